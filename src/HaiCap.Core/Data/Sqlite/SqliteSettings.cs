using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace HaiCap.Core.Data.Sqlite;

/// <summary>FULL: a transaction that was acknowledged survives the loss of power. WAL: readers never wait for the writer.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public static readonly SqliteSettings Instance = new();

    private const string WriteAhead = "PRAGMA journal_mode=WAL; ";

    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;";

    // A connection out of the pool keeps its settings: six statements before each query would be work for nothing.
    private readonly ConditionalWeakTable<sqlite3, object> set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    /// <summary>SQLite answers in this process: there is nothing to await.</summary>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private void Apply(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } sqlite || set.TryGetValue(handle, out _))
        {
            return;
        }

        // EF Core asks whether a database exists through a connection that may not write, and a restored file is not in this mode yet.
        var readOnly = new SqliteConnectionStringBuilder(sqlite.ConnectionString).Mode == SqliteOpenMode.ReadOnly;

        using var command = connection.CreateCommand();
        command.CommandText = readOnly ? Pragmas : WriteAhead + Pragmas;
        command.ExecuteNonQuery();
        set.AddOrUpdate(handle, set);
    }
}
