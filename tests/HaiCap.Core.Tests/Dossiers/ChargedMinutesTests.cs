using HaiCap.Core.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>What a stay keeps of its working time when it ends.</summary>
public sealed class ChargedMinutesTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task Each_stay_keeps_its_working_minutes_and_those_in_which_the_clock_stood(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.RestartedAsync(house);
        await story.ProposeAsync();

        await using var work = house.Open();
        var id = (await story.SeeAsync()).Id;
        var hops = await work.Db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == id).OrderBy(hop => hop.Number).ToListAsync();

        // Reception's own time lies before acceptance; then assigning 09:00–10:30; appraisal 10:30 to next day 08:30, waiting two days and an hour; appraisal again to 14:00.
        hops.Select(hop => (hop.ChargedMinutes, hop.WaitedMinutes)).ShouldBe([(0, 0), (90, 0), (60 + 240 + 60, 420 + 480 + 120), (120 + 30, 0), (null, null)]);
    }
}
