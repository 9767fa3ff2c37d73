using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HaiCap.Core.Acts;

namespace HaiCap.Web.Api.Hosting;

/// <summary>Requests with an Idempotency-Key that are being done in this process at this moment.</summary>
public sealed class RunningRequests
{
    private readonly ConcurrentDictionary<(Guid Key, UInt128 Hash), byte> running = new();

    internal bool TryEnter((Guid Key, UInt128 Hash) request) => running.TryAdd(request, 0);

    internal void Leave((Guid Key, UInt128 Hash) request) => running.TryRemove(request, out _);
}

/// <summary>
/// One request, done once. Ask <see cref="Refusal"/>, then <see cref="Before"/>; dispose when it is answered.
/// </summary>
/// <param name="Before">What the request led to when it was first sent.</param>
public sealed record OneRequest(IResult? Refusal, OnceOnly? Once, ApiRequest? Before, Action? Leave) : IDisposable
{
    public void Dispose() => Leave?.Invoke();
}

/// <summary>Idempotency-Key: the act of a POST is remembered with it in its own transaction (<see cref="ActOrigin.Once"/>), and told again to whoever repeats the request.</summary>
public sealed class OnceOnlyRequests(ApiCaller caller, ApiRequests requests, ActOrigin origin, RunningRequests running)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <param name="body">The bytes that were sent; method and path count too.</param>
    /// <param name="look">False where the use case itself finds a repeated request by a unique row.</param>
    public async ValueTask<OneRequest> BeginAsync(HttpContext http, ReadOnlyMemory<byte> body, bool look = true)
    {
        var sent = http.Request.Headers[Header];
        if (sent.Count == 0)
        {
            return new(null, null, null, null);
        }

        if (sent.Count > 1 || sent[0] is not { Length: >= 1 and <= 255 } key || key.Any(c => c is < '!' or > '~'))
        {
            return new(ApiProblems.Refuse(ApiProblems.Of(
                StatusCodes.Status400BadRequest, ApiProblems.BadIdempotencyKey,
                [new ApiFault(ApiProblems.BadIdempotencyKey.Code, ApiProblems.BadIdempotencyKey.Vi, ApiProblems.BadIdempotencyKey.En, Parameter: Header)])), null, null, null);
        }

        var system = caller.Actor.Id!.Value;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(key));
        var once = new OnceOnly(system, hash, FingerprintOf(http.Request, body.Span));
        var place = (system, System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash));
        if (!running.TryEnter(place))
        {
            return new(ApiProblems.Refuse(ApiProblems.StillRunning), null, null, null);
        }

        void Leave() => running.Leave(place);
        try
        {
            if (look)
            {
                var before = await requests.FindAsync(once, http.RequestAborted);
                if (!before.Ok || before.Value is not null)
                {
                    Leave();
                    if (before.Ok)
                    {
                        http.Response.Headers[ReplayedHeader] = "true";
                    }

                    return new(before.Ok ? null : ApiProblems.Refuse(before), once, before.Ok ? before.Value : null, null);
                }
            }

            origin.Once = once;
            return new(null, once, null, Leave);
        }
        catch
        {
            Leave();
            throw;
        }
    }

    private static byte[] FingerprintOf(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
