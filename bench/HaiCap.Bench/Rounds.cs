using System.Diagnostics;

namespace HaiCap.Bench;

/// <summary>One of the things compared; each of the tasks at once has a worker of its own.</summary>
internal sealed record Side(string Name, Func<Task<Worker>> OpenAsync);

internal sealed record Worker(Func<Task> DoAsync, Func<ValueTask>? CloseAsync = null);

internal sealed record Round(double PerSecond, double P50, double P99, double CpuMilliseconds);

internal static class Rounds
{
    /// <summary>Short rounds of each side in turn, so that what else the machine does falls on all of them.</summary>
    public static async Task<Dictionary<Side, List<Round>>> AlternateAsync(IReadOnlyList<Side> sides, Settings settings, Func<Task> warm)
    {
        foreach (var side in sides)
        {
            await RunAsync(side, settings.Tasks, TimeSpan.FromSeconds(Math.Min(3, settings.Round.TotalSeconds)));
        }

        await warm();
        var rounds = sides.ToDictionary(side => side, _ => new List<Round>());
        for (var i = 0; i < settings.Rounds; i++)
        {
            foreach (var side in sides)
            {
                rounds[side].Add(await RunAsync(side, settings.Tasks, settings.Round));
            }
        }

        return rounds;
    }

    private static async Task<Round> RunAsync(Side side, int tasks, TimeSpan length)
    {
        var workers = new List<Worker>();
        for (var i = 0; i < tasks; i++)
        {
            workers.Add(await side.OpenAsync());
        }

        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var began = Stopwatch.GetTimestamp();
        var taken = await Task.WhenAll(workers.Select(worker => Task.Run(() => RepeatAsync(worker, began, length))));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        self.Refresh();
        var used = (self.TotalProcessorTime - cpu).TotalMilliseconds;
        foreach (var worker in workers)
        {
            if (worker.CloseAsync is { } close)
            {
                await close();
            }
        }

        var all = taken.SelectMany(one => one).Order().ToArray();
        return new Round(all.Length / seconds, Figures.Percentile(all, 0.50), Figures.Percentile(all, 0.99), used / all.Length);
    }

    private static async Task<List<double>> RepeatAsync(Worker worker, long began, TimeSpan length)
    {
        var taken = new List<double>();
        while (Stopwatch.GetElapsedTime(began) < length)
        {
            var start = Stopwatch.GetTimestamp();
            await worker.DoAsync();
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return taken;
    }
}
