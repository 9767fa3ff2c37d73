using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using HaiCap.Core.Webhooks.Rules;

namespace HaiCap.Core.Webhooks.Sending;

/// <summary>What came of one try.</summary>
/// <param name="Status">Null when there was no answer.</param>
/// <param name="Error">Null when the subscriber took it.</param>
/// <param name="EndpointAtFault">It would have happened with any event: no connection, no time, a server's fault, too many requests.</param>
public sealed record SendResult(int? Status, string? Error, bool EndpointAtFault, TimeSpan? RetryAfter)
{
    public bool Gone => Status == 410;
}

/// <summary>
/// Calls strangers' addresses. The number that is connected to is the number that was checked: a name is resolved here, at connecting, so a
/// name that answers differently the second time gains nothing. Redirects are not followed, cookies and proxies not used, answers read to 4 KB.
/// </summary>
public sealed class WebhookHttp : IDisposable
{
    private const int MostRead = 4096;
    private readonly WebhookOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient client;

    public WebhookHttp(WebhookOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 16,
            ConnectTimeout = options.Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, cancellationToken),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("HaiCap-Webhooks/1");
    }

    public async Task<SendResult> PostAsync(string url, string id, IEnumerable<string> secrets, byte[] body, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Timeout);
        var now = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(WebhookEvent.ContentType, "utf-8");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(secrets, id, now, body));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            await DrainAsync(response, patience.Token);
            var status = (int)response.StatusCode;
            return new(status, response.IsSuccessStatusCode ? null : $"HTTP {status}", status is >= 500 or 429 or 408, RetryAfterOf(response, now));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, "timeout", true, null);
        }
        catch (HttpRequestException failure)
        {
            return new(null, failure.InnerException is InnerAddressException ? "inner-address" : failure.HttpRequestError.ToString(), true, null);
        }
        catch (IOException)
        {
            return new(null, "connection-lost", true, null);
        }
    }

    public void Dispose() => client.Dispose();

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint to, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(to.Host, cancellationToken);

        // One inner address among several is refused with all: the next try could fall on it.
        if (addresses.Length == 0 || Array.Exists(addresses, address => InnerNetworks.Contain(address, options.AllowedNetworks)))
        {
            throw new InnerAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Short answers are read to their end, so that the connection serves again; a long one is cut off with it.</summary>
    private static async Task DrainAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostRead];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        _ = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - now,
        _ => null,
    };

    private sealed class InnerAddressException : Exception;
}
