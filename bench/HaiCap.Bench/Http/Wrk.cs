using System.Diagnostics;
using System.Text.Json;

namespace HaiCap.Bench.Http;

/// <summary>What one round of a load generator saw; times in milliseconds.</summary>
internal sealed record Shot(double PerSecond, double P50, double P99, long Requests, long Failed);

/// <summary>The load generator wrk with a script of Lua; its own report is read as JSON.</summary>
internal static class Wrk
{
    private const string Report = """

        done = function(summary, latency)
          local e = summary.errors
          print(string.format('REPORT {"requests":%d,"us":%d,"p50":%d,"p99":%d,"failed":%d}', summary.requests, summary.duration,
            latency:percentile(50), latency:percentile(99), e.status + e.connect + e.read + e.write + e.timeout))
        end
        """;

    /// <param name="script">Lua that sets <c>request</c>, or nothing for plain GETs.</param>
    public static async Task<Shot> RunAsync(string url, int connections, int seconds, string script = "")
    {
        var file = Path.Combine(Path.GetTempPath(), $"haicap-wrk-{Environment.ProcessId}.lua");
        await File.WriteAllTextAsync(file, script + Report);
        string[] arguments = ["-t", "1", "-c", $"{connections}", "-d", $"{seconds}s", "--timeout", "10s", "-s", file, url];
        var text = await RunAsync("wrk", arguments);
        File.Delete(file);
        var line = text.Split('\n').LastOrDefault(one => one.StartsWith("REPORT ", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"wrk said: {text}");
        using var report = JsonDocument.Parse(line["REPORT ".Length..]);
        long Of(string name) => report.RootElement.GetProperty(name).GetInt64();
        return new Shot(Of("requests") / (Of("us") / 1e6), Of("p50") / 1000.0, Of("p99") / 1000.0, Of("requests"), Of("failed"));
    }

    public static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} failed: {await error}{text}");
    }

    /// <summary>A text as Lua writes it.</summary>
    public static string Quote(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "'";
}
