using System.Globalization;
using HaiCap.Testing;

namespace HaiCap.Bench.Http;

/// <summary>
/// The published server over HTTP with PostgreSQL and the load generator on the same machine: each thing in one run with its floor, rounds in
/// turn, so that what else the machine does falls on both. Prints Markdown for bench/README.md.
/// </summary>
internal static class HttpBench
{
    public const int Connections = 16;

    public static async Task RunAsync(HttpSettings settings)
    {
        DiskBench.Run();
        Progress("publishing as ./run does");
        await Served.PublishAsync();
        await using var houses = new SampleDatabases();
        var filing = await Filing.PrepareAsync(await houses.FreshAsync(Provider.Postgres));
        var template = (await filing.SubmitAsync()).Code;
        await filing.LearnAsync();
        await Counted.StopAsync();
        double first;
        await using (var once = await Served.StartAsync(filing.House, settings.Profile))
        {
            // The first start loads what the tests' sample lacks: the accounts.
            first = once.FirstAnswer;
        }

        await using var served = await Served.StartAsync(filing.House, settings.Profile);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start to first answer: {served.FirstAnswer:0} ms ({first:0} ms with the accounts to load); resident then {served.Memory().Now:0} MB\n"));
        var table = new Table(settings);
        var scenes = new Scenes(filing, served, template, settings, table);
        if (settings.Wants("procedure"))
        {
            await scenes.ProcedureAsync();
        }

        if (settings.Wants("inbox"))
        {
            await scenes.InboxAsync();
        }

        if (settings.Wants("submit") || settings.Wants("read"))
        {
            using var api = new ApiScenes(filing, served, settings, table);
            if (settings.Wants("submit"))
            {
                await api.SubmitAsync();
            }

            if (settings.Wants("read"))
            {
                await api.ReadAsync();
            }
        }

        table.Print();
        var (now, most) = served.Memory();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nresident memory at the end: {now:0} MB, at most {most:0} MB"));
        DiskBench.Run();
    }

    public static void Progress(string what) => Console.Error.WriteLine($"… {what}");
}
