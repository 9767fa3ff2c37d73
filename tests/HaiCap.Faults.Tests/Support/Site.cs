using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using HaiCap.Web.Commands;

namespace HaiCap.Faults.Tests.Support;

/// <summary>One run of the host: the program as an operator starts it, in a process that can be killed.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, typeof(HaiCapCommand).Assembly.GetName().Name + ".dll");

    private readonly ConcurrentQueue<string> said = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> key = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private Site(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The site ended:\n{Said}"));
    }

    public Uri Address { get; private set; } = new("http://localhost");

    public string Said => string.Join('\n', said);

    public int ProcessId => process.Id;

    public int Threads => Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/task")).Length;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<Site> StartAsync(IReadOnlyDictionary<string, string> environment, string dataFolder)
    {
        var start = Start(environment, "serve", "--sample", "--urls", "http://127.0.0.1:0", "--data", dataFolder);
        var site = new Site(start);
        site.process.Start();
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        try
        {
            site.Address = await site.address.Task.WaitAsync(TimeSpan.FromMinutes(2));
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>A command that does one thing and ends: its exit code and all it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var command = Process.Start(Start(environment, args))!;
        var output = command.StandardOutput.ReadToEndAsync();
        var error = command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, await output + await error);
    }

    /// <summary>The sample's key for the API, as the start prints it.</summary>
    public Task<string> KeyAsync() => key.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>kill -9: this process alone, as the system's out-of-memory killer would; its children find their pipes closed.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It was never started.
        }

        process.Dispose();
    }

    private static ProcessStartInfo Start(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("HAICAP_DATA");
        start.Environment.Remove("HAICAP_CALLER_DIR");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Logging__LogLevel__Default"] = "Warning";

        // All visitors come from one address here.
        start.Environment["SignIn__PerMinutePerAddress"] = "100000";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        if (said.Count < 2000)
            said.Enqueue(line);
        if (line.StartsWith("HaiCap: http", StringComparison.Ordinal))
            address.TrySetResult(new Uri(line["HaiCap: ".Length..].Split(' ')[0]));
        else if (line.StartsWith("API key: ", StringComparison.Ordinal))
            key.TrySetResult(line["API key: ".Length..].Trim());
    }
}
