using System.Diagnostics;
using System.Globalization;
using HaiCap.Core.Statistics;
using HaiCap.Testing;

namespace HaiCap.Bench;

/// <summary>How long it takes to count the time per step and per tier over the ended stays of a whole province.</summary>
internal static class StaysBench
{
    private static readonly (string Name, DateOnly From, DateOnly To)[] Spans =
    [
        ("one week", new(2026, 3, 2), new(2026, 3, 8)), ("one month", new(2026, 3, 1), new(2026, 3, 31)), ("half a year", new(2026, 1, 1), new(2026, 6, 30)),
    ];

    public static async Task SayAsync(TestDatabase house, int rounds)
    {
        foreach (var (name, from, to) in Spans)
        {
            var filter = new StayFilter(from, to, ["/"]);
            var (stays, steps, tiers) = (0, new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                await using var work = house.Open();
                var began = Stopwatch.GetTimestamp();
                stays = (await work.Get<CountStepTimes>().HandleAsync(filter)).Sum(step => step.Stays);
                steps.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                began = Stopwatch.GetTimestamp();
                _ = await work.Get<CountTierTimes>().HandleAsync(filter);
                tiers.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{house.Provider}: {name}, {stays:N0} ended stays: time per step {Figures.Median(steps):N0} ms, per tier {Figures.Median(tiers):N0} ms"));
        }
    }
}
