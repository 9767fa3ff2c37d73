using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HaiCap.Core.Data;

public enum OutageKind
{
    /// <summary>The database does not answer, is starting or stopping, or has no connection left. Whether the last commit came through is not known.</summary>
    DatabaseAway,

    /// <summary>No space is left where the database or the attachments lie. What was being saved is undone.</summary>
    DiskFull,

    /// <summary>Another writer held the database longer than anybody waits. What was being saved is undone.</summary>
    DatabaseBusy,
}

/// <summary>Tells what is wrong around the program from what is wrong in it: an outage passes and wants a clear sentence, a bug wants a developer.</summary>
public static class Outage
{
    private const int NoSpace = 28;
    private const int OverQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>The outage a failure tells of; null when it is not one.</summary>
    public static OutageKind? Of(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (One(failure) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    private static OutageKind? One(Exception failure) => failure switch
    {
        SqliteException sqlite => Sqlite(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode),
        PostgresException postgres => Postgres(postgres.SqlState),
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => OutageKind.DatabaseAway,
        IOException { HResult: NoSpace or OverQuota or WindowsDiskFull } => OutageKind.DiskFull,
        _ => null,
    };

    // https://www.sqlite.org/rescode.html: FULL 13; IOERR 10 of a write, sync, truncate or shared-memory growth, which is how a full disk shows in WAL mode; BUSY 5.
    private static OutageKind? Sqlite(int code, int extended) => code switch
    {
        13 => OutageKind.DiskFull,
        10 when (extended >> 8) is 3 or 4 or 5 or 6 or 19 => OutageKind.DiskFull,
        14 => OutageKind.DatabaseAway,
        5 => OutageKind.DatabaseBusy,
        _ => null,
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static OutageKind? Postgres(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => OutageKind.DiskFull,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections => OutageKind.DatabaseAway,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => OutageKind.DatabaseBusy,
        _ when state.StartsWith("08", StringComparison.Ordinal) => OutageKind.DatabaseAway,
        _ => null,
    };
}
