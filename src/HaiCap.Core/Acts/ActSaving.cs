using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
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
    /// <param name="alsoTaken">Recognises further unique rows, by the database's message, whose collision is the user's and not a bug.</param>
    public static async Task<Outcome<Done>> SaveActsAsync(
        this HaiCapDb db, CancellationToken cancellationToken = default, Func<string, bool>? alsoTaken = null)
    {
        try
        {
            if (!await BatchSaving.TryAsync(db, cancellationToken))
            {
                await db.SaveChangesAsync(cancellationToken);
            }

            return default(Done);
        }
        catch (DbUpdateConcurrencyException)
        {
            return SomebodyWasFirst;
        }
        catch (DbUpdateException failure) when (TookTheSame(failure, alsoTaken))
        {
            return SomebodyWasFirst;
        }
    }

    private static bool TookTheSame(DbUpdateException failure, Func<string, bool>? also) => failure.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres =>
            postgres.TableName is "acts" or "act_heads" or "api_requests" || also?.Invoke(postgres.ConstraintName ?? "") == true,
        SqliteException { SqliteErrorCode: 19 } sqlite =>
            sqlite.Message.Contains(" act", StringComparison.Ordinal) || sqlite.Message.Contains(" api_requests.", StringComparison.Ordinal) || also?.Invoke(sqlite.Message) == true,
        _ => false,
    };
}
