using HaiCap.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HaiCap.Core.Acts;

public static class ActSaving
{
    public static readonly Problem SomebodyWasFirst = new(
        "ACT-001",
        "Người khác vừa xử lý việc này trước. Nội dung đã nhập vẫn còn; hãy xem diễn biến mới rồi quyết định lại.",
        "Somebody else has just acted on this. What you typed is kept; look at what happened and decide again.");

    /// <summary>Saves a change with its acts. That another change took the next number is a problem the user can mend, not a bug.</summary>
    public static async Task<Outcome<Done>> SaveActsAsync(this HaiCapDb db, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return default(Done);
        }
        catch (DbUpdateConcurrencyException)
        {
            return SomebodyWasFirst;
        }
        catch (DbUpdateException failure) when (TookTheSameNumber(failure))
        {
            return SomebodyWasFirst;
        }
    }

    private static bool TookTheSameNumber(DbUpdateException failure) => failure.InnerException switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation && postgres.TableName is "acts" or "act_heads",
        SqliteException sqlite => sqlite.SqliteErrorCode == 19 && sqlite.Message.Contains(" act", StringComparison.Ordinal),
        _ => false,
    };
}
