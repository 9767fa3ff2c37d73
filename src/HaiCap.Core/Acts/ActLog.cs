using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Acts;

/// <summary>How far a reader of the log has come.</summary>
public sealed record LogCursor(long TransactionId, long Position)
{
    public static readonly LogCursor Start = new(-1, -1);
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
        var acts = await db.AcrossProvinces<Act>("consumers serve all provinces from one log").AsNoTracking()
            .Where(act => act.TransactionId < below
                && (act.TransactionId > after.TransactionId || (act.TransactionId == after.TransactionId && act.LogPosition > after.Position)))
            .OrderBy(act => act.TransactionId).ThenBy(act => act.LogPosition)
            .Take(most)
            .ToListAsync(cancellationToken);
        return (acts, acts.Count == 0 ? after : new LogCursor(acts[^1].TransactionId, acts[^1].LogPosition));
    }

    private async Task<long> SettledBelowAsync(CancellationToken cancellationToken) => db.IsSqlite
        ? 1
        : (await db.Database.SqlQuery<long>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS \"Value\"").ToListAsync(cancellationToken))[0];
}
