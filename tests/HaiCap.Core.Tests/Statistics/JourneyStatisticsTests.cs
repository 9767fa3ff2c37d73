using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Statistics;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Statistics;

/// <summary>Dossiers that went their way through the use cases, counted by hand, by the statistics and from the log.</summary>
public sealed class JourneyStatisticsTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly CountDossiers July = new(new(2026, 7, 1), new(2026, 7, 31), ["/"]);

    [Theory, BothProviders]
    public async Task What_the_use_cases_did_is_what_the_statistics_count(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await DecidedAsync(house);
        await RefusedAsync(house);
        await StoppedAsync(house);
        (await Story.FiledAsync(house)).Code.ShouldNotBeEmpty();
        var waiting = await Story.FiledAsync(house);
        await waiting.ReceiveAsync();
        await waiting.AssignAsync();
        await waiting.AskForSupplementAsync();
        await (await Story.FiledAsync(house)).ReceiveAsync();
        await AtCounterAsync(house);

        // Due on Monday 13 July at 17:30; nobody decides the last two by Tuesday.
        house.Clock.Set(FakeClock.At(2026, 7, 14));
        await using var work = house.Open();
        var counted = await work.Get<CountDossiersHandler>().HandleAsync(July);
        var row = counted.Rows.ShouldHaveSingleItem();
        row.Name.ShouldStartWith("Sở Khoa học và Công nghệ");
        row.Received.ShouldBe(new ReceivedCounts(Online: 4, Assisted: 0, Counter: 1, Post: 0, CarriedOver: 0));
        row.Resolved.ShouldBe(new ResolvedCounts(Early: 1, OnTime: 0, Late: 0));
        row.InProgress.ShouldBe(new InProgressCounts(Within: 1, Overdue: 2, Waiting: 1));
        row.Stopped.ShouldBe(1);
        row.OnlineRate.ShouldBe(80m);
        (counted.NotYetAccepted, counted.NotAccepted).ShouldBe((1, 1));

        var told = Told.From(await work.Db.Set<Act>().AsNoTracking().Where(a => a.Subject.StartsWith("dossier/")).ToListAsync());
        told.Count.ShouldBe(7);
        (row with { Name = "" }).ShouldBe(Told.Row(row.Key, told, July.From, July.To, house.Clock.GetUtcNow()));

        var august = (await work.Get<CountDossiersHandler>().HandleAsync(July with { From = new(2026, 8, 1), To = new(2026, 8, 31) })).Total;
        august.Received.ShouldBe(new ReceivedCounts(0, 0, 0, 0, CarriedOver: 3));
    }

    [Fact]
    public async Task A_centre_sees_what_it_received_and_another_centre_does_not()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await (await Story.FiledAsync(house)).ReceiveAsync();
        (await TotalForAsync(house, People.Reception)).ShouldBe(1);
        (await TotalForAsync(house, People.ReceptionElsewhere)).ShouldBe(0);
        (await TotalForAsync(house, People.Director)).ShouldBe(1);
        (await TotalForAsync(house, People.Head)).ShouldBe(1);
        (await TotalForAsync(house, People.Auditor)).ShouldBe(1);
        (await TotalForAsync(house, People.Specialist)).ShouldBe(0);
        (await TotalForAsync(house, People.Citizen)).ShouldBe(0);
    }

    private static async Task<int> TotalForAsync(TestDatabase house, Actor reader)
    {
        await using var work = house.Open();
        var scope = await work.Get<Access>().ReadScopeAsync(reader, Permission.ReadStatistics);
        return (await work.Get<CountDossiersHandler>().HandleAsync(July with { Scope = scope })).Total.Received.Total;
    }

    private static async Task DecidedAsync(TestDatabase house)
    {
        var story = await Story.FiledAsync(house);
        await story.DecideAsync();
    }

    private static async Task RefusedAsync(TestDatabase house)
    {
        var story = await Story.FiledAsync(house);
        await using var work = house.Open();
        (await work.Get<RefuseDossier>().HandleAsync(People.Reception, new(new(story.Code), "Không thuộc thẩm quyền", "Nghị định 118/2025/NĐ-CP"))).Problems.ShouldBeEmpty();
    }

    private static async Task StoppedAsync(TestDatabase house)
    {
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await using var work = house.Open();
        (await work.Get<StopDossier>().HandleAsync(People.Head, new(new(story.Code), "Người nộp xin rút"))).Problems.ShouldBeEmpty();
    }

    private static async Task AtCounterAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var version = await work.Db.Set<ProcedureVersion>().SingleAsync(v => v.Code == Story.XRay && v.ValidTo == null);
        var centre = await People.AgencyOfAsync(work, People.Reception);
        var papers = version.Read().Components.Where(c => c.Required).Select(c => new SubmitDossier.Paper(c.Key, default, null, null)).ToList();
        var filing = new SubmitDossier.Request(
            Guid.CreateVersion7(house.Clock.GetUtcNow()), version.Id, centre.Id, Story.Owner, null, FormAnswers.FromJson(Story.Declaration), papers);
        (await work.Get<FileAtCounter>().HandleAsync(People.Reception, new(filing))).Problems.ShouldBeEmpty();
    }
}
