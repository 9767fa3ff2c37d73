using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Heirs;
using HaiCap.Core.Succession;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HaiCap.Core.Tests.Succession.Planning;

namespace HaiCap.Core.Tests.Succession;

/// <summary>The run that makes a plan true: done twice, or cut off anywhere, it does everything once.</summary>
public sealed class SuccessionRunTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task Applied_twice_it_changes_nothing(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await AgreedAsync(house, PlanKind.Merge, DivisionMerged);
        await ComeAsync(house);
        var (acts, hops) = (await ActsAsync(house), await HopsAsync(house));

        await using (var work = house.Open())
        {
            (await work.Get<PassDossierOn>().HandleAsync(story.Code, Guid.Empty, "")).ShouldBeFalse();
        }

        await ComeAsync(house);

        (await ActsAsync(house), await HopsAsync(house)).ShouldBe((acts, hops));
    }

    [Theory, BothProviders]
    public async Task Cut_off_anywhere_it_goes_on_from_where_it_stands(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var stories = new List<Story>();
        for (var i = 0; i < 3; i++)
        {
            var story = await Story.FiledAsync(house);
            await story.ReceiveAsync();
            stories.Add(story);
        }

        var count = await CountAsync(house);
        var plan = await AgreedAsync(house, PlanKind.Merge, DivisionMerged);
        house.Clock.SetLocal(2026, 7, 13, 0, 5);
        for (var cut = 1; (await Planning.SeeAsync(house, plan)).State != PlanState.Done; cut++)
        {
            cut.ShouldBeLessThan(200);
            using var stop = new CancellationTokenSource();
            var clock = new Dossiers.Recounts.WatchedClock(house.Clock, look => (look == cut ? stop : null)?.Cancel());
            try
            {
                await new SuccessionRunner(house.Services.GetRequiredService<IServiceScopeFactory>(), clock).RunDueAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                // As a host that stops.
            }

            house.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        var heir = await AgencyAsync(house, Science);
        foreach (var story in stories)
        {
            (await story.SeeAsync()).DivisionId.ShouldBe(heir.Id);
            (await story.ActsAsync()).Count(act => act.Name == "dossier.passed-on").ShouldBe(1);
        }

        await ShouldBeWholeAsync(house, count);
    }

    private static async Task<int> ActsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Db.Set<Core.Acts.Act>().CountAsync();
    }

    private static async Task<int> HopsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Db.Set<DossierHop>().CountAsync();
    }
}
