using System.Collections.Concurrent;

namespace HaiCap.Web.Hosting.Overload;

/// <summary>
/// A token bucket for each client. Whoever has no other request under way always comes in: a client that waits for its answers cannot do harm, and
/// its speed is the server's own.
/// </summary>
public sealed class ClientBuckets<TKey>(double perSecond, double burst, TimeProvider time)
    where TKey : notnull
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<TKey, Bucket> buckets = new();
    private long sweptAt = time.GetTimestamp();

    public int Count => buckets.Count;

    /// <summary>Null when the client must wait; <paramref name="wait"/> tells how long. Leave when the request is over.</summary>
    public Bucket? Enter(TKey client, out TimeSpan wait)
    {
        var now = time.GetTimestamp();
        Sweep(now);
        while (true)
        {
            var bucket = buckets.GetOrAdd(client, static (_, made) => new Bucket(made.burst, made.now), (burst, now));
            lock (bucket.Gate)
            {
                if (bucket.Gone)
                {
                    continue;
                }

                bucket.Tokens = Math.Min(burst, bucket.Tokens + (time.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond));
                bucket.At = now;
                if (perSecond > 0 && bucket.Tokens < 1 && bucket.InFlight > 0)
                {
                    wait = TimeSpan.FromSeconds((1 - bucket.Tokens) / perSecond);
                    return null;
                }

                bucket.Tokens = Math.Max(0, bucket.Tokens - 1);
                bucket.InFlight++;
                wait = TimeSpan.Zero;
                return bucket;
            }
        }
    }

    /// <summary>Clients that were not seen for a while are forgotten; what a guesser of addresses leaves behind does not grow for ever.</summary>
    private void Sweep(long now)
    {
        var last = Volatile.Read(ref sweptAt);
        if (time.GetElapsedTime(last, now) < Forgotten || Interlocked.CompareExchange(ref sweptAt, now, last) != last)
        {
            return;
        }

        foreach (var (client, bucket) in buckets)
        {
            lock (bucket.Gate)
            {
                if (bucket.InFlight == 0 && time.GetElapsedTime(bucket.At, now) >= Forgotten)
                {
                    bucket.Gone = true;
                    buckets.TryRemove(client, out _);
                }
            }
        }
    }
}

public sealed class Bucket(double tokens, long at)
{
    internal Lock Gate { get; } = new();

    internal double Tokens { get; set; } = tokens;

    internal long At { get; set; } = at;

    internal int InFlight { get; set; }

    internal bool Gone { get; set; }

    private int uploads;

    /// <summary>Whether this client may send files beside those it sends now; end with <see cref="EndUpload"/>.</summary>
    public bool BeginUpload(int most)
    {
        if (Interlocked.Increment(ref uploads) <= most)
        {
            return true;
        }

        EndUpload();
        return false;
    }

    public void EndUpload() => Interlocked.Decrement(ref uploads);

    public void Leave()
    {
        lock (Gate)
        {
            InFlight--;
        }
    }
}
