using System.Collections.Concurrent;
using System.Diagnostics;
using HaiCap.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Data;

/// <summary>
/// Numbers people see, each given once, reserved in a short transaction of their own just before the long one (rule 7): gaps are allowed.
/// Callers that wait for the same series share one reservation, and a series asked for often reserves ahead what half a second needs, so that
/// most who ask wait for nothing; one that is asked for now and then reserves one by one.
/// </summary>
public sealed class SeriesReserver(IServiceScopeFactory scopes, SqliteWriter sqlite)
{
    private const double AheadSeconds = 0.5;
    private const int MostAhead = 256;
    private const int MostSeries = 5_000;

    private readonly ConcurrentDictionary<(string, string), Series> known = new();

    /// <summary>The next number of a series, from 1.</summary>
    public ValueTask<long> NextAsync(string provinceCode, string key, CancellationToken cancellationToken = default)
    {
        if (known.Count > MostSeries)
        {
            // Of the days gone by; what they had ahead stays a gap.
            known.Clear();
        }

        var series = known.GetOrAdd((provinceCode, key), static _ => new Series());
        if (series.TryTake() is { } ready)
        {
            return ValueTask.FromResult(ready);
        }

        var mine = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        series.Queue.Enqueue(mine);
        if (series.TryLead())
        {
            // On a thread of its own: on SQLite nothing is awaited, and the leader would work for the others before it went on.
            _ = Task.Run(() => LeadAsync(provinceCode, key, series), CancellationToken.None);
        }

        // Who stops waiting leaves a gap.
        return new ValueTask<long>(mine.Task.WaitAsync(cancellationToken));
    }

    /// <summary>One reserves for all who come meanwhile; the others only wait for their number, not for one another.</summary>
    private async Task LeadAsync(string provinceCode, string key, Series series)
    {
        do
        {
            while (!series.Queue.IsEmpty)
            {
                await ReserveForAllAsync(provinceCode, key, series);
            }

            series.Leave();
        }
        while (!series.Queue.IsEmpty && series.TryLead());
    }

    private async Task ReserveForAllAsync(string provinceCode, string key, Series series)
    {
        var batch = new List<TaskCompletionSource<long>>();
        while (series.Queue.TryDequeue(out var waiter))
        {
            batch.Add(waiter);
        }

        try
        {
            var ahead = series.Ahead();
            var last = await ReserveAsync(provinceCode, key, batch.Count + ahead);
            var first = last - batch.Count - ahead + 1;
            series.Keep(first + batch.Count, last, batch.Count);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].SetResult(first + i);
            }
        }
        catch (Exception failure)
        {
            batch.ForEach(waiter => waiter.TrySetException(failure));
        }
    }

    private async Task<long> ReserveAsync(string provinceCode, string key, int count)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        return db.IsSqlite ? await OnSqliteAsync(provinceCode, key, count) : await OnPostgresAsync(db, provinceCode, key, count);
    }

    // The reservation is not made durable by itself: what uses any of its numbers is committed after it in the same log, so whatever survives
    // a loss of power has the reservation before it, and numbers nobody used may be given again.
    private static async Task<long> OnPostgresAsync(HaiCapDb db, string provinceCode, string key, long count) => (await db.Database.SqlQuery<long>(
        $"""
        INSERT INTO number_series (province_code, key, last) VALUES ({provinceCode}, {key}, {count})
        ON CONFLICT (province_code, key) DO UPDATE SET last = number_series.last + {count}
        RETURNING last AS "Value", set_config('synchronous_commit', 'off', true)
        """).ToListAsync(CancellationToken.None))[0];

    private Task<long> OnSqliteAsync(string provinceCode, string key, long count) => sqlite.ReserveAsync(
        """
        INSERT INTO number_series (province_code, key, last) VALUES (@p1, @p2, @p3)
        ON CONFLICT (province_code, key) DO UPDATE SET last = number_series.last + @p3
        RETURNING last
        """,
        provinceCode, key, count);

    private sealed class Series
    {
        private readonly Lock gate = new();
        private int led;
        private long next = 1;
        private long last;
        private long given;
        private long since = Stopwatch.GetTimestamp();

        public ConcurrentQueue<TaskCompletionSource<long>> Queue { get; } = new();

        public bool TryLead() => Interlocked.Exchange(ref led, 1) == 0;

        /// <summary>A full fence: who came before it is seen by the leader, who comes after it leads.</summary>
        public void Leave() => Interlocked.Exchange(ref led, 0);

        /// <summary>One of those reserved ahead.</summary>
        public long? TryTake()
        {
            lock (gate)
            {
                if (next > last)
                {
                    return null;
                }

                given++;
                return next++;
            }
        }

        /// <summary>How many to reserve beyond those who wait, by how many were asked for since the last time.</summary>
        public int Ahead()
        {
            lock (gate)
            {
                var ahead = given / Math.Max(0.001, Stopwatch.GetElapsedTime(since).TotalSeconds) * AheadSeconds;
                (given, since) = (0, Stopwatch.GetTimestamp());
                return (int)Math.Min(ahead, MostAhead);
            }
        }

        public void Keep(long from, long to, int waited)
        {
            lock (gate)
            {
                (next, last) = (from, to);
                given += waited;
            }
        }
    }
}
