using System.Buffers.Binary;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HaiCap.Web.Hosting.Overload;

/// <summary>
/// The one door all requests come in by: so many at once, some waiting for a place, the rest sent away quickly with the time to come back. What is
/// served stays quick however many ask. Health probes always pass.
/// </summary>
public sealed class OverloadGate : IDisposable
{
    /// <summary>A body up to this size is taken in before a place is: a slow sender waits at the door, not inside.</summary>
    private const long SmallBody = 256 * 1024;

    private static readonly Meter Meter = new("HaiCap.Web");
    private static readonly Counter<long> RefusedCount = Meter.CreateCounter<long>("haicap.requests.refused", description: "Requests refused with 429 or 503.");
    private readonly LimitSettings settings;
    private readonly ClientBuckets<IPAddress> addresses;
    private readonly ClientBuckets<UInt128> keys;
    private readonly ConcurrencyLimiter places;
    private readonly ConcurrencyLimiter uploads;

    public OverloadGate(LimitSettings settings, TimeProvider time)
    {
        this.settings = settings;
        addresses = new(settings.PerAddressPerSecond, settings.PerAddressBurst, time);
        keys = new(settings.PerKeyPerSecond, settings.PerKeyBurst, time);
        places = Limiter(settings.Concurrency, settings.Queue);
        uploads = Limiter(settings.Uploads, settings.Uploads);
    }

    /// <summary>First: who asks too much is told so.</summary>
    public async Task ClientAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        if (addresses.Enter(AddressOf(context), out var wait) is not { } address)
        {
            await RefuseAsync(context, Refusal.TooMany, wait);
            return;
        }

        Bucket? key = null;
        try
        {
            if (KeyOf(context) is { } hash && (key = keys.Enter(hash, out wait)) is null)
            {
                await RefuseAsync(context, Refusal.TooMany, wait);
                return;
            }

            context.Items[typeof(Bucket)] = address;
            await next(context);
        }
        finally
        {
            key?.Leave();
            address.Leave();
        }
    }

    /// <summary>Then, for what costs work: a place.</summary>
    public async Task PlaceAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Items[typeof(Bucket)] is not Bucket address || IsCheap(context.Request.Path))
        {
            await next(context);
            return;
        }

        var large = await IsLargeAsync(context);
        if (large && !address.BeginUpload(settings.UploadsPerAddress))
        {
            await RefuseAsync(context, Refusal.TooMany, TimeSpan.FromSeconds(5));
            return;
        }

        try
        {
            using var place = await FindAsync(large ? uploads : places, context.RequestAborted);
            if (place is not { IsAcquired: true })
            {
                await RefuseAsync(context, Refusal.Full, TimeSpan.FromSeconds(Random.Shared.Next(1, 4)));
                return;
            }

            await next(context);
        }
        finally
        {
            if (large)
            {
                address.EndUpload();
            }
        }
    }

    public void Dispose()
    {
        places.Dispose();
        uploads.Dispose();
    }

    private static ConcurrencyLimiter Limiter(int permits, int queue) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    private static bool IsCheap(PathString path) => path.StartsWithSegments("/lib", StringComparison.Ordinal) || path.Equals("/favicon.svg", StringComparison.Ordinal);

    private async ValueTask<RateLimitLease?> FindAsync(ConcurrencyLimiter limiter, CancellationToken aborted)
    {
        var at = limiter.AttemptAcquire();
        if (at.IsAcquired)
        {
            return at;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.QueueSeconds));
        try
        {
            return await limiter.AcquireAsync(1, patience.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Whether the body is one of files or of unknown length; a small one has been taken in when this returns.</summary>
    private static async ValueTask<bool> IsLargeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            return false;
        }

        if (context.Request.ContentLength is not <= SmallBody)
        {
            return true;
        }

        // Only on Kestrel, whose reader may look without taking.
        if (context.Request.ContentLength is { } length and > 0 && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is not null)
        {
            var body = context.Request.BodyReader;
            while (true)
            {
                var read = await body.ReadAsync(context.RequestAborted);
                if (read.IsCompleted || read.Buffer.Length >= length)
                {
                    body.AdvanceTo(read.Buffer.Start);
                    break;
                }

                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }

        return false;
    }

    private static Task RefuseAsync(HttpContext context, Refusal refusal, TimeSpan wait)
    {
        RefusedCount.Add(1, new KeyValuePair<string, object?>("status", refusal.Status));
        return refusal.WriteAsync(context, Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
    }

    /// <summary>Whoever has an IPv6 line has a whole /64 of addresses.</summary>
    private static IPAddress AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }

    /// <summary>By digest: a key's text is not kept.</summary>
    private static UInt128? KeyOf(HttpContext context)
    {
        if (!ErrorPages.IsApi(context) || context.Request.Headers.Authorization is not [{ Length: > 0 and < 500 } sent])
        {
            return null;
        }

        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(sent), digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
