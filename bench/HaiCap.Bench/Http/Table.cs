using System.Globalization;
using HaiCap.Testing;

namespace HaiCap.Bench.Http;

/// <summary>One thing under load: a round of so many seconds.</summary>
internal sealed record Load(string Name, Func<int, Task<Shot>> FireAsync);

/// <summary>Runs what is measured in turn with its floor and prints both.</summary>
internal sealed class Table(HttpSettings settings)
{
    private readonly List<string> lines = [];

    /// <summary>
    /// The loads in turn, the last one being the floor of all others where there is one. What <paramref name="counted"/> asks of the database and of the
    /// processor is counted in a phase of its own before. Returns the medians of requests a second.
    /// </summary>
    public async Task<IReadOnlyList<double>> MeasureAsync(string title, IReadOnlyList<Load> loads, bool floor, TestDatabase house, Served served, Load counted)
    {
        HttpBench.Progress($"{title}: {settings.WarmUp} s warm-up, {settings.Rounds} rounds of {settings.Seconds} s for each of {loads.Count}");
        foreach (var load in loads)
        {
            await load.FireAsync(load == loads[0] ? settings.WarmUp : Math.Min(5, settings.WarmUp));
        }

        var tally = await Counted.OfAsync(house, served.ProcessId, () => counted.FireAsync(3));
        var shots = loads.ToDictionary(load => load, _ => new List<Shot>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var load in loads)
            {
                shots[load].Add(await load.FireAsync(settings.Seconds));
            }
        }

        var medians = loads.Select(load => Figures.Median(shots[load].Select(shot => shot.PerSecond))).ToList();
        foreach (var (load, i) in loads.Select((load, i) => (load, i)))
        {
            var rounds = shots[load];
            var failed = rounds.Sum(shot => shot.Failed);
            var ratio = floor && i < loads.Count - 1 ? string.Create(CultureInfo.InvariantCulture, $"{medians[i] / medians[^1]:0.00}") : "";
            var memory = load == counted ? string.Create(CultureInfo.InvariantCulture, $"{served.Memory().Now:0} MB") : "";
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {load.Name}{(failed > 0 ? $" (**{failed} failed**)" : "")} | {medians[i]:#,0} ({rounds.Min(shot => shot.PerSecond):#,0}–{rounds.Max(shot => shot.PerSecond):#,0}) | {Figures.Median(rounds.Select(shot => shot.P50)):0.0} ms | {Figures.Median(rounds.Select(shot => shot.P99)):0.0} ms | {ratio} | {(load == counted ? tally.ToString() : " | | | ")} | {memory} |"));
            HttpBench.Progress(lines[^1]);
        }

        return medians;
    }

    public void Print()
    {
        Console.WriteLine("| | a second (lowest–highest) | p50 | p99 | ÷ floor | statements | transactions | WAL flushes | processor, server + database | resident |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        lines.ForEach(Console.WriteLine);
    }
}
