using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HaiCap.Testing;

namespace HaiCap.Bench.Http;

/// <summary>The published program as <c>./run</c> makes it, in a process of its own, as in production but for the sample's accounts.</summary>
internal sealed class Served : IAsyncDisposable
{
    private static string? program;
    private readonly Process server;

    private Served(Process process, Uri at, double firstAnswer) => (server, At, FirstAnswer) = (process, at, firstAnswer);

    public Uri At { get; }

    /// <summary>Milliseconds from the start of the process to the first page answered.</summary>
    public double FirstAnswer { get; }

    public int ProcessId => server.Id;

    /// <summary>What it printed before it was ready.</summary>
    public List<string> Said { get; } = [];

    public static string Folder => Path.GetDirectoryName(program ?? throw new InvalidOperationException("Publish first."))!;

    /// <summary>Lets <c>./run</c> build; it does nothing when the sources have not changed.</summary>
    public static async Task PublishAsync()
    {
        await Wrk.RunAsync(Path.Combine(Repository.Root, "run"), ["--help"]);
        program = Directory.GetDirectories(Path.Combine(Repository.Root, ".tools", "run")).Where(folder => File.Exists(Path.Combine(folder, ".complete")))
            .OrderByDescending(folder => File.GetLastWriteTimeUtc(Path.Combine(folder, ".complete"))).Select(folder => Path.Combine(folder, "haicap")).First();
    }

    public static async Task<Served> StartAsync(TestDatabase house, bool profile)
    {
        var at = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var start = new ProcessStartInfo(program!, ["serve", "--sample", "--data", house.DataFolder, "--urls", at.AbsoluteUri.TrimEnd('/')])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Staging",
            ["Database__Provider"] = "Postgres",
            ["ConnectionStrings__HaiCap"] = house.Options.ConnectionString,
            ["DOTNET_TieredPGO"] = Environment.GetEnvironmentVariable("DOTNET_TieredPGO") ?? "0",
            ["DOTNET_GCgen0size"] = Environment.GetEnvironmentVariable("DOTNET_GCgen0size") ?? "0x1000000",
            ["DOTNET_PerfMapEnabled"] = profile ? "1" : "0",
            ["DOTNET_EnableWriteXorExecute"] = profile ? "0" : "1",
            ["Logging__LogLevel__Default"] = "Warning",
            ["SignIn__PerMinutePerAddress"] = "100000",
            ["HaiCap__Limits__PerAddressPerSecond"] = "0",
            ["HaiCap__Limits__PerKeyPerSecond"] = "0",
        })
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        var said = new List<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = at };
        while (true)
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(5))
            {
                throw new InvalidOperationException("The server did not start: " + string.Join('\n', said));
            }

            try
            {
                using var answer = await client.GetAsync("/");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    break;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }

        var served = new Served(process, at, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        lock (said)
        {
            served.Said.AddRange(said);
        }

        return served;

        void Keep(string? line)
        {
            lock (said)
            {
                said.Add(line ?? "");
            }
        }
    }

    /// <summary>Resident now, and the most it ever was, in megabytes.</summary>
    public (double Now, double Most) Memory()
    {
        var lines = File.ReadAllLines($"/proc/{ProcessId}/status");
        double Of(string name) => double.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        return (Of("VmRSS:"), Of("VmHWM:"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!server.HasExited)
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        server.Dispose();
    }

    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
