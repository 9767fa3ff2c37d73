using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Missions;

/// <summary>Programmes in the nation's tenant: run by the ministry's office, itineraries by who leads a delegation, read by the places they go to.</summary>
public sealed class ProgrammeTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Guid Sample = SampleIds.For("mission/2083");
    private static readonly Guid Decision = SampleIds.For("instrument/bo/2083");
    private static readonly StopFacts Visit = new(StopKind.SiteVisit, "16690", "Trung tâm PVHCC", "Khảo sát quầy tiếp nhận", new(2025, 8, 20), new(8, 0), new(9, 30), "Bố trí máy tính");

    [Theory, BothProviders]
    public async Task The_sample_sends_twelve_delegations_to_the_34_provinces_without_a_conflict(Provider provider)
    {
        await using var work = (await houses.GetAsync(provider)).Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        var view = (await work.Get<ShowProgramme>().HandleAsync(Officer("thuky.bo"), Sample)).Value;
        view.Row.Citation.ShouldBe("Quyết định số 2083/QĐ-BKHCN");
        view.Delegations.Select(one => one.Row.Number).ShouldBe(Enumerable.Range(1, 12));
        view.Delegations.SelectMany(one => one.Places).Select(place => place.PlaceCode).Where(code => code.Length == 2).Order(StringComparer.Ordinal)
            .ShouldBe(view.Units.Provinces(view.Row.Begins).Select(unit => unit.Code).Order(StringComparer.Ordinal));
        view.Delegations.ShouldAllBe(one => one.Head != null && one.Members.Any(member => member.Part == MemberPart.Secretary) && one.Stops.Count == one.Places.Count);
        view.Conflicts.ShouldBeEmpty();
        view.IsHost.ShouldBeTrue();
    }

    [Theory, BothProviders]
    public async Task A_place_sees_who_comes_to_it_and_nobody_elses(Provider provider)
    {
        await using var work = (await houses.GetAsync(provider)).Open();
        var province = (await work.Get<ShowProgramme>().HandleAsync(Officer("giamdoc.skhcn"), Sample)).Value;
        province.IsHost.ShouldBeFalse();
        province.Delegations.Select(one => one.Row.Number).ShouldBe([6]);
        province.Delegations[0].Stops.Select(stop => stop.PlaceCode).ShouldBe(["40", "16690"]);
        province.Delegations[0].MayArrange.ShouldBeFalse();

        var commune = (await work.Get<ShowProgramme>().HandleAsync(Officer("tiepnhan.truongvinh"), Sample)).Value;
        commune.Delegations[0].Stops.Select(stop => stop.PlaceCode).ShouldBe(["16690"]);
        (await work.Get<ShowProgramme>().HandleAsync(Officer("tiepnhan.vinhphu"), Sample)).Problems[0].Code.ShouldBe("MIS-040");
        (await work.Get<ShowProgramme>().ListAsync(Officer("tiepnhan.vinhphu"))).Value.Programmes.ShouldBeEmpty();
        (await work.Get<ShowProgramme>().HandleAsync(Officer("quantri.tinh"), Sample)).Problems[0].Code.ShouldBe("ACC-001");
    }

    [Theory, BothProviders]
    public async Task The_office_opens_and_names_and_who_leads_sets_the_itinerary(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var facts = new ProgrammeFacts(Decision, "Khảo sát đợt hai", new(2025, 8, 18), new(2025, 8, 22), "Nghe khó khăn của cấp xã");
        foreach (var stranger in new[] { "chuyenvien.shtt.bo", "cuctruong.buxa.bo", "quantri.bo", "vanthu.bo" })
        {
            await InNationAsync(house, async work => (await work.Get<OpenProgramme>().HandleAsync(Officer(stranger), new(facts))).Problems[0].Code.ShouldBe("ACC-001", stranger));
        }

        var (id, page) = (Guid.Empty, Guid.CreateVersion7());
        await InNationAsync(house, async work => id = (await work.Get<OpenProgramme>().HandleAsync(Officer("truongphong.bo"), new(facts), page)).Value);
        await InNationAsync(house, async work =>
        {
            (await work.Get<OpenProgramme>().HandleAsync(Officer("truongphong.bo"), new(facts), page)).Value.ShouldBe(id, "the page sent twice is one programme");
            (await work.Get<OpenProgramme>().HandleAsync(Officer("truongphong.bo"), new(facts with { Title = "Đợt ba" }), page)).Value.ShouldNotBe(id, "other words are another");
        });
        MissionMember[] members = [await MemberAsync(house, MemberPart.Head, "cuctruong.shtt.bo"), await MemberAsync(house, MemberPart.Member, "chuyenvien.shtt.bo"), new(MemberPart.Secretary, "Đỗ Thị Hà", "Nhà báo", "Báo KH&PT")];
        await InNationAsync(house, async work => (await work.Get<SetDelegation>().HandleAsync(Officer("thuky.bo"), new(id, null, "Đoàn khảo sát", members, [new("Nghệ An"), new("Phường Trường Vinh, Nghệ An", "Giám đốc Trung tâm", "0900")]))).Value.ShouldBe(1));
        await InNationAsync(house, async work => (await work.Get<SetDelegation>().HandleAsync(Officer("thuky.bo"), new(id, null, "Đoàn khảo sát", members, [new("Nghệ An"), new("Phường Trường Vinh, Nghệ An", "Giám đốc Trung tâm", "0900")]))).Value.ShouldBe(1));
        await InNationAsync(house, async work => (await work.Get<SetDelegation>().HandleAsync(Officer("thuky.bo"), new(id, null, "Đoàn khảo sát", [.. members, new(MemberPart.Member, "Người khác")], [new("Nghệ An"), new("Phường Trường Vinh, Nghệ An", "Giám đốc Trung tâm", "0900")]))).Problems[0].Code.ShouldBe("MIS-055"));

        await InNationAsync(house, async work => (await work.Get<SetStop>().HandleAsync(Officer("chuyenvien.shtt.bo"), new(id, 1, Visit))).Problems[0].Code.ShouldBe("ACC-001", "a member does not arrange"));
        var stop = Guid.Empty;
        await InNationAsync(house, async work => stop = (await work.Get<SetStop>().HandleAsync(Officer("cuctruong.shtt.bo"), new(id, 1, Visit))).Value);
        await InNationAsync(house, async work =>
        {
            (await work.Get<SetStop>().HandleAsync(Officer("thuky.bo"), new(id, 1, Visit with { Day = new(2025, 9, 1) }, stop, Expected: 1))).Problems[0].Code.ShouldBe("ACT-001", "somebody set a stop meanwhile");
            (await work.Get<SetStop>().HandleAsync(Officer("thuky.bo"), new(id, 1, Visit with { Day = new(2025, 9, 1) }, stop, Expected: 2))).Ok.ShouldBeTrue();
            (await work.Get<ShowProgramme>().HandleAsync(Officer("thuky.bo"), id)).Value.Conflicts.Select(conflict => conflict.Kind).ShouldBe([ConflictKind.OutsidePeriod]);
            (await work.Get<SetStop>().CancelAsync(Officer("thuky.bo"), id, 1, stop, " ")).Problems[0].Code.ShouldBe("MIS-013");
            (await work.Get<SetStop>().CancelAsync(Officer("thuky.bo"), id, 1, stop, "Bão số 5")).Ok.ShouldBeTrue();
            (await work.Get<SetStop>().CancelAsync(Officer("thuky.bo"), id, 1, stop, "Bão số 5")).Problems[0].Code.ShouldBe("MIS-053");
            (await work.Get<ShowProgramme>().HandleAsync(Officer("thuky.bo"), id)).Value.Conflicts.ShouldBeEmpty();
        });

        await using var there = house.Open();
        var seen = (await there.Get<ShowProgramme>().HandleAsync(Officer("tiepnhan.truongvinh"), id)).Value.Delegations.ShouldHaveSingleItem();
        seen.Stops.ShouldHaveSingleItem().CancelledAt.ShouldNotBeNull();
        seen.Members.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("no head", "MIS-046")]
    [InlineData("two heads", "MIS-046")]
    [InlineData("no secretary", "MIS-047")]
    [InlineData("twice", "MIS-054")]
    [InlineData("nowhere", "MIS-048")]
    [InlineData("unknown place", "MIS-049")]
    [InlineData("a name two communes bear", "MIS-049")]
    [InlineData("no name", "MIS-042")]
    [InlineData("long", "MIS-008")]
    public async Task A_delegation_that_is_not_whole_is_refused_with_a_sentence(string what, string code)
    {
        MissionMember head = new(MemberPart.Head, "Nguyễn Văn An"), secretary = new(MemberPart.Secretary, "Trần Thị Bình");
        MissionMember[] members = what switch
        {
            "no head" => [secretary], "two heads" => [head, head with { Name = "Lê Văn Cường" }, secretary], "no secretary" => [head], "twice" => [head, secretary, secretary with { Name = "TRẦN THỊ BÌNH" }], _ => [head, secretary],
        };
        PlaceFacts[] places = what switch { "nowhere" => [], "unknown place" => [new("Atlantis")], "a name two communes bear" => [new("An Lão")], _ => [new("Nghệ An")] };
        var name = what switch { "no name" => " ", "long" => new string('a', 201), _ => "Đoàn thử" };
        await InNationAsync(await houses.GetAsync(Provider.Sqlite), async work =>
            (await work.Get<SetDelegation>().HandleAsync(Officer("thuky.bo"), new(Sample, null, name, members, places))).Problems.Select(problem => problem.Code).ShouldBe([code]));
    }

    [Theory, BothProviders]
    public async Task A_secret_address_gives_the_stops_its_officer_may_see_and_the_next_one_ends_it(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        string first, second;
        await using (var work = house.Open())
        {
            first = (await work.Get<ProgrammeCalendar>().NewLinkAsync(Officer("giamdoc.skhcn"))).Value;
            second = (await work.Get<ProgrammeCalendar>().NewLinkAsync(Officer("giamdoc.skhcn"))).Value;
            (await work.Get<ProgrammeCalendar>().NewLinkAsync(Officer("quantri.tinh"))).Problems[0].Code.ShouldBe("ACC-001");
        }

        await using var reader = house.Open();
        (await reader.Get<ProgrammeCalendar>().ReadAsync(first, "Lịch")).ShouldBeNull();
        (await reader.Get<ProgrammeCalendar>().ReadAsync("40x", "Lịch")).ShouldBeNull();
        var text = (await reader.Get<ProgrammeCalendar>().ReadAsync(second, "Lịch")).ShouldNotBeNull();
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        lines.Count(line => line == "BEGIN:VEVENT").ShouldBe(2);
        lines.ShouldContain("DTSTART:20250815T010000Z");
        lines.ShouldContain("SUMMARY:Đoàn số 6: Làm việc với UBND và Sở Khoa học và Công nghệ");
        lines.ShouldContain(@"LOCATION:Trung tâm Phục vụ hành chính công\, Phường Trường Vinh\, Tỉnh Nghệ An");
        text.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
    }

    private static Actor Officer(string user) => new(ActorKind.Officer, SampleIds.For($"officer/{user}"), user);

    private static async Task<MissionMember> MemberAsync(TestDatabase house, MemberPart part, string user)
    {
        MissionPerson? person = null;
        await InNationAsync(house, async work => person = (await work.Get<MissionPeople>().ListAsync()).Single(one => one.Id == SampleIds.For($"officer/{user}")));
        return new(part, person!.Name, person.Title, person.Unit, null, person.Id);
    }

    private static async Task InNationAsync(TestDatabase house, Func<Work, Task> act)
    {
        await using var work = house.Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        await act(work);
    }
}
