using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HaiCap.Bench.Http;

/// <summary>Where the server's processor time goes: samples taken by Linux's perf while a load runs, compiled methods by name (DOTNET_PerfMapEnabled).</summary>
internal static partial class Profile
{
    public static async Task SayAsync(string title, int process, Func<Task> load)
    {
        var data = Path.Combine(Path.GetTempPath(), $"haicap-perf-{Environment.ProcessId}.data");
        var start = new ProcessStartInfo("perf", ["record", "-q", "-F", "499", "-g", "-p", process.ToString(CultureInfo.InvariantCulture), "-o", data, "--", "sleep", "4"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var perf = Process.Start(start) ?? throw new InvalidOperationException("perf did not start.");
        await load();
        await perf.WaitForExitAsync();
        Console.WriteLine($"\n### Where the time goes: {title}\n\n```\nself");
        Print(await Wrk.RunAsync("perf", ["report", "-i", data, "--stdio", "--no-children", "-g", "none", "--sort", "symbol", "--percent-limit", "0.6"]), 45);
        Console.WriteLine("\nwith what it calls");
        Print(await Wrk.RunAsync("perf", ["report", "-i", data, "--stdio", "--children", "-g", "none", "--sort", "symbol", "--percent-limit", "2"]), 140);
        Console.WriteLine("```");
        File.Delete(data);
    }

    private static void Print(string report, int most)
    {
        foreach (var line in report.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Take(most))
        {
            Console.WriteLine(Spaces().Replace(line.TrimEnd(), " ")[..Math.Min(180, Spaces().Replace(line.TrimEnd(), " ").Length)]);
        }
    }

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
