using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>What a delegation writes of a stop: who writes, who reads, drafts, and two who write at once.</summary>
public sealed class VisitTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    /// <summary>Delegation 6 in Hà Tĩnh, where the sample writes nothing; and at its commune.</summary>
    private static readonly Guid Meeting = SampleIds.For("stop/2083/42/1");
    private static readonly Guid Commune = SampleIds.For("stop/2083/40/2");

    private static readonly VisitFacts Typed = new(
        [new(new(8, 0), "Nghe báo cáo tình hình", "Cục trưởng"), new(null, "Thảo luận")],
        [new(VisitSide.Delegation, "Nguyễn Văn An", "Cục trưởng"), new(VisitSide.Place, "Trần Thị Bình", "Giám đốc Sở", "Sở KH&CN")], "Phần mềm một cửa chậm.");

    [Theory]
    [InlineData("whole", "")]
    [InlineData("nothing", "MIS-101")]
    [InlineData("a line without a subject", "MIS-102")]
    [InlineData("somebody without a name", "MIS-103")]
    [InlineData("too many lines", "MIS-119")]
    [InlineData("long notes", "MIS-008")]
    [InlineData("long name", "MIS-008")]
    public void What_is_typed(string what, string codes)
    {
        var facts = what switch
        {
            "nothing" => new VisitFacts([new(null, " ")], [new(VisitSide.Place, "", " ")], " "),
            "a line without a subject" => Typed with { Agenda = [new(new(9, 0), null)] },
            "somebody without a name" => Typed with { Attendance = [new(VisitSide.Place, null, "Giám đốc")] },
            "too many lines" => Typed with { Agenda = [.. Enumerable.Repeat(new AgendaLine(null, "Việc"), VisitFacts.MostLines + 1)] },
            "long notes" => Typed with { Notes = new string('a', MissionVisit.LongestNotes + 1) },
            "long name" => Typed with { Attendance = [new(VisitSide.Place, new string('a', 201))] },
            _ => Typed,
        };
        string.Join(' ', facts.Normal().Faults().Select(problem => problem.Code)).ShouldBe(codes);
    }

    [Theory, BothProviders]
    public async Task Who_travels_writes_and_the_place_and_the_secretariat_read(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await InNationAsync(house, async work =>
        {
            var record = work.Get<RecordVisit>();
            (await record.HandleAsync(Officer("cuctruong.shtt.bo"), new(Commune, Typed))).Problems[0].Code.ShouldBe("MIS-100", "another delegation");
            (await record.HandleAsync(Officer("thuky.bo"), new(Commune, Typed))).Problems[0].Code.ShouldBe("ACC-001", "the secretariat reads");
            (await record.HandleAsync(Officer("quantri.bo"), new(Commune, Typed))).Problems[0].Code.ShouldBe("ACC-001");
            (await record.HandleAsync(Officer("chuyenvien.buxa.bo"), new(Commune, Typed, 0))).Value.ShouldBe(1, "a member writes");
        });
        await InNationAsync(house, async work =>
        {
            (await work.Get<ShowVisit>().HandleAsync(Officer("thuky.bo"), Commune)).Value.MayWrite.ShouldBeFalse();
            (await work.Get<ShowVisit>().HandleAsync(Officer("cuctruong.buxa.bo"), Commune)).Value.MayWrite.ShouldBeTrue();
            (await work.Get<ShowVisit>().HandleAsync(Officer("chuyenvien.tdc.bo"), Commune)).Problems[0].Code.ShouldBe("MIS-100");
            (await work.Db.Set<Act>().Where(act => act.Subject == VisitSubjects.Of(Commune)).Select(act => act.Name).ToListAsync()).ShouldBe(["visit.recorded"]);
        });

        await using var there = house.Open();
        foreach (var reader in new[] { "tiepnhan.truongvinh", "chutich.truongvinh", "giamdoc.skhcn", "kiemtra.tinh" })
        {
            var seen = (await there.Get<ShowVisit>().HandleAsync(Officer(reader), Commune)).Value;
            (seen.Facts.Notes, seen.MayWrite, seen.Place).ShouldBe((Typed.Notes, false, "Phường Trường Vinh, Tỉnh Nghệ An"), reader);
        }

        (await there.Get<ShowVisit>().HandleAsync(Officer("chutich.vinhphu"), Commune)).Problems[0].Code.ShouldBe("MIS-100", "a commune nobody visited");
        (await there.Get<ShowVisit>().HandleAsync(Officer("chutich.truongvinh"), SampleIds.For("stop/2083/40/1"))).Problems[0].Code.ShouldBe("MIS-100", "the meeting with the province");
        (await there.Get<ShowVisit>().HandleAsync(Officer("giamdoc.skhcn"), Meeting)).Problems[0].Code.ShouldBe("MIS-100", "another province");
        (await there.Get<ShowVisit>().HandleAsync(Officer("quantri.tinh"), Commune)).Problems[0].Code.ShouldBe("ACC-001");
        (await there.Get<RecordVisit>().HandleAsync(Officer("chutich.truongvinh"), new(Commune, Typed))).Problems[0].Code.ShouldBe("ACC-001");
    }

    [Theory, BothProviders]
    public async Task Two_who_write_at_once_are_told_and_the_page_sent_twice_is_one(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var head = Officer("cuctruong.buxa.bo");
        await InNationAsync(house, async work => (await work.Get<RecordVisit>().HandleAsync(head, new(Meeting, Typed, 0))).Value.ShouldBe(1));
        await InNationAsync(house, async work => (await work.Get<RecordVisit>().HandleAsync(head, new(Meeting, Typed, 0))).Value.ShouldBe(1, "the same again"));
        var other = Typed with { Notes = "Thêm một ý" };
        await InNationAsync(house, async work => (await work.Get<RecordVisit>().HandleAsync(Officer("thuky6.bo"), new(Meeting, other, 0))).Problems[0].Code.ShouldBe("ACT-001"));
        await InNationAsync(house, async work => (await work.Get<RecordVisit>().HandleAsync(Officer("thuky6.bo"), new(Meeting, other, 1))).Value.ShouldBe(2));
        await InNationAsync(house, async work => (await work.Get<ShowVisit>().HandleAsync(head, Meeting)).Value.Facts.Notes.ShouldBe("Thêm một ý"));

        var stop = SampleIds.For("stop/2083/42/2");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            await using var work = house.Open();
            using var nation = work.Db.Tenant.Open(Tenant.Nation);
            return await work.Get<RecordVisit>().HandleAsync(head, new(stop, Typed with { Notes = $"Bản {i}" }, 0));
        })));
        outcomes.Count(one => one.Ok).ShouldBe(1);
        outcomes.Where(one => !one.Ok).ShouldAllBe(one => one.Problems[0].Code == "ACT-001");
    }

    [Theory, BothProviders]
    public async Task A_draft_is_its_officers_own_and_goes_when_it_is_sent(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (head, member) = (Officer("cuctruong.buxa.bo"), Officer("chuyenvien.buxa.bo"));
        await InNationAsync(house, async work =>
        {
            var drafts = work.Get<VisitDrafts>();
            (await drafts.SaveAsync(Officer("thuky.bo"), Commune, VisitPart.Record, "{}", 0)).Problems[0].Code.ShouldBe("ACC-001");
            (await drafts.SaveAsync(head, Commune, VisitPart.Record, """{"agenda":[],"attendance":[],"notes":"một"}""", 0)).Ok.ShouldBeTrue();
            (await drafts.SaveAsync(head, Commune, VisitPart.Record, """{"agenda":[],"attendance":[],"notes":"hai"}""", 0)).Ok.ShouldBeTrue();
            (await drafts.SaveAsync(head, Commune, VisitPart.Record, new string('a', VisitDraft.Longest + 1), 0)).Problems[0].Code.ShouldBe("MIS-008");
            (await drafts.FindAsync(head, Commune, VisitPart.Record))!.Typed.ShouldContain("hai");
            (await drafts.FindAsync(member, Commune, VisitPart.Record)).ShouldBeNull();
            (await work.Get<ShowVisit>().HandleAsync(head, Commune)).Value.Facts.Notes.ShouldBeNull("a draft is not written down");
        });
        await InNationAsync(house, async work => (await work.Get<RecordVisit>().HandleAsync(head, new(Commune, Typed, 0))).Ok.ShouldBeTrue());
        await InNationAsync(house, async work => (await work.Get<VisitDrafts>().FindAsync(head, Commune, VisitPart.Record)).ShouldBeNull());
    }

    private static Actor Officer(string user) => new(ActorKind.Officer, SampleIds.For($"officer/{user}"), user);

    private static async Task InNationAsync(TestDatabase house, Func<Work, Task> act)
    {
        await using var work = house.Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        await act(work);
    }
}
