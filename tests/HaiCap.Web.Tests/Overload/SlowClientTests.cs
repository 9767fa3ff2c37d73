using System.Net.Sockets;
using System.Text;
using HaiCap.Testing;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace HaiCap.Web.Tests.Overload;

/// <summary>Over a raw socket to the real server: clients that only hold the line, and bodies that are too large.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private readonly Databases databases = new();
    private WebApplication? app;

    public async ValueTask InitializeAsync()
    {
        var database = await databases.GetAsync(Provider.Sqlite);
        app = HaiCapHost.Build(new HaiCapHostOptions
        {
            DataFolder = database.DataFolder,
            Environment = "Development",
            Urls = "http://127.0.0.1:0",
            Configuration = ["--HaiCap:Sample=true", "--HaiCap:Limits:HeadSeconds=1", "--HaiCap:Limits:BodyBytesPerSecond=100000", "--HaiCap:Limits:BodyGraceSeconds=1.1"],
            Configure = builder => builder.Logging.ClearProviders(),
        });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        await databases.DisposeAsync();
    }

    [Fact]
    public async Task A_head_that_does_not_come_to_its_end_is_cut_off()
    {
        using var line = await ConnectAsync();
        await SendAsync(line, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        (await ReadToEndAsync(line)).ShouldStartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task A_small_body_that_does_not_come_is_cut_off_and_holds_no_place()
    {
        // More of them than there are places: the site goes on answering meanwhile.
        var lines = new List<Socket>();
        for (var i = 0; i < 70; i++)
        {
            var line = await ConnectAsync();
            await SendAsync(line, "POST /dang-nhap/can-bo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nUserName=a");
            lines.Add(line);
        }

        using (var other = await ConnectAsync())
        {
            await SendAsync(other, "GET /tra-cuu HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            (await ReadToEndAsync(other)).ShouldStartWith("HTTP/1.1 200");
        }

        foreach (var line in lines)
        {
            (await ReadToEndAsync(line)).ShouldStartWith("HTTP/1.1 408");
            line.Dispose();
        }
    }

    [Theory]
    [InlineData("/dang-nhap/can-bo", "Content-Length: 2000000")]
    [InlineData("/dang-nhap/can-bo", "Content-Length: 90000000000")]
    [InlineData("/nop-ho-so/018f0000-0000-7000-8000-000000000000/giay-to", "Content-Length: 99000000")]
    [InlineData("/api/v1/dossiers", "Content-Length: 2000000")]
    public async Task A_body_told_to_be_too_large_is_refused_before_it_is_read(string path, string length)
    {
        using var line = await ConnectAsync();
        await SendAsync(line, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n{length}\r\n\r\n");
        (await ReadToEndAsync(line)).ShouldStartWith("HTTP/1.1 413");
    }

    [Fact]
    public async Task A_body_that_does_not_tell_its_length_is_cut_off_at_the_limit()
    {
        using var line = await ConnectAsync();
        await SendAsync(line, "POST /dang-nhap/can-bo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n");
        var answer = ReadToEndAsync(line);
        var chunk = "10000\r\n" + new string('a', 0x10000) + "\r\n";
        try
        {
            for (var i = 0; i < 40 && !answer.IsCompleted; i++)
            {
                await SendAsync(line, chunk);
            }
        }
        catch (SocketException)
        {
            // Hung up on: that is the point.
        }

        // The answer may be lost where the line is reset under it; that it ends is what counts.
        var text = await answer;
        (text.Length == 0 || text.StartsWith("HTTP/1.1 4", StringComparison.Ordinal)).ShouldBeTrue(text);
    }

    private async Task<Socket> ConnectAsync()
    {
        var at = new Uri(app!.Urls.First());
        var line = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 };
        await line.ConnectAsync(at.Host, at.Port);
        return line;
    }

    private static async Task SendAsync(Socket line, string text) => await line.SendAsync(Encoding.ASCII.GetBytes(text));

    private static async Task<string> ReadToEndAsync(Socket line)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var text = new StringBuilder();
        var some = new byte[8192];
        try
        {
            while (await line.ReceiveAsync(some, patience.Token) is > 0 and var read)
            {
                text.Append(Encoding.UTF8.GetString(some, 0, read));
            }
        }
        catch (SocketException)
        {
            // Reset after what was said.
        }

        return text.ToString();
    }
}
