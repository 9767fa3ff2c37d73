using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using HaiCap.Testing;

namespace HaiCap.Browser.Tests.Support;

/// <summary>The built program, started as a person would start it, on a free port, with the sample in a data folder of its own.</summary>
public sealed partial class HaiCapSite : IAsyncDisposable
{
    private readonly TempFolder data = new();
    private readonly ConcurrentQueue<string> said = new();
    private readonly Process process;
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource accounts = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HaiCapSite()
    {
        var start = new ProcessStartInfo(Program, ["serve", "--sample", "--urls", "http://127.0.0.1:0", "--data", data.Path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";

        // All visitors come from one address here.
        start.Environment["SignIn__PerMinutePerAddress"] = "1000";
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The site ended:\n{Said}"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
    }

    public string Address { get; private set; } = "";

    public string DataFolder => data.Path;

    /// <summary>The password of all sample accounts, as the start told it.</summary>
    public string Password { get; private set; } = "";

    /// <summary>What the program has written so far, for the reason of a failure.</summary>
    public string Said => string.Join('\n', said);

    private static string Program => Environment.GetEnvironmentVariable("HAICAP_PROGRAM") is { Length: > 0 } given
        ? given
        : Repository.Path("src", "HaiCap.Web", "bin", Configuration, "net10.0", OperatingSystem.IsWindows() ? "haicap.exe" : "haicap");

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    public static async Task<HaiCapSite> StartAsync()
    {
        var site = new HaiCapSite();
        site.process.Start();
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        try
        {
            site.Address = await site.address.Task.WaitAsync(TimeSpan.FromMinutes(3));
            await site.accounts.Task.WaitAsync(TimeSpan.FromSeconds(30));
            return site;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The site did not start:\n{site.Said}", late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await process.WaitForExitAsync();
        process.Dispose();
        data.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        said.Enqueue(line);
        if (AddressLine().Match(line) is { Success: true } found)
            address.TrySetResult(found.Groups["url"].Value);
        else if (Password.Length == 0 && AccountLine().Match(line) is { Success: true } account)
        {
            Password = account.Groups["password"].Value;
            accounts.TrySetResult();
        }
    }

    private void Stop()
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It was never started, or is gone already.
        }
    }

    [GeneratedRegex(@"^HaiCap: (?<url>http://\S+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AddressLine();

    [GeneratedRegex(@"^  (?<user>[a-z0-9.@_-]+) +(?<password>\S+) +\S", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AccountLine();
}
