using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Acts;

/// <summary>How many acts of the open province each reader of the log has yet to take, for who watches the system.</summary>
public static class ConsumerLag
{
    /// <summary>More than this is told as this.</summary>
    public const int Most = 10_000;

    public static async Task<IReadOnlyDictionary<string, int>> OfAsync(HaiCapDb db, CancellationToken cancellationToken = default)
    {
        var behind = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cursor in await db.Set<ConsumerCursor>().AsNoTracking().ToListAsync(cancellationToken))
        {
            behind[cursor.Name] = await db.Set<Act>().After(db, new LogCursor(cursor.TransactionId, cursor.Position)).Take(Most).CountAsync(cancellationToken);
        }

        return behind;
    }
}
