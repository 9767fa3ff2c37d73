using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HaiCap.Testing;

/// <summary>A real clamd with one signature of our own: little memory, no download, no root.</summary>
public sealed class ClamdServer : IAsyncDisposable
{
    /// <summary>What the signature finds, in a file or in a part of an office file.</summary>
    public const string Malware = "HAICAP-TEST-SIGNATURE-2026-NOT-REAL-MALWARE";

    private readonly TempFolder folder = new();
    private Process? process;

    /// <summary>clamd's socket.</summary>
    public string SocketPath => Path.Combine(folder.Path, "clamd.sock");

    public int Port { get; private set; }

    /// <exception cref="InvalidOperationException">clamd is not installed or did not start.</exception>
    public static async Task<ClamdServer> StartAsync()
    {
        var server = new ClamdServer();
        await server.RunAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task RunAsync()
    {
        Port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "haicap.ndb"), $"HaiCap.Test-1:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Malware))}\n");
        var configuration = Path.Combine(folder.Path, "clamd.conf");
        await File.WriteAllTextAsync(
            configuration,
            $"""
            Foreground yes
            DatabaseDirectory {folder.Path}
            LocalSocket {SocketPath}
            TCPSocket {Port}
            TCPAddr 127.0.0.1
            StreamMaxLength 5M
            MaxThreads 2
            SelfCheck 0

            """);
        var program = new[] { "/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd" }.FirstOrDefault(File.Exists) ?? "clamd";
        try
        {
            process = Process.Start(new ProcessStartInfo(program, ["--config-file", configuration]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("clamd is not installed: apt-get install clamav-daemon.", missing);
        }

        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > Patience.Limit)
            {
                process.Kill();
                throw new InvalidOperationException($"clamd did not start: {string.Join(' ', await output)}");
            }

            await Task.Yield();
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await client.GetStream().WriteAsync("zPING\0"u8.ToArray());
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadToEndAsync() == "PONG\0";
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
    }
}
