using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Covers;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Authority;

/// <summary>Instruments, grants and covers through the use cases, on the sample province: what the law refuses, who may, and what follows at once.</summary>
public sealed class GrantFlowTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly DateOnly Today = new(2026, 7, 6);
    private static readonly Actor Legal = People.Officer("quantri.tinh");
    private static readonly Actor Chairman = People.Officer("chutich.tinh");
    private static readonly Holder Science = new(AgencyCode: "H41.19");
    private static readonly Guid XRayOfChairman = SampleIds.For("grant/nltt-tinh");
    private static readonly Guid XRayOfDirector = SampleIds.For("grant/nltt-so");

    [Theory, BothProviders]
    public async Task The_chairman_takes_the_authorisation_back_and_the_director_is_refused_at_once(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        (await WhoAsync(house, "2.002385")).ShouldBe(("H41.19", "Giám đốc", SigningForm.Authorised));
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.ProposeAsync();
        await story.ApproveAsync();

        await DoAsync<EndCompetence, Done>(house, act => act.HandleAsync(Chairman, new(XRayOfDirector, null, "Quyết định thu hồi 12/QĐ-UBND")));
        (await WhoAsync(house, "2.002385")).ShouldBe(("H41", "Chủ tịch", SigningForm.Head));
        await using var work = house.Open();
        var refused = (await work.Get<SignResult>().HandleAsync(People.Director, new(new DossierRef(story.Code)))).Problems[0];
        refused.Code.ShouldBe("AUT-020");
        refused.Vi.ShouldContain("Chủ tịch Ủy ban nhân dân tỉnh Nghệ An");
        var told = await work.Db.Set<Act>().AsNoTracking().SingleAsync(act => act.Subject == AuthoritySubjects.OfGrant(XRayOfDirector) && act.Name == "competence.ended");
        told.DataAs<CompetenceEnded>().ShouldBe(new CompetenceEnded(GrantKind.Authorisation, "2107/QĐ-UBND", Today.AddDays(-1), Revoked: true));
    }

    [Fact]
    public async Task What_is_signed_by_authorisation_keeps_its_instruments()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.ProposeAsync();
        await story.ApproveAsync();
        await story.SignAsync();
        await using var work = house.Open();
        var document = await work.Db.Set<Core.Dossiers.DossierDocument>().AsNoTracking().SingleAsync(row => row.Kind == Core.Dossiers.DocumentKind.Result);
        ResultFacts.Of(document).Authority.ShouldBe(["Luật số 18/2008/QH12", "Nghị định số 133/2025/NĐ-CP", "Điều 1 Quyết định số 2107/QĐ-UBND"]);
    }

    [Theory]
    [InlineData("chutich.tinh", true)]
    [InlineData("quantri.tinh", true)]
    [InlineData("phochutich.tinh", false)]
    [InlineData("giamdoc.skhcn", false)]
    [InlineData("quantri.skhcn", false)]
    [InlineData("chutich.truongvinh", false)]
    [InlineData("quantri.truongvinh", false)]
    [InlineData("kiemtra.tinh", false)]
    [InlineData("chuyenvien.atbx", false)]
    public async Task Only_the_grantor_or_the_legal_unit_over_it_takes_back(string user, bool may)
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using var work = house.Open();
        var done = await work.Get<EndCompetence>().HandleAsync(People.Officer(user), new(XRayOfDirector, null, "Thử"));
        (done.Ok, done.Ok ? null : done.Problems[0].Code).ShouldBe((may, may ? null : "ACC-001"));
    }

    [Theory]
    [InlineData("chutich.truongvinh", true)]
    [InlineData("quantri.truongvinh", true)]
    [InlineData("quantri.tinh", true)]
    [InlineData("chutich.tinh", false)]
    [InlineData("giamdoc.skhcn", false)]
    [InlineData("chutich.vinhphu", false)]
    [InlineData("quantri.vinhphu", false)]
    [InlineData("chuyenvien.truongvinh", false)]
    [InlineData("kiemtra.tinh", false)]
    public async Task What_a_commune_gives_its_own_head_or_a_legal_unit_over_it_takes_back_and_no_other_commune(string user, bool may)
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using var work = house.Open();
        var own = People.Officer("chutich.truongvinh");
        var committee = await People.AgencyOfAsync(work, own);
        var deputy = await work.Db.Set<Position>().AsNoTracking().FirstAsync(row => row.AgencyId == committee.Id && row.SigningForm == SigningForm.Deputy);
        var decision = (await work.Get<RecordInstrument>().HandleAsync(own, Facts("3/QĐ-UBND"))).Value;
        var facts = new GrantFacts(decision, "Điều 1", GrantKind.Authorisation, SampleIds.For("grant/ttm-xa"), MayPassOn: false, Today, Today.AddYears(1), new GrantTerms
        {
            Codes = ["1.013792"], From = new Holder(AgencyKind.CommuneCommittee), To = new Holder(AgencyCode: committee.Code.Text, PositionId: deputy.Id), Territory = [committee.UnitCode],
        });
        (await work.Get<GrantCompetence>().HandleAsync(People.Officer("chutich.vinhphu"), facts)).Problems[0].Code.ShouldBe("ACC-001", "nobody gives what is another's");
        var given = await work.Get<GrantCompetence>().HandleAsync(own, facts);
        given.Problems.ShouldBeEmpty();
        var done = await work.Get<EndCompetence>().HandleAsync(People.Officer(user), new(given.Value, null, "Thử"));
        (done.Ok, done.Ok ? null : done.Problems[0].Code).ShouldBe((may, may ? null : "ACC-001"));
    }

    [Theory]
    [InlineData("quantri.tinh", true, true)]
    [InlineData("quantri.skhcn", true, false)]
    [InlineData("chutich.tinh", true, false)]
    [InlineData("giamdoc.skhcn", true, false)]
    [InlineData("chuyenvien.atbx", false, false)]
    [InlineData("tiepnhan.truongvinh", false, false)]
    [InlineData("kiemtra.tinh", false, false)]
    public async Task Who_decides_records_instruments_and_only_the_provinces_legal_unit_mends_and_ends_them(string user, bool records, bool keeps)
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        var by = People.Officer(user);
        await using var work = house.Open();
        (await work.Get<RecordInstrument>().HandleAsync(by, Facts("1/QĐ-THU"))).Ok.ShouldBe(records);
        var decree = SampleIds.For("instrument/nd-133");
        (await work.Get<AmendInstrument>().HandleAsync(by, decree, Facts("133/2025/NĐ-CP") with { Kind = InstrumentKind.Decree })).Ok.ShouldBe(keeps);
        (await work.Get<EndInstrument>().HandleAsync(by, new(decree, Today.AddDays(10), "Thử"))).Ok.ShouldBe(keeps);
    }

    [Fact]
    public async Task The_law_of_authorisations_is_enforced()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using var work = house.Open();
        var grant = work.Get<GrantCompetence>();
        var decision = (await work.Get<RecordInstrument>().HandleAsync(Legal, Facts("55/QĐ-UBND"))).Value;
        var authorise = new GrantFacts(decision, "Điều 1", GrantKind.Authorisation, XRayOfChairman, MayPassOn: true, Today, Today.AddYears(1), new GrantTerms
        {
            Codes = ["2.002380"],
            From = new Holder(AgencyKind.ProvincialCommittee),
            To = new Holder(AgencyCode: "H41.13"),
        });
        (await CodesAsync(authorise with { To = null })).ShouldBe(["AUT-030"], "limited in time");
        (await CodesAsync(authorise with { InstrumentId = SampleIds.For("instrument/nd-133") })).ShouldBe(["AUT-036"], "written");
        (await CodesAsync(authorise with { From = Today.AddDays(-1) })).ShouldBe(["AUT-035", "AUT-036"], "not before it is signed");
        (await CodesAsync(authorise with { ParentId = XRayOfDirector, Terms = authorise.Terms with { From = Science } })).ShouldBe(["AUT-031"], "never passed on");
        (await CodesAsync(authorise with { Terms = authorise.Terms with { From = Science } })).ShouldBe(["AUT-033"], "by the holder only");
        (await CodesAsync(authorise with { Terms = authorise.Terms with { Codes = [] } })).ShouldBe(["AUT-011"]);
        (await CodesAsync(authorise with { Terms = authorise.Terms with { Codes = ["x"] } })).ShouldBe(["AUT-018"]);
        (await CodesAsync(authorise with { Terms = authorise.Terms with { To = new Holder(AgencyCode: "H41.99") } })).ShouldBe(["AUT-012"]);
        (await CodesAsync(authorise with { Terms = authorise.Terms with { Territory = ["00000"] } })).ShouldBe(["AUT-016"]);
        (await CodesAsync(authorise with { InstrumentId = SampleIds.For("nothing") })).ShouldBe(["AUT-001"]);
        (await CodesAsync(authorise with { ParentId = SampleIds.For("nothing") })).ShouldBe(["AUT-002"]);
        (await grant.HandleAsync(People.Director, authorise)).Problems[0].Code.ShouldBe("ACC-001");

        // What is allowed makes an overlap with the sample's authorisation, and is found at once.
        (await grant.HandleAsync(Legal, authorise)).Ok.ShouldBeTrue();
        var found = (await work.Get<WhoDecides>().HandleAsync(new("2.002380"))).Value.Found;
        (found.Found, found.All.Count).ShouldBe((Found.Several, 2));

        async Task<List<string>> CodesAsync(GrantFacts facts)
        {
            var done = await grant.HandleAsync(Legal, facts);
            done.Ok.ShouldBeFalse();
            return [.. done.Problems.Select(problem => problem.Code)];
        }
    }

    [Fact]
    public async Task Ending_an_instrument_ends_what_rests_on_it()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await DoAsync<EndInstrument, Done>(house, act => act.HandleAsync(Legal, new(SampleIds.For("instrument/nd-133"), Today, "Hết hiệu lực")));
        (await WhoAsync(house, "2.002385")).Agency.ShouldBe("H41.19", "the last day counts");
        house.Clock.Advance(TimeSpan.FromDays(1));
        await using var work = house.Open();
        (await work.Get<WhoDecides>().HandleAsync(new("2.002385"))).Value.Found.One!.Outside.ShouldBe("Bộ Khoa học và Công nghệ");
    }

    [Fact]
    public async Task The_samples_vacancy_and_expired_authorisation_refuse()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using var work = house.Open();
        var vacant = (await work.Get<WhoDecides>().HandleAsync(new("1.013792", "16822"))).Value.Found.One!;
        (vacant.Agency!.UnitCode, vacant.Signer).ShouldBe(("16822", null));
        (await WhoAsync(house, "1.014597")).ShouldBe(("H41", "Chủ tịch", SigningForm.Head));
        (await work.Get<WhoDecides>().HandleAsync(new("1.014597", On: new DateOnly(2025, 12, 31)))).Value.Found.Agency!.Code.Text.ShouldBe("H41.19");

        // Charged by the legal unit, the deputy signs KT.
        var deputy = await work.Db.Set<Position>().AsNoTracking().SingleAsync(row => row.AgencyId == vacant.Agency.Id && row.SigningForm == SigningForm.Deputy);
        var decision = (await work.Get<RecordInstrument>().HandleAsync(Legal, Facts("56/QĐ-UBND"))).Value;
        (await work.Get<CoverHead>().HandleAsync(People.Officer("quantri.truongvinh"), new(deputy.Id, decision, Today, null))).Problems[0].Code.ShouldBe("ACC-001");
        var cover = (await work.Get<CoverHead>().HandleAsync(Legal, new(deputy.Id, decision, Today, null))).Value;
        (await work.Get<WhoDecides>().HandleAsync(new("1.013792", "16822"))).Value.Found.One!.Form.ShouldBe(SigningForm.Deputy);
        (await work.Get<CoverHead>().EndAsync(Legal, cover, Today)).Ok.ShouldBeTrue();
        house.Clock.Advance(TimeSpan.FromDays(1));
        (await work.Get<WhoDecides>().HandleAsync(new("1.013792", "16822"))).Value.Found.One!.Signer.ShouldBeNull();
    }

    [Fact]
    public async Task Before_july_2025_another_decided()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        await using var work = house.Open();
        (await work.Get<WhoDecides>().HandleAsync(new("1.013792", null, new DateOnly(2025, 6, 30)))).Value.Found.One!.Outside.ShouldBe("UBND cấp huyện");
        (await work.Get<WhoDecides>().HandleAsync(new("2.002385", null, new DateOnly(2025, 6, 30)))).Value.Found.One!.Outside.ShouldBe("Bộ Khoa học và Công nghệ");
        (await work.Get<WhoDecides>().HandleAsync(new("2.002385", "01"))).Problems[0].Code.ShouldBe("AUT-041");
        (await work.Get<WhoDecides>().HandleAsync(new("0.000000"))).Problems[0].Code.ShouldBe("AUT-040");
    }

    private static InstrumentFacts Facts(string number) => new(InstrumentKind.Decision, number, "Chủ tịch UBND tỉnh Nghệ An", "Thử nghiệm", Today, Today);

    private static async Task<(string? Agency, string? Position, SigningForm? Form)> WhoAsync(TestDatabase house, string procedure)
    {
        await using var work = house.Open();
        var one = (await work.Get<WhoDecides>().HandleAsync(new(procedure))).Value.Found.One;
        return (one?.Agency?.Code.Text, one?.Position, one?.Form);
    }

    private static async Task DoAsync<TUseCase, T>(TestDatabase house, Func<TUseCase, Task<Outcome<T>>> act)
        where TUseCase : notnull
    {
        await using var work = house.Open();
        (await act(work.Get<TUseCase>())).Problems.ShouldBeEmpty();
    }
}
