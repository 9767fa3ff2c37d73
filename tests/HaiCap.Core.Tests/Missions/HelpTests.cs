using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Help;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Missions;

/// <summary>Requests for help from the place's or the delegation's words to done, and who sees and may do what.</summary>
public sealed class HelpTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly DateOnly Today = new(2026, 7, 6);
    private static readonly HelpFacts Typed = new(HelpKind.Training, "Kiểm tra nhà nước về đo lường", "Công chức phòng kinh tế cấp xã", 3, null, null, Addressee.Province);
    private static readonly Guid Stop = SampleIds.For("stop/2083/40/2");

    [Theory]
    [InlineData("whole", "")]
    [InlineData("nothing", "MIS-061 MIS-062 MIS-063")]
    [InlineData("none of them", "MIS-063")]
    [InlineData("too many", "MIS-063")]
    [InlineData("yesterday", "MIS-064")]
    [InlineData("today", "")]
    [InlineData("long", "MIS-008")]
    public void What_is_typed(string what, string codes)
    {
        var facts = what switch
        {
            "nothing" => new HelpFacts(), "none of them" => Typed with { HowMany = 0 }, "too many" => Typed with { HowMany = 1_000_001 }, "yesterday" => Typed with { WantedBy = Today.AddDays(-1) },
            "today" => Typed with { WantedBy = Today }, "long" => Typed with { Subject = new string('a', 301) }, _ => Typed,
        };
        string.Join(' ', facts.Faults(Today).Select(problem => problem.Code)).ShouldBe(codes);
    }

    [Theory, BothProviders]
    public async Task A_page_sent_twice_is_one_request_also_at_once_and_other_words_on_it_are_another(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var (page, commune) = (Guid.CreateVersion7(), Officer("tiepnhan.truongvinh"));
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(Typed))));
        codes.Distinct().ShouldHaveSingleItem();
        (await AskAsync(Typed)).ShouldBe(codes[0]);
        (await AskAsync(Typed with { Subject = "Việc khác" })).ShouldNotBe(codes[0]);

        async Task<string> AskAsync(HelpFacts facts)
        {
            await using var work = house.Open();
            return (await work.Get<RecordHelp>().HandleAsync(commune, new(facts, Page: page))).Value;
        }
    }

    [Theory, BothProviders]
    public async Task A_commune_asks_the_province_and_a_department_sees_to_it(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        await using var work = house.Open();
        var (follow, commune, office, director) = (work.Get<FollowHelp>(), Officer("tiepnhan.truongvinh"), Officer("chuyenvien.vanphong"), Officer("giamdoc.skhcn"));
        var code = (await work.Get<RecordHelp>().HandleAsync(commune, new(Typed))).Value;
        code.ShouldStartWith("HT-40-");
        (await follow.ShowAsync(Officer("tiepnhan.vinhphu"), code)).Problems[0].Code.ShouldBe("MIS-060");
        (await follow.ShowAsync(director, code)).Problems[0].Code.ShouldBe("MIS-060", "not its yet");
        (await follow.ShowAsync(Officer("quantri.tinh"), code)).Problems[0].Code.ShouldBe("ACC-001");
        (await follow.AssignAsync(commune, code, "H41.19", work.Clock().AddDays(10))).Problems[0].Code.ShouldBe("ACC-001");
        (await follow.AssignAsync(office, code, "H41.19", work.Clock().AddDays(-1))).Problems[0].Code.ShouldBe("MIS-065");
        (await follow.AssignAsync(office, code, "H99", work.Clock())).Problems[0].Code.ShouldBe("MIS-011");
        (await follow.AssignAsync(office, code, "H41.19", work.Clock().AddDays(10), expected: 7)).Problems[0].Code.ShouldBe("ACT-001");
        (await follow.AssignAsync(office, code, "H41.19", work.Clock().AddDays(10))).Ok.ShouldBeTrue();

        (await follow.ShowAsync(director, code)).Value.May.ShouldBe(new HelpMay(false, true, false));
        (await follow.CloseAsync(director, code, done: true, " ")).Problems[0].Code.ShouldBe("MIS-066");
        (await follow.CloseAsync(director, code, done: true, "Tập huấn ngày 12/7, ba người có chứng nhận.")).Ok.ShouldBeTrue();
        (await follow.CloseAsync(director, code, done: true, "Lần nữa")).Problems[0].Code.ShouldBe("MIS-067");
        var seen = (await follow.ShowAsync(commune, code)).Value;
        (seen.Row.State, seen.Row.Outcome, seen.May).ShouldBe((HelpState.Done, "Tập huấn ngày 12/7, ba người có chứng nhận.", new HelpMay(false, false, false)));
        seen.Story.Select(act => act.Name).ShouldBe(["help.recorded", "help.assigned", "help.done"]);
    }

    [Theory, BothProviders]
    public async Task A_delegation_writes_down_what_a_place_needs_and_the_ministry_sees_to_it(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        string code;
        await using (var work = house.Open())
        {
            using var nation = work.Db.Tenant.Open(Tenant.Nation);
            (await work.Get<RecordHelp>().HandleAsync(Officer("chuyenvien.buxa.bo"), new(Typed, Stop))).Problems[0].Code.ShouldBe("ACC-001", "a member does not keep its papers");
            code = (await work.Get<RecordHelp>().HandleAsync(Officer("cuctruong.buxa.bo"), new(Typed, Stop))).Value;
            code.ShouldStartWith("HT-40-");
            var follow = work.Get<FollowHelp>();
            (await follow.ShowAsync(Officer("chuyenvien.tdc.bo"), code)).Problems[0].Code.ShouldBe("MIS-060");
            (await follow.AssignAsync(Officer("thuky.bo"), code, "G06.12", work.Clock().AddDays(20))).Problems.ShouldBeEmpty();
            (await follow.ShowAsync(Officer("chuyenvien.tdc.bo"), code)).Value.May.Close.ShouldBeTrue();
            (await follow.ShowAsync(Officer("cuctruong.buxa.bo"), code)).Value.May.ShouldBe(new HelpMay(false, false, true), "who wrote it down follows it");
        }

        await using var there = house.Open();
        var seen = (await there.Get<FollowHelp>().ShowAsync(Officer("chutich.truongvinh"), code)).Value;
        (seen.Row.AskerId != null, seen.Row.UnitCode, seen.Owner, seen.Row.State).ShouldBe((true, "16690", "Ủy ban TCĐLCL Quốc gia", HelpState.Assigned));
        (await there.Get<FollowHelp>().ShowAsync(Officer("chutich.vinhphu"), code)).Problems[0].Code.ShouldBe("MIS-060");
    }

    private static Actor Officer(string user) => new(ActorKind.Officer, SampleIds.For($"officer/{user}"), user);
}

file static class HelpClock
{
    public static DateOnly Clock(this Work work) => work.Get<TimeProvider>().GetUtcNow().LocalDay();
}
