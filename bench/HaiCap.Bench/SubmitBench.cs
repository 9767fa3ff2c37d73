using System.Globalization;
using HaiCap.Testing;

namespace HaiCap.Bench;

/// <summary>How far the use case is from the database under it. Ratios are what counts: figures of another machine differ, ratios less.</summary>
internal static class SubmitBench
{
    public static async Task RunAsync(Settings settings)
    {
        DiskBench.Run();
        foreach (var provider in settings.Providers)
        {
            await using var houses = new SampleDatabases();
            await RunAsync(await Filing.PrepareAsync(await houses.FreshAsync(provider)), settings);
        }
    }

    private static async Task RunAsync(Filing filing, Settings settings)
    {
        var provider = filing.House.Provider;
        await CountAsync(filing, settings);
        var floor = await Floor.FromAsync(filing.House, (await filing.SubmitAsync()).Id);
        var useCase = new Side("SubmitDossier", () => Task.FromResult(new Worker(filing.SubmitAsync)));
        Side[] sides = provider == Provider.Postgres ? [useCase, floor.Separately(), floor.AtOnce()] : [useCase, floor.Separately()];
        var rounds = await Rounds.AlternateAsync(sides, settings, filing.LearnAsync);
        var own = Figures.Median(rounds[useCase].Select(round => round.PerSecond));
        Console.WriteLine($"{provider}: {settings.Tasks} at once, median of {settings.Rounds} rounds of {settings.Round.TotalSeconds:0} s; the floor writes {floor.Statements} rows");
        foreach (var (side, all) in rounds)
        {
            double Of(Func<Round, double> figure) => Figures.Median(all.Select(figure));
            var perSecond = Of(round => round.PerSecond);
            var beside = side == useCase ? "" : string.Create(CultureInfo.InvariantCulture, $"  SubmitDossier is {own / perSecond:0.00} of it");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {side.Name,-28} {perSecond,8:N0}/s ({all.Min(round => round.PerSecond):N0}–{all.Max(round => round.PerSecond):N0})  p50 {Of(round => round.P50):0.00} ms  p99 {Of(round => round.P99):0.00} ms  processor {Of(round => round.CpuMilliseconds):0.000} ms{beside}"));
        }
    }

    private static async Task CountAsync(Filing filing, Settings settings)
    {
        // The first ones fill what is kept: the procedure's version, the calendar.
        await filing.SubmitAsync();
        await filing.SubmitAsync();
        await (await filing.DraftAsync())();
        using var listening = new Statements();

        // A pooled context has just found that nobody listens, and asks again only after a second.
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        await SayAsync("SubmitDossier", filing.SubmitAsync, filing.House.Provider, settings);
        await SayAsync("SubmitDraft", await filing.DraftAsync(), filing.House.Provider, settings);
        await SayAsync("ReceiveDossier", await filing.ReceiptAsync(), filing.House.Provider, settings);
    }

    private static async Task SayAsync(string name, Func<Task> act, Provider provider, Settings settings)
    {
        var tally = Statements.Begin();
        await act();
        Console.WriteLine($"{provider}: {name} alone: {tally}");
        if (settings.Verbose)
        {
            foreach (var text in tally.Texts)
            {
                Console.WriteLine("    " + text.ReplaceLineEndings(" ⏎ "));
            }
        }
    }
}
