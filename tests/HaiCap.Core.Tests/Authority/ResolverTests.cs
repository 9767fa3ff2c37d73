using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using static HaiCap.Core.Tests.Authority.World;

namespace HaiCap.Core.Tests.Authority;

/// <summary>Who decides, by examples from decrees 132/2025 and 133/2025 and what follows from them.</summary>
public sealed class ResolverTests
{
    private readonly World world = new();

    [Fact]
    public void Without_a_grant_the_published_procedure_says_who_decides()
    {
        var one = world.Resolve(Procedure(), Later).One!;
        (one.Agency!.Code.Text, one.Position, one.Form).ShouldBe(("H41.19", "Giám đốc", SigningForm.Head));
        one.Chain.ShouldHaveSingleItem().GrantId.ShouldBeNull();
        world.Resolve(Procedure("1.013792", Information, agency: null), Later, "16681").Agency.ShouldBe(world.Commune);
        world.Resolve(Procedure("1.013792", Information, agency: null), Later).Gap.ShouldBe(GapReason.PlaceNeeded);
        world.Resolve(Procedure("1.013792", Information, agency: null), Later, "99999").Gap.ShouldBe(GapReason.NoAgency);
        world.Resolve(Procedure(agency: "H41.77"), Later).Gap.ShouldBe(GapReason.NoAgency);
    }

