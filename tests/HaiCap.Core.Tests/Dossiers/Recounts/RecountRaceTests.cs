using System.Text.Json;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Testing;
using static HaiCap.Core.Tests.Dossiers.Recounts.Recounting;

namespace HaiCap.Core.Tests.Dossiers.Recounts;

/// <summary>A recount that is cut off, counted by several hosts, or meets officers at work.</summary>
public sealed class RecountRaceTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task Cut_off_anywhere_and_gone_on_with_it_ends_as_if_it_had_never_been(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var stories = await OpenAsync(house, 5);
        await PublishAsync(house, Off(7, 9), Off(7, 7));
        await BeginAsync(house);
        for (var cut = 1; (await AllAsync(house))[^1].EndedAt is null; cut++)
        {
            cut.ShouldBeLessThan(200);
            using var stop = new CancellationTokenSource();
            var clock = new WatchedClock(house.Clock, look => (look == cut ? stop : null)?.Cancel());
            try
            {
                await Runner(house, clock).RunDueAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                // As a host that stops; one that dies leaves its lease.
            }

            house.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        await ShouldBeCountedAsync(house, stories);
        var recount = (await AllAsync(house))[^1];
        (recount.Checked, recount.Moved).ShouldBe((5, 5));
        (await MovedAsync(house, recount)).Select(row => row.DossierId).Distinct().Count().ShouldBe(5);
        await VerifyAsync(house);
    }

    [Theory, BothProviders]
    public async Task Of_two_hosts_one_counts(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var stories = await OpenAsync(house, 4);
        await PublishAsync(house, Off(7, 9));
        await BeginAsync(house);

        var ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Runner(house, house.Clock).RunDueAsync())));

        ended.Sum().ShouldBe(1);
        (await AllAsync(house))[^1].Moved.ShouldBe(4);
        await ShouldBeCountedAsync(house, stories);
        await VerifyAsync(house);
    }

    [Theory, BothProviders]
    public async Task Whoever_acts_between_reading_and_writing_is_first_and_the_dossier_is_counted_all_the_same(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var stories = await OpenAsync(house, 3);
        await PublishAsync(house, Off(7, 9));
        await BeginAsync(house);
        var acted = false;

        // The runner looks at the clock once more between reading these dossiers and writing them.
        var clock = new WatchedClock(house.Clock, look =>
        {
            if (look == 4)
            {
                acted = true;
                Task.Run(() => stories[1].AssignAsync()).GetAwaiter().GetResult();
            }
        });
        await Runner(house, clock, page: 10, most: 10).RunDueAsync();

        acted.ShouldBeTrue();
        (await stories[1].ActsAsync()).Select(act => act.Name).TakeLast(2).ShouldBe(["dossier.assigned", "dossier.due-recomputed"]);
        (await stories[1].SeeAsync()).HolderOfficerId.ShouldBe(People.Specialist.Id);
        await ShouldBeCountedAsync(house, stories);
        (await AllAsync(house))[^1].Moved.ShouldBe(3);
        await VerifyAsync(house);
    }

    [Theory, BothProviders]
    public async Task Officers_who_work_on_meanwhile_lose_nothing(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var stories = await OpenAsync(house, 8);
        await PublishAsync(house, Off(7, 9));
        await BeginAsync(house);

        var counting = Task.Run(() => Runner(house, house.Clock, page: 4, most: 4).RunDueAsync());
        await Task.WhenAll(stories.Select(story => Task.Run(async () =>
        {
            await using var work = house.Open();
            var done = await work.Get<AssignDossier>().HandleAsync(People.Head, new(new(story.Code), People.Specialist.Id!.Value));
            if (!done.Ok)
            {
                done.Problems[0].Code.ShouldBe("ACT-001");
                await story.AssignAsync();
            }
        })));
        await counting;

        await ShouldBeCountedAsync(house, stories);
        foreach (var story in stories)
        {
            (await story.ActsAsync()).Select(act => act.Name).ShouldBe(
                ["dossier.submitted", "dossier.received", "dossier.forwarded", "dossier.assigned", "dossier.due-recomputed"], ignoreOrder: true);
        }

        await VerifyAsync(house);
    }

    private static async Task<List<Story>> OpenAsync(TestDatabase house, int count)
    {
        var stories = new List<Story>();
        for (var i = 0; i < count; i++)
        {
            stories.Add(await Story.FiledAsync(house));
            await stories[^1].ReceiveAsync();
        }

        return stories;
    }

    /// <summary>Each clock stands where its facts put it on the calendar in force, and moved once.</summary>
    private static async Task ShouldBeCountedAsync(TestDatabase house, List<Story> stories)
    {
        await using var work = house.Open();
        foreach (var story in stories)
        {
            var dossier = await story.SeeAsync();
            var calendar = await work.Get<CalendarBook>().ForAsync(dossier.CompetentAgencyId);
            var clock = JsonSerializer.Deserialize<ClockState>(dossier.Clock!, OpenedDossier.ClockJson)!;
            dossier.DueAt.ShouldBe(clock.Recompute(calendar).CurrentDueAt);
            (await story.ActsAsync()).Count(act => act.Name == "dossier.due-recomputed").ShouldBe(1);
        }
    }
}
