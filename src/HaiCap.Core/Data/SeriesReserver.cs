using System.Collections.Concurrent;
using HaiCap.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Data;

/// <summary>
/// Numbers people see, each given once, reserved in a short transaction of their own just before the long one (rule 7): gaps are allowed.
/// Callers that wait for the same series share one reservation, so 64 of them cost a few short commits, not 64 in a row.
/// </summary>
public sealed class SeriesReserver(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<(string, string), Waiting> series = new();

    /// <summary>The next number of a series, from 1.</summary>
    public Task<long> NextAsync(string provinceCode, string key, CancellationToken cancellationToken = default)
    {
        var waiting = series.GetOrAdd((provinceCode, key), static _ => new Waiting());
        var mine = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Queue.Enqueue(mine);
        if (waiting.TryLead())
        {
            // On a thread of its own: on SQLite nothing is awaited, and the leader would work for the others before it went on.
            _ = Task.Run(() => LeadAsync(provinceCode, key, waiting), CancellationToken.None);
        }

        // Who stops waiting leaves a gap.
        return mine.Task.WaitAsync(cancellationToken);
    }

    /// <summary>One reserves for all who come meanwhile; the others only wait for their number, not for one another.</summary>
    private async Task LeadAsync(string provinceCode, string key, Waiting waiting)
    {
        do
        {
            while (!waiting.Queue.IsEmpty)
            {
                await ReserveForAllAsync(provinceCode, key, waiting.Queue);
            }

            waiting.Leave();
        }
        while (!waiting.Queue.IsEmpty && waiting.TryLead());
    }

    private async Task ReserveForAllAsync(string provinceCode, string key, ConcurrentQueue<TaskCompletionSource<long>> queue)
    {
        var batch = new List<TaskCompletionSource<long>>();
        while (queue.TryDequeue(out var waiter))
        {
            batch.Add(waiter);
        }

        try
        {
            var last = await ReserveAsync(provinceCode, key, batch.Count);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].SetResult(last - batch.Count + 1 + i);
            }
        }
        catch (Exception failure)
        {
            batch.ForEach(waiter => waiter.SetException(failure));
        }
    }

    private async Task<long> ReserveAsync(string provinceCode, string key, int count)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        return db.IsSqlite ? await OnSqliteAsync(db, provinceCode, key, count) : await OnPostgresAsync(db, provinceCode, key, count);
    }

    // The reservation is not made durable by itself: what uses the number is committed after it in the same log, so whatever survives a
    // loss of power has the reservation before it, and a number nobody used may be given again.
    private static async Task<long> OnPostgresAsync(HaiCapDb db, string provinceCode, string key, long count) => (await db.Database.SqlQuery<long>(
        $"""
        INSERT INTO number_series (province_code, key, last) VALUES ({provinceCode}, {key}, {count})
        ON CONFLICT (province_code, key) DO UPDATE SET last = number_series.last + {count}
        RETURNING last AS "Value", set_config('synchronous_commit', 'off', true)
        """).ToListAsync(CancellationToken.None))[0];

    private static async Task<long> OnSqliteAsync(HaiCapDb db, string provinceCode, string key, long count)
    {
        using var turn = await WriteQueue.EnterAsync(db.Database.GetConnectionString(), CancellationToken.None);
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL");
        try
        {
            return (await db.Database.SqlQuery<long>(
                $"""
                INSERT INTO number_series (province_code, key, last) VALUES ({provinceCode}, {key}, {count})
                ON CONFLICT (province_code, key) DO UPDATE SET last = number_series.last + {count}
                RETURNING last AS "Value"
                """).ToListAsync(CancellationToken.None))[0];
        }
        finally
        {
            // The connection goes back to the pool, where every transaction is durable.
            await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=FULL");
        }
    }

    private sealed class Waiting
    {
        private int led;

        public ConcurrentQueue<TaskCompletionSource<long>> Queue { get; } = new();

        public bool TryLead() => Interlocked.Exchange(ref led, 1) == 0;

        /// <summary>A full fence: who came before it is seen by the leader, who comes after it leads.</summary>
        public void Leave() => Interlocked.Exchange(ref led, 0);
    }
}
