using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HaiCap.Core.Letters.Typesetting;

/// <summary>One Node process and its pipe: started when first asked, again when it has died. Used by one caller at a time.</summary>
internal sealed class WorkerProcess(TypesetterOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(250);

    private readonly StringBuilder complaints = new();
    private Process? process;
    private long requests;

    public int? ProcessId => process is { HasExited: false } alive ? alive.Id : null;

    /// <summary>
    /// Sends one request and waits for its answer. A process found dead is replaced once: every request is free of effects. One killed while it
    /// answered leaves half a line.
    /// </summary>
    public async Task<Outcome<JsonObject>> AskAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        request["id"] = ++requests;
        request["operation"] = operation;
        var line = request.ToJsonString();
        for (var attempt = 1; ; attempt++)
        {
            if (Start() is { } problem)
            {
                return problem;
            }

            try
            {
                return await ExchangeAsync(line, cancellationToken);
            }
            catch (Exception died) when (died is IOException or EndOfStreamException or JsonException)
            {
                var lastWords = LastWords();
                Stop();
                if (attempt == 2)
                {
                    return TypesetterProblems.Died(lastWords);
                }
            }
            catch
            {
                // Cancelled or broken in the middle: the answer still to come would be taken for the next one's.
                Stop();
                throw;
            }
        }
    }

    private async Task<Outcome<JsonObject>> ExchangeAsync(string line, CancellationToken cancellationToken)
    {
        var running = process!;
        var answering = SendAndReadAsync(running, line, cancellationToken);
        var deadline = time.GetTimestamp();
        while (await Task.WhenAny(answering, Task.Delay(WatchEvery, time, cancellationToken)) != answering)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var overTime = time.GetElapsedTime(deadline) > options.TimeLimit;
            if (overTime || IsTooBig(running))
            {
                Stop();
                _ = answering.ContinueWith(static abandoned => abandoned.Exception, TaskScheduler.Default);
                return overTime ? TypesetterProblems.TimeLimit(options.TimeLimit) : TypesetterProblems.MemoryLimit(options.MemoryLimit);
            }
        }

        var answer = JsonNode.Parse(await answering)!.AsObject();
        if (answer["ok"]!.GetValue<bool>())
        {
            return answer;
        }

        var message = answer["message"]?.GetValue<string>() ?? "";
        return answer["kind"]?.GetValue<string>() == "template"
            ? TypesetterProblems.Template(answer["file"]?.GetValue<string>(), answer["line"]?.GetValue<int>(), message)
            : throw new InvalidOperationException($"The typesetter refused: {message}");
    }

    private static async Task<string> SendAndReadAsync(Process running, string line, CancellationToken cancellationToken)
    {
        await running.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await running.StandardInput.FlushAsync(cancellationToken);
        return await running.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException();
    }

    private Problem? Start()
    {
        if (process is { HasExited: false })
        {
            return null;
        }

        Stop();
        if (options.FindNodeModules() is not { } modules)
        {
            return TypesetterProblems.PackagesMissing();
        }

        var start = new ProcessStartInfo(options.Node)
        {
            ArgumentList = { $"--max-old-space-size={options.MemoryLimit / 2}", Path.Combine(options.Folder, "worker.mjs") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
            UseShellExecute = false,
        };
        Strip(start.Environment, modules);
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return TypesetterProblems.NodeMissing(options.Node);
        }

        complaints.Clear();
        process.ErrorDataReceived += (_, heard) => Hear(heard.Data);
        process.BeginErrorReadLine();
        return null;
    }

    /// <summary>The worker runs templates people wrote: it gets none of the host's secrets, and a proxy that leads nowhere.</summary>
    private static void Strip(IDictionary<string, string?> environment, string modules)
    {
        string[] kept = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR"];
        foreach (var name in environment.Keys.Where(name => !kept.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        environment["HAICAP_NODE_MODULES"] = modules;
        environment["HTTPS_PROXY"] = environment["HTTP_PROXY"] = environment["ALL_PROXY"] = "http://127.0.0.1:9";
    }

    private bool IsTooBig(Process running)
    {
        try
        {
            running.Refresh();
            return running.WorkingSet64 > options.MemoryLimit * 1024L * 1024L;
        }
        catch (InvalidOperationException)
        {
            // It has just ended; the read will say so.
            return false;
        }
    }

    private void Hear(string? line)
    {
        lock (complaints)
        {
            if (line is not null && complaints.Length < 4000)
            {
                complaints.AppendLine(line);
            }
        }
    }

    private string LastWords()
    {
        process?.WaitForExit(TimeSpan.FromSeconds(1));
        lock (complaints)
        {
            var lines = complaints.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return lines.FirstOrDefault(l => l.Contains("Error: ", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "";
        }
    }

    private void Stop()
    {
        if (process is not { } old)
        {
            return;
        }

        process = null;
        try
        {
            old.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // Already dead, which is what we want.
        }

        old.Dispose();
    }

    public void Dispose() => Stop();
}
