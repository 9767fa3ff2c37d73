using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Late;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Organizations;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HaiCap.Core.Tests.Dossiers.Late.LateReading;

namespace HaiCap.Core.Tests.Dossiers.Late;

/// <summary>Work that is not late yet and will be.</summary>
public sealed class SoonLateTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor Colleague = People.Officer("chuyenvien2.atbx");
    private static readonly Actor HeadElsewhere = People.Officer("truongphong.vinhphu");

    /// <summary>
    /// Five working days from Monday 6 July at nine, due the Monday after at 17:30: of 2,790 working minutes 697 are left on Friday at 13:53. It lies at the
    /// head's; the specialist who gets it on Friday has 24 hours of the step, more than the law leaves.
    /// </summary>
    [Theory, BothProviders]
    public async Task Soon_late_is_within_a_working_day_or_with_three_quarters_of_the_time_gone_and_each_line_says_which(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        house.Clock.SetLocal(2026, 7, 6, 9, 0);
        var (before, after) = (await Story.FiledAsync(house), await Story.FiledAsync(house));
        await before.ReceiveAsync();
        await after.ReceiveAsync();
        house.Clock.SetLocal(2026, 7, 10, 13, 40);
        await before.AssignAsync();
        await SweepAsync(house);
        (await ReasonsAsync(house, People.Auditor)).ShouldNotContainKey(before.Code, "due on Monday at 17:30, more than a working day ahead");

        // The bell says so for the one, the act itself for the other.
        house.Clock.SetLocal(2026, 7, 10, 14, 0);
        await SweepAsync(house);
        await after.AssignAsync();
        foreach (var (by, seen) in new[] { (People.Auditor, 2), (People.Head, 2), (People.Specialist, 2), (Colleague, 0), (HeadElsewhere, 0) })
        {
            var lines = (await ListAsync(house, by, new(LateReason.MostGone))).Lines;
            lines.Select(line => (line.Code, line.Reason)).ShouldBe(seen == 0 ? [] : [(before.Code, LateReason.MostGone), (after.Code, LateReason.MostGone)], ignoreOrder: true, by.Name);
            var counts = await CountAsync(house, by, new(LateReason.MostGone));
            (counts.Listed, counts.Late, counts.Reasons.GetValueOrDefault(LateReason.Soon)).ShouldBe((seen, 0, 0), by.Name);
            foreach (var tally in counts.ByUnit.Concat(counts.ByStep).Concat(counts.ByOfficer))
            {
                (await ListAsync(house, by, tally.Into)).Lines.Count.ShouldBe(tally.Count, tally.Name);
            }
        }

        // An applicant who is asked stops the clock, and the answer begins it anew.
        await after.AskForSupplementAsync();
        (await ReasonsAsync(house, People.Auditor))[after.Code].ShouldBe(LateReason.Paused);
        await after.SupplementAsync();
        (await ReasonsAsync(house, People.Auditor)).ShouldNotContainKey(after.Code);

        // Within the last working day it is due soon, however much has gone; then it is late.
        house.Clock.SetLocal(2026, 7, 13, 9, 30);
        (await ReasonsAsync(house, People.Auditor))[before.Code].ShouldBe(LateReason.Soon);
        house.Clock.SetLocal(2026, 7, 14, 9, 0);
        (await ReasonsAsync(house, People.Auditor))[before.Code].ShouldBe(LateReason.Law);
    }

    [Theory, BothProviders]
    public async Task What_has_most_of_its_time_gone_is_read_along_an_index_that_holds_nothing_else(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await LateHeap.FillAsync(house, 3000);
        await using var work = house.Open();
        var (works, due) = (work.Db.Set<OpenWork>(), house.Clock.GetUtcNow().AddDays(40));
        await works.ExecuteUpdateAsync(set => set.SetProperty(row => row.DueKey, due));
        await works.OrderBy(row => row.Id).Take(20).ExecuteUpdateAsync(set => set.SetProperty(row => row.NearKey, row => row.DueKey));
        await work.Db.Database.ExecuteSqlRawAsync("ANALYZE");
        var told = new Plans(work.Db.IsSqlite);
        await using var db = house.Watched(work, told);
        var (book, calendars, published) = (work.Get<GrantBook>(), work.Get<Core.Calendar.CalendarBook>(), work.Get<PublishedProcedures>());
        var scopes = new LateScopes(db, new Access(db, house.Clock, book), book, calendars, house.Clock);
        foreach (var by in new[] { People.Auditor, People.Officer("chutich.truongvinh") })
        {
            told.Of.Clear();
            var lines = (await new ListLateWork(db, scopes, book, published, calendars, house.Clock).HandleAsync(by, new(LateReason.MostGone))).Value.Lines;
            var counts = (await new CountLateWork(db, scopes, new LateFrames(house.Clock), book, published, house.Clock).HandleAsync(by, new(LateReason.MostGone))).Value;
            (lines.Count, counts.Listed).ShouldBe((20, 20), by.Name);
            var (first, seen) = ((await ListAsync(house, by, new(LateReason.MostGone), size: 13)), new List<string>());
            seen.AddRange(first.Lines.Concat((await ListAsync(house, by, new(LateReason.MostGone), first.Next, 13)).Lines).Select(line => line.Code));
            seen.ShouldBe(lines.Select(line => line.Code));
            var plans = told.Of.FindAll(one => one.Sql.Contains("near_key", StringComparison.Ordinal));
            plans.Count.ShouldBe(2, "one to list and one to count");
            foreach (var (sql, plan) in plans)
            {
                plan.ShouldContain("ix_open_work_near", customMessage: $"{by.Name}\n{sql}\n{plan}");
                plan.ShouldNotContain("Seq Scan on open_work", customMessage: plan);
                plan.ShouldNotContain("SCAN o", Case.Sensitive, plan);
            }
        }
    }

    private static Task<int> SweepAsync(TestDatabase house) => house.Services.GetRequiredService<BellSweep>().SweepAsync();
}