    /// <summary>Decree 133/2025: what the ministry decided goes to the chairman of the province, who authorises the director.</summary>
    [Theory]
    [InlineData("2025-06-30", null, "Bộ Khoa học và Công nghệ", SigningForm.Head, 1)]
    [InlineData("2025-07-01", "H41", "Chủ tịch", SigningForm.Head, 2)]
    [InlineData("2025-07-15", "H41.19", "Giám đốc", SigningForm.Authorised, 3)]
    [InlineData("2026-12-31", "H41.19", "Giám đốc", SigningForm.Authorised, 3)]
    [InlineData("2027-01-01", "H41", "Chủ tịch", SigningForm.Head, 2)]
    public void Decree_133_from_the_ministry_to_the_chairman_and_by_authorisation_to_the_director(string on, string? agency, string who, SigningForm form, int links)
    {
        Decree133();
        var one = world.Resolve(Procedure(), DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)).One!;
        one.Agency?.Code.Text.ShouldBe(agency);
        (one.Position ?? one.Outside).ShouldBe(who);
        one.Form.ShouldBe(form);
        one.Chain.Count.ShouldBe(links);
        one.Chain.Select(link => link.To).SkipLast(1).ShouldBe(one.Chain.Skip(1).Select(link => link.From));
    }

    /// <summary>Decree 132/2025: what the district decided is the commune's since 1 July 2025.</summary>
    [Theory]
    [InlineData("2025-06-30", "16681", "UBND cấp huyện")]
    [InlineData("2025-07-01", "16681", "Ủy ban nhân dân phường Trường Vinh")]
    [InlineData("2025-07-01", "17143", "Ủy ban nhân dân xã Quỳnh Lưu")]
    public void Decree_132_from_the_district_to_the_commune(string on, string place, string agency)
    {
        var old = world.Write("147/2024/NĐ-CP");
        world.Grant(GrantKind.Original, null, Out(District), old, field: Information, until: Before);
        world.Grant(GrantKind.Original, null, Place, world.Write("132/2025/NĐ-CP", from: First), field: Information, since: First);
        world.Resolve(Procedure("1.013792", Information, agency: null), DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), place).One!.AgencyName.ShouldBe(agency);
    }

    [Fact]
    public void A_revoked_or_expired_parent_ends_its_children()
    {
        var (devolved, _) = Decree133();
        devolved.ValidTo = new DateOnly(2026, 3, 31);
        world.Resolve(Procedure(), new DateOnly(2026, 3, 31)).One!.Agency.ShouldBe(world.Science);
        world.Resolve(Procedure(), new DateOnly(2026, 4, 1)).One!.Outside.ShouldBe(Ministry);
    }

    [Fact]
    public void A_grant_lives_no_longer_than_its_instrument()
    {
        var decree = world.Write("133/2025/NĐ-CP", from: First, to: new DateOnly(2026, 1, 31));
        world.Grant(GrantKind.Original, null, Province, decree, since: First);
        world.Resolve(Procedure(), new DateOnly(2026, 1, 31)).Agency.ShouldBe(world.Committee);
        world.Resolve(Procedure(), new DateOnly(2026, 2, 1)).Agency.ShouldBe(world.Science, "the published procedure speaks again");
        world.Resolve(Procedure(), Before).Agency.ShouldBe(world.Science);
    }

    [Fact]
    public void Two_instruments_that_contradict_each_other_are_an_overlap_and_two_that_agree_are_not()
    {
        var law = world.Write("1/2025/QH15", InstrumentKind.Law);
        world.Grant(GrantKind.Original, null, Of("H41.19"), law);
        world.Grant(GrantKind.Original, null, Of("H41.19"), world.Write("2/2025/QH15", InstrumentKind.Law), codes: ["2.002380"]);
        world.Resolve(Procedure(), Later).Agency.ShouldBe(world.Science);
        world.Grant(GrantKind.Original, null, Of("H41.13"), law, codes: ["2.002380"]);
        var found = world.Resolve(Procedure(), Later);
        (found.Found, found.One, found.All.Count).ShouldBe((Found.Several, null, 2));
        world.Resolve(Procedure("2.002381"), Later).Agency.ShouldBe(world.Science);
    }

    [Fact]
    public void A_grant_may_be_for_a_tag_a_territory_or_a_threshold()
    {
        var decree = world.Write("133/2025/NĐ-CP");
        var all = world.Grant(GrantKind.Original, null, Province, decree, tags: ["khcn"]);
        world.Grant(GrantKind.Decentralisation, Province, Place, decree, under: all, tags: ["khcn"], territory: ["16681"]);
        world.Grant(GrantKind.Decentralisation, Province, Of("H41.13"), decree, under: all, tags: ["khcn"], when: new FormCondition { Field = "cong-suat", AtLeast = 100 });
        var tagged = Procedure(agency: "H41.19", tags: "khcn");
        world.Resolve(Procedure(), Later).Agency.ShouldBe(world.Science, "it has no such tag");
        world.Resolve(tagged, Later, "17143", Answers("""{ "cong-suat": 99 }""")).Agency.ShouldBe(world.Committee);
        world.Resolve(tagged, Later, "17143", Answers("""{ "cong-suat": 100 }""")).Agency.ShouldBe(world.Health);
        world.Resolve(tagged, Later, "16681", Answers("""{ "cong-suat": 1 }""")).Agency.ShouldBe(world.Commune);
        world.Resolve(tagged, Later, "16681", Answers("""{ "cong-suat": 100 }""")).Found.ShouldBe(Found.Several);

        var unasked = world.Resolve(tagged, Later, "17143");
        unasked.Agency.ShouldBe(world.Committee);
        unasked.Cases!.ShouldHaveSingleItem().Terms.To.AgencyCode.ShouldBe("H41.13");
    }

    /// <summary>Radiation: fixed equipment where it stands, mobile equipment where the head office is.</summary>
    [Theory]
    [InlineData("co-dinh", "40", "01", true)]
    [InlineData("co-dinh", "01", "40", false)]
    [InlineData("di-dong", "01", "40", true)]
    [InlineData("di-dong", "40", "01", false)]
    public void The_place_of_the_equipment_or_of_the_head_office_decides_which_province(string how, string stands, string office, bool here)
    {
        world.Grant(
            GrantKind.Original, null, Of("H41.19"), world.Write("142/2020/NĐ-CP"),
            places: [new PlaceChoice("tru-so", new FormCondition { Field = "cach-lap-dat", Is = "di-dong" }), new PlaceChoice("noi-dat")]);
        var found = world.Resolve(Procedure(), Later, null, Answers($$"""
            { "cach-lap-dat": "{{how}}", "noi-dat": { "province": "{{stands}}" }, "tru-so": { "province": "{{office}}" } }
            """));
        found.Agency.ShouldBe(here ? world.Science : null);
        found.Gap.ShouldBe(here ? null : GapReason.OtherProvince);
    }

    [Fact]
    public void A_committee_decides_as_a_body_through_its_chairman_TM()
    {
        world.Grant(GrantKind.Original, null, Province with { Office = Office.Collective }, world.Write("72/2025/QH15", InstrumentKind.Law));
        var one = world.Resolve(Procedure(), Later).One!;
        (one.Form, one.Position, one.Chain[0].To).ShouldBe((SigningForm.OnBehalf, "Chủ tịch", "Ủy ban nhân dân tỉnh Nghệ An"));
    }

    [Fact]
    public void A_procedure_that_is_not_in_force_has_nobody() =>
        world.Resolve(Procedure() with { ValidFrom = First }, Before).Gap.ShouldBe(GapReason.NotPublished);

    [Fact]
    public void Grants_that_go_round_in_a_circle_end()
    {
        var decree = world.Write("133/2025/NĐ-CP");
        world.Grant(GrantKind.Decentralisation, Of("H41.19"), Province, decree);
        world.Grant(GrantKind.Decentralisation, Province, Of("H41.19"), decree);
        world.Resolve(Procedure(), Later).One!.Chain.Count.ShouldBe(3);
    }

    private static FormAnswers Answers(string json) => FormAnswers.FromJson(json);

    private (Core.Authority.Grants.CompetenceGrant Devolved, Core.Authority.Grants.CompetenceGrant Authorised) Decree133()
    {
        var original = world.Grant(GrantKind.Original, null, Out(Ministry), world.Write("18/2008/QH12", InstrumentKind.Law), "Điều 25");
        var devolved = world.Grant(GrantKind.Devolution, Out(Ministry), Province, world.Write("133/2025/NĐ-CP", from: First), "Điều 7", original, since: First);
        var authorised = world.Grant(
            GrantKind.Authorisation, Province, Of("H41.19"), world.Write("2100/QĐ-UBND", InstrumentKind.Decision, new DateOnly(2025, 7, 15)), "Điều 1", devolved,
            since: new DateOnly(2025, 7, 15), until: new DateOnly(2026, 12, 31));
        return (devolved, authorised);
    }
}
