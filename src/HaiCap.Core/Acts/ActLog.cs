using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Acts;

/// <summary>How far a reader of the log has come.</summary>
public sealed record LogCursor(long TransactionId, long Position)
{
    public static readonly LogCursor Start = new(-1, -1);
}

public static class LogOrder
{
    /// <summary>
    /// What stands behind the cursor, compared as a row: the database goes to the place in its index. Written as "greater, or equal and greater" it would walk the
    /// log from its beginning to look for what is new.
    /// </summary>
    public static IQueryable<Act> After(this IQueryable<Act> acts, HaiCapDb db, LogCursor cursor) => db.IsSqlite
        ? acts.Where(act => act.TransactionId == 0 && act.LogPosition > cursor.Position)
        : acts.Where(act => EF.Functions.GreaterThan(ValueTuple.Create(act.TransactionId, act.LogPosition), ValueTuple.Create(cursor.TransactionId, cursor.Position)));
}

/// <summary>
/// Reads the log in an order in which nothing can appear behind the reader: by transaction number, below the oldest one still running
/// (PostgreSQL), then by position. SQLite has one writer, so there the position alone decides.
/// </summary>
public sealed class ActLog(HaiCapDb db)
{
    /// <summary>The next acts after the cursor, at most <paramref name="most"/>, from all provinces.</summary>
    public async Task<(IReadOnlyList<Act> Acts, LogCursor Next)> ReadAsync(LogCursor after, int most, CancellationToken cancellationToken = default)
    {
        var below = await SettledBelowAsync(cancellationToken);
        var acts = await db.AcrossProvinces<Act>("consumers serve all provinces from one log").AsNoTracking().Where(act => act.TransactionId < below).After(db, after)
            .OrderBy(act => act.TransactionId).ThenBy(act => act.LogPosition)
            .Take(most)
            .ToListAsync(cancellationToken);
        return (acts, acts.Count == 0 ? after : new LogCursor(acts[^1].TransactionId, acts[^1].LogPosition));
    }

    /// <summary>No act of a lower transaction can appear any more.</summary>
    internal async Task<long> SettledBelowAsync(CancellationToken cancellationToken) => db.IsSqlite
        ? 1
        : (await db.Database.SqlQuery<long>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS \"Value\"").ToListAsync(cancellationToken))[0];
}
