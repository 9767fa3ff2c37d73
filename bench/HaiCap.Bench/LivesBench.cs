using System.Diagnostics;
using System.Globalization;
using HaiCap.Core.Dossiers.Simulation;
using HaiCap.Testing;
using Microsoft.Extensions.Configuration;

namespace HaiCap.Bench;

/// <summary>Whole lives of dossiers through the use cases: file, receive, assign, propose, approve, sign without the paper, issue, hand over; each act its own durable transaction.</summary>
internal static class LivesBench
{
    public static async Task RunAsync(Settings settings)
    {
        DiskBench.Run();
        foreach (var provider in settings.Providers)
        {
            await using var houses = new SampleDatabases();
            var house = await houses.FreshAsync(provider);
            await RunAsync(house, settings, warming: true);
            if (settings.Beside > 0)
            {
                await Crowd.GatherAsync(house, settings.Beside);
            }

            var rates = new List<double>();
            for (var round = 0; round < settings.Rounds; round++)
            {
                rates.Add(await RunAsync(house, settings, warming: false));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider}: {settings.Tasks} acts at once, median of {settings.Rounds}: {Figures.Median(rates):N0} lives/s ({rates.Min():N0}–{rates.Max():N0})"));
            if (settings.Beside > 0)
            {
                await StaysBench.SayAsync(house, settings.Rounds);
            }
        }
    }

    private static async Task<double> RunAsync(TestDatabase house, Settings settings, bool warming)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development")]).Build();
        await using var simulation = new Simulation(configuration, house.Options, new SimulationSettings(
            warming && settings.Beside == 0 ? Math.Min(200, settings.Lives) : settings.Lives, new DateOnly(2026, 1, 5), new DateOnly(2026, 6, 30), Seed: Random.Shared.Next(), Parallel: settings.Tasks, Straight: true));
        using var self = Process.GetCurrentProcess();
        var (cpu, allocated) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var report = await simulation.RunAsync();
        self.Refresh();
        if (warming)
        {
            await using var work = house.Open();
            if (!work.Db.IsSqlite)
            {
                await Learning.AnalyzeAsync(work.Db);
            }

            return 0;
        }

        var seconds = report.Taken.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {report.Ended / seconds:N0} lives/s, {report.Acts / seconds:N0} acts/s; an act: processor {(self.TotalProcessorTime - cpu).TotalMilliseconds / report.Acts:0.000} ms, {(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / report.Acts:0} KB allocated"));
        foreach (var (name, durations) in report.ByAct.OrderBy(act => act.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {name,-10} {durations.Count,8:N0}  p50 {durations.Percentile(0.5):0.00} ms  p99 {durations.Percentile(0.99):0.00} ms"));
        }

        return report.Ended / seconds;
    }
}
