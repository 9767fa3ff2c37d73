using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Organizations;
using HaiCap.Core.Statistics;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Statistics;

public sealed class StayTimesTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly StayFilter July = new(new(2026, 7, 1), new(2026, 7, 31), ["/"]);

    [Theory]
    [InlineData("1 2 3 4 5 6 7 8 9 10", 5, 9)]
    [InlineData("7", 7, 7)]
    [InlineData("30 10", 10, 30)]
    [InlineData("10 10 10 10 10 10 10 10 10 600", 10, 10)]
    [InlineData("10 10 10 10 10 10 10 10 600 600", 10, 600)]
    [InlineData("0 0 0 480", 0, 480)]
    public void The_smallest_value_that_so_large_a_share_does_not_exceed(string values, int median, int ninetieth)
    {
        var counted = values.Split(' ').Select(int.Parse).GroupBy(value => value).Select(group => (group.Key, group.Count())).ToList();
        (Percentiles.Of(counted, 0.5m), Percentiles.Of(counted, 0.9m)).ShouldBe((median, ninetieth));
        Percentiles.Of([], 0.5m).ShouldBe(0);
    }

    /// <summary>One dossier that went all the way, with two days and an hour of waiting for its applicant; one whose head took 200 minutes for two hours' work.</summary>
    private static async Task<(Story Done, Story Slow)> TellAsync(TestDatabase house)
    {
        var done = await Story.RestartedAsync(house);
        await done.ProposeAsync();
        house.Clock.SetLocal(2026, 7, 9, 14, 30);
        await done.ApproveAsync();
        house.Clock.SetLocal(2026, 7, 9, 15, 0);
        await done.SignAsync();
        house.Clock.SetLocal(2026, 7, 9, 15, 30);
        await done.IssueAsync();
        house.Clock.SetLocal(2026, 7, 13, 9, 0);
        await done.HandOverAsync();

        house.Clock.SetLocal(2026, 7, 14, 8, 0);
        var slow = await Story.FiledAsync(house);
        await slow.ReceiveAsync();
        house.Clock.SetLocal(2026, 7, 14, 11, 20);
        await slow.AssignAsync();
        return (done, slow);
    }

    [Theory, BothProviders]
    public async Task Steps_are_measured_in_working_minutes_of_whoever_had_them(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (_, slow) = await TellAsync(house);
        await using var work = house.Open();
        var rows = await work.Get<CountStepTimes>().HandleAsync(July);
        rows.Select(row => (row.Step, row.Stays, row.Average, row.Median, row.Ninetieth, row.Allowed, row.Over)).ShouldBe(
        [
            ("tiep-nhan", 2, 30m, 0, 60, 480, 0),
            ("phan-cong", 2, 145m, 90, 200, 120, 1),
            ("tham-dinh", 2, 255m, 150, 360, 1440, 0),
            ("xem-xet", 1, 30m, 30, 30, 240, 0),
            ("ky-duyet", 1, 30m, 30, 30, 360, 0),
            ("phat-hanh", 1, 30m, 30, 30, 120, 0),
        ], "in the procedure's order; the time until the applicant fetched the result is nobody's");
        rows[1].OverRate.ShouldBe(50m);
        rows[1].StepName.ShouldNotBe(rows[1].Step);

        (await work.Get<CountStepTimes>().HandleAsync(July with { StepKey = "phan-cong", From = new(2026, 7, 14) })).ShouldHaveSingleItem().Stays.ShouldBe(1);
        (await work.Get<CountStepTimes>().HandleAsync(July with { ProcedureCode = "9.999999" })).ShouldBeEmpty();
        (await work.Get<CountStepTimes>().HandleAsync(July with { To = new(2026, 7, 5) })).ShouldBeEmpty();
        var longest = (await work.Get<ListLongStays>().HandleAsync(July)).ShouldHaveSingleItem();
        (longest.Code, longest.Spent, longest.Allowed).ShouldBe((slow.Code, 200, 120));
    }

    [Theory, BothProviders]
    public async Task The_public_is_told_of_real_times_from_five_decided_dossiers_on(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        for (var i = 1; i <= 5; i++)
        {
            house.Clock.SetLocal(2026, 7, 5 + i, 8, 0);
            await using (var early = house.Open())
            {
                (await new RecentTimes(house.Clock).OfAsync(early.Db, "2.002385")).ShouldBeNull("a fifth is missing");
            }

            var story = await Story.FiledAsync(house);
            await story.ReceiveAsync();
            await story.AssignAsync();
            house.Clock.Advance(TimeSpan.FromMinutes(10 * i));
            await story.ProposeAsync();
            await story.ApproveAsync();
            await story.SignAsync();
            await story.IssueAsync();
        }

        await using var work = house.Open();
        var times = new RecentTimes(house.Clock);
        (await times.OfAsync(work.Db, "2.002385")).ShouldBe(new RecentTime(5, 30, 50));
        (await times.OfAsync(work.Db, "1.013792")).ShouldBeNull();
        house.Clock.Advance(TimeSpan.FromDays(200));
        (await times.OfAsync(work.Db, "2.002385")).ShouldBe(new RecentTime(5, 30, 50), "kept for a while");
        (await new RecentTimes(house.Clock).OfAsync(work.Db, "2.002385")).ShouldBeNull("half a year is over");
    }

    [Theory, BothProviders]
    public async Task The_parts_are_the_whole_and_each_tier_has_its_own(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (done, slow) = await TellAsync(house);
        await using var work = house.Open();
        var times = await work.Get<CountTierTimes>().HandleAsync(July);
        var dossier = await done.SeeAsync();
        var calendar = await work.Get<CalendarBook>().ForAsync(dossier.CompetentAgencyId);
        var whole = calendar.WorkingMinutesBetween(dossier.AcceptedAt!.Value, dossier.DecidedAt!.Value) + calendar.WorkingMinutesBetween((await slow.SeeAsync()).AcceptedAt!.Value, house.Clock.GetUtcNow());
        times.All.Total.ShouldBe(whole);
        times.Procedures.ShouldHaveSingleItem().Total.ShouldBe(whole);
        times.All.Parts.ToDictionary(part => part.Key, part => (part.Value.Stays, part.Value.Minutes)).ShouldBe(
            new Dictionary<TimePart, (int, long)>
            {
                [TimePart.ReceivingCentre] = (0, 0),
                [TimePart.CompetentAgency] = (2, 60),
                [TimePart.Division] = (5, 90 + 360 + 150 + 30 + 200),
                [TimePart.Applicant] = (1, 1020),
                [TimePart.Consulted] = (0, 0),
            }, ignoreOrder: true);
        (times.All.Commune.Minutes + times.All.Province.Minutes + 1020).ShouldBe(whole);
        times.All.Parts.Values.Sum(part => times.All.ShareOf(part.Minutes)).ShouldBeInRange(99.8m, 100.2m);
        var unit = times.Units.ShouldHaveSingleItem();
        (unit.Over, unit.OverMinutes).ShouldBe((1, 80));
    }

    [Theory, BothProviders]
    public async Task Each_counts_their_own_units_and_the_dossiers_their_agency_decides(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await TellAsync(house);
        (await StaysAsync(People.Auditor)).ShouldBe(9);
        (await StaysAsync(People.Director)).ShouldBe(9, "at the centre too: the department decides");
        (await StaysAsync(People.Head)).ShouldBe(5);
        (await StaysAsync(People.Reception)).ShouldBe(2);
        (await StaysAsync(People.ReceptionElsewhere)).ShouldBe(0);
        (await StaysAsync(People.Officer("truongphong.vinhphu"))).ShouldBe(0);

        async Task<int> StaysAsync(Actor by)
        {
            await using var work = house.Open();
            var scope = await work.Get<Access>().ReadScopeAsync(by, Permission.ReadStatistics);
            return (await work.Get<CountStepTimes>().HandleAsync(July with { Scope = scope })).Sum(row => row.Stays);
        }
    }
}
