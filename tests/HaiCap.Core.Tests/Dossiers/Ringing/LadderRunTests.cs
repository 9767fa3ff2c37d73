using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Tests.Dossiers.Recounts;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Dossiers.Ringing;

/// <summary>
/// A ladder is set while dossiers are open: each gets its bells by it in the background, cut off or not, whoever works meanwhile. Filed on Monday 6 July at
/// nine and due the Monday after; a tenth of that time has gone on Tuesday at nine.
/// </summary>
public sealed class LadderRunTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor Administrator = People.Officer("quantri.tinh");

    [Theory, BothProviders]
    public async Task Cut_off_anywhere_and_gone_on_with_it_each_dossier_rings_once(Provider provider)
    {
        var (house, stories) = await OpenAsync(provider, 5);
        await SetAsync(house, 10);
        house.Clock.Advance(LadderBook.Settling);
        var cuts = 0;
        for (var cut = 1; (await RunAsync(house)).EndedAt is null; cut++)
        {
            cut.ShouldBeLessThan(200);
            using var stop = new CancellationTokenSource();
            var clock = new WatchedClock(house.Clock, look => (look == cut ? stop : null)?.Cancel());
            try
            {
                await Runner(house, clock, page: 2).RunDueAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                // As a host that stops.
                cuts++;
            }
        }

        cuts.ShouldBeGreaterThan(2);
        (await RunAsync(house)).ShouldSatisfyAllConditions(run => (run.Total, run.Checked).ShouldBe((5, 5)), run => run.Lease.ShouldBeNull());
        await ShouldRingOnceAsync(house, stories);
    }

    [Theory, BothProviders]
    public async Task A_host_that_died_holds_its_lease_until_it_is_over_and_another_goes_on_from_its_page(Provider provider)
    {
        var (house, stories) = await OpenAsync(provider, 4);
        await SetAsync(house, 10);
        house.Clock.Advance(LadderBook.Settling);
        await using (var work = house.Open())
        {
            // It had done two, and made the next two due, when its power went.
            var ids = await work.Db.Set<OpenWork>().OrderBy(row => row.Id).Select(row => row.Id).ToListAsync();
            var (lease, until, now) = (Guid.CreateVersion7(), house.Clock.Now().AddMinutes(2), house.Clock.Now());
            await work.Db.Set<OpenWork>().ExecuteUpdateAsync(set => set.SetProperty(row => row.BellAt, now));
            await work.Db.Set<LadderRun>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Lease, lease).SetProperty(row => row.LeasedUntil, until)
                .SetProperty(row => row.BegunAt, now).SetProperty(row => row.Total, 4).SetProperty(row => row.Checked, 2).SetProperty(row => row.Cursor, ids[1]));
        }

        (await Runner(house, house.Clock).RunDueAsync()).ShouldBe(0, "its lease runs");
        await house.Services.GetRequiredService<BellSweep>().SweepAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        (await Runner(house, house.Clock).RunDueAsync()).ShouldBe(1);
        (await RunAsync(house)).Checked.ShouldBe(4);
        await ShouldRingOnceAsync(house, stories);
    }

    [Theory, BothProviders]
    public async Task A_host_that_was_too_slow_leaves_it_to_the_one_that_took_over(Provider provider)
    {
        var (house, stories) = await OpenAsync(provider, 4);
        await SetAsync(house, 10);
        house.Clock.Advance(LadderBook.Settling);
        var taken = 0;
        var slow = new WatchedClock(house.Clock, look =>
        {
            if (look == 4)
            {
                // It slept for three minutes in the middle of its first page.
                house.Clock.Advance(TimeSpan.FromMinutes(3));
                taken = Task.Run(() => Runner(house, house.Clock, page: 2).RunDueAsync()).GetAwaiter().GetResult();
            }
        });

        (await Runner(house, slow, page: 2).RunDueAsync()).ShouldBe(0);

        taken.ShouldBe(1);
        (await RunAsync(house)).ShouldSatisfyAllConditions(run => run.EndedAt.ShouldNotBeNull(), run => run.Checked.ShouldBe(4));
        await ShouldRingOnceAsync(house, stories);
    }

    [Theory, BothProviders]
    public async Task Of_four_hosts_one_does_it_while_the_sweep_rings_and_officers_work(Provider provider)
    {
        var (house, stories) = await OpenAsync(provider, 6);
        await SetAsync(house, 10);
        house.Clock.Advance(LadderBook.Settling);

        var ended = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Runner(house, house.Clock, page: 2).RunDueAsync())));
        var sweeping = Task.Run(() => house.Services.GetRequiredService<BellSweep>().SweepAsync());
        await Task.WhenAll(stories.Select(story => Task.Run(async () =>
        {
            for (var done = false; !done;)
            {
                await using var work = house.Open();
                var assigned = await work.Get<AssignDossier>().HandleAsync(People.Head, new(new(story.Code), People.Specialist.Id!.Value));
                done = assigned.Ok;
                (done || assigned.Problems[0].Code == "ACT-001").ShouldBeTrue();
            }
        })));

        (await ended).Sum().ShouldBe(1);
        await sweeping;
        await house.Services.GetRequiredService<BellSweep>().SweepAsync();
        await ShouldRingOnceAsync(house, stories);
        foreach (var story in stories)
        {
            (await story.SeeAsync()).HolderOfficerId.ShouldBe(People.Specialist.Id);
        }
    }

    [Theory, BothProviders]
    public async Task Several_ladders_set_one_after_the_other_are_one_run_and_one_set_meanwhile_another(Provider provider)
    {
        var (house, stories) = await OpenAsync(provider, 3);
        await SetAsync(house, 20);
        await SetAsync(house, 10, BellClock.Step);
        await SetAsync(house, 18);
        house.Clock.Advance(LadderBook.Settling);
        var later = false;
        var clock = new WatchedClock(house.Clock, look =>
        {
            if (look == 4 && !later)
            {
                later = true;
                Task.Run(() => SetAsync(house, 10)).GetAwaiter().GetResult();
            }
        });

        (await Runner(house, clock, page: 2).RunDueAsync()).ShouldBe(1);

        later.ShouldBeTrue();
        (await RunsAsync(house)).Select(run => run.EndedAt is not null).ShouldBe([true, false]);
        (await Runner(house, house.Clock).RunDueAsync()).ShouldBe(0, "not before every host knows");
        house.Clock.Advance(LadderBook.Settling);
        (await Runner(house, house.Clock).RunDueAsync()).ShouldBe(1);
        (await RunsAsync(house)).ShouldAllBe(run => run.EndedAt != null);
        await ShouldRingOnceAsync(house, stories);
    }

    [Theory, BothProviders]
    public async Task A_ladder_of_a_later_day_changes_bells_on_that_day_and_an_agencys_only_its_own(Provider provider)
    {
        var (house, stories) = await OpenAsync(provider, 2);
        await SetAsync(house, 10, from: new(2026, 7, 9));
        await using (var work = house.Open())
        {
            var elsewhere = await People.AgencyOfAsync(work, People.ReceptionElsewhere);
            await SetAsync(house, 10, agency: elsewhere.Code.Text);
        }

        house.Clock.SetLocal(2026, 7, 8, 9, 0);
        (await Runner(house, house.Clock).RunDueAsync()).ShouldBe(1);
        (await RunsAsync(house)).Single(run => run.EndedAt is not null).ShouldSatisfyAllConditions(run => run.AgencyId.ShouldNotBe(Guid.Empty), run => run.Total.ShouldBe(0));
        (await stories[0].ActsAsync()).ShouldNotContain(act => act.Name == "dossier.warned" && act.DataAs<DossierWarned>().Rung == "10%");

        house.Clock.SetLocal(2026, 7, 9, 0, 0);
        (await Runner(house, house.Clock).RunDueAsync()).ShouldBe(1);
        await ShouldRingOnceAsync(house, stories);
    }

    private async Task<(TestDatabase House, List<Story> Stories)> OpenAsync(Provider provider, int count)
    {
        var house = await houses.FreshAsync(provider);
        house.Clock.SetLocal(2026, 7, 6, 9, 0);
        var stories = new List<Story>();
        for (var i = 0; i < count; i++)
        {
            stories.Add(await Story.FiledAsync(house));
            await stories[^1].ReceiveAsync();
        }

        // What rang by the ladder before is told before.
        house.Clock.SetLocal(2026, 7, 7, 9, 0);
        await house.Services.GetRequiredService<BellSweep>().SweepAsync();
        return (house, stories);
    }

    private static async Task SetAsync(TestDatabase house, int percent, BellClock clock = BellClock.Legal, string? agency = null, DateOnly? from = null)
    {
        await using var work = house.Open();
        IReadOnlyList<Rung> rungs = [new(BellPoint.Percent, percent, [BellTarget.Holder])];
        (await work.Get<SetLadder>().HandleAsync(Administrator, new(agency, clock, from ?? house.Clock.Now().LocalDay(), rungs))).Problems.ShouldBeEmpty();
    }

    private static LadderRunner Runner(TestDatabase house, TimeProvider time, int page = 200) =>
        new(house.Services.GetRequiredService<IServiceScopeFactory>(), house.Services.GetRequiredService<BellSweep>(), new LadderPace(page, 0), time);

    private static async Task<LadderRun> RunAsync(TestDatabase house) => (await RunsAsync(house)).ShouldHaveSingleItem();

    private static async Task<List<LadderRun>> RunsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Db.Set<LadderRun>().AsNoTracking().OrderBy(run => run.Id).ToListAsync();
    }

    /// <summary>By the new ladder the tenth of the legal time, once; nothing rings any more, and the log is sound.</summary>
    private static async Task ShouldRingOnceAsync(TestDatabase house, List<Story> stories)
    {
        foreach (var story in stories)
        {
            (await story.ActsAsync()).Count(act => act.Name == "dossier.warned" && act.DataAs<DossierWarned>() is { Clock: BellClock.Legal, Rung: "10%" }).ShouldBe(1, story.Code);
            var dossier = await story.SeeAsync();
            await using var work = house.Open();
            (await work.Db.Set<OpenWork>().AsNoTracking().SingleAsync(row => row.DossierId == dossier.Id)).ShouldSatisfyAllConditions(
                row => row.BellAt.ShouldBeGreaterThan(house.Clock.Now()), row => row.NearKey.ShouldBe(row.DueKey));
        }

        await Recounting.VerifyAsync(house);
    }
}
