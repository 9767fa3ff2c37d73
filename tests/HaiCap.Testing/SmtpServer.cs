using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace HaiCap.Testing;

/// <summary>A mail that came in.</summary>
/// <param name="Data">Head and body as they came over the line.</param>
public sealed record CameIn(IReadOnlyList<string> To, string From, string? User, bool Tls, string Data)
{
    /// <summary>The body as its reader sees it.</summary>
    public string Body
    {
        get
        {
            var (head, body) = (Data[..Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)], Data[(Data.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
            return head.Contains("base64", StringComparison.OrdinalIgnoreCase) ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings(""))) : body;
        }
    }

    public string MessageId => Data.Split("\r\n").Single(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase));
}

/// <summary>tests/smtp/server.mjs as a child process; it ends when its standard input closes, so also when this process dies.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process process;
    private readonly Channel<CameIn> mail = Channel.CreateUnbounded<CameIn>();

    private SmtpServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <param name="answers">"ok", "busy", "no" or "hang-up" for each mail in turn.</param>
    /// <param name="certificate">A certificate and its key as PEM files, for STARTTLS.</param>
    public static async Task<SmtpServer> StartAsync(string answers = "ok", string? auth = null, (string Certificate, string Key)? certificate = null, int port = 0)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "smtp", "server.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["ANSWERS"] = answers, ["PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        };
        if (auth is not null)
        {
            start.Environment["AUTH"] = auth;
        }

        if (certificate is { } pair)
        {
            (start.Environment["CERT"], start.Environment["KEY"]) = pair;
        }

        var started = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        var line = await started.StandardOutput.ReadLineAsync().WaitAsync(Patience.Limit)
            ?? throw new InvalidOperationException("The SMTP server ended at once: is smtp-server installed (npm ci)?");
        var server = new SmtpServer(started, JsonDocument.Parse(line).RootElement.GetProperty("port").GetInt32());
        _ = Task.Run(server.ReadAsync);
        return server;
    }

    /// <summary>The next mail, which has been taken or is about to be.</summary>
    public Task<CameIn> NextAsync() => mail.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    /// <summary>Stops it and tells what else came in.</summary>
    public async Task<IReadOnlyList<CameIn>> EndAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience.Limit);
        return await mail.Reader.ReadAllAsync(patience.Token).ToListAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience.Limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            mail.Writer.TryWrite(JsonSerializer.Deserialize<CameIn>(line, Json)!);
        }

        mail.Writer.Complete();
    }
}
