using HaiCap.Core.Data.Batches;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Data.Sqlite;

/// <summary>
/// The connection through which acts are written: statements prepared once, commits that do not each wait for the disk. Who committed waits
/// for one flush of the log file shared by all who wait (docs/adr/0008); where the log cannot be flushed from here every commit waits for itself.
/// </summary>
public sealed class SqliteWriter(DatabaseOptions options) : IDisposable
{
    /// <summary>Before the number of a parameter.</summary>
    internal const string Mark = "@p";

    private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=16000;";

    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private SqliteConnection? connection;
    private SqliteCommand? begin;
    private SqliteCommand? commit;
    private SqliteCommand? rollback;
    private bool disposed;

    internal WalFlusher? Flusher { get; private set; }

    /// <summary>How often the disk was waited for; fewer than commits when they come together.</summary>
    public long Flushes => Flusher?.Flushes ?? 0;

    /// <summary>One transaction of these statements, on the disk when the task ends.</summary>
    internal async Task WriteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        using (await WriteQueue.EnterAsync(options.ConnectionString, cancellationToken))
        {
            Open();
            Transact(statements);
        }

        if (Flusher is { } flusher)
        {
            await flusher.FlushAsync();
        }
    }

    /// <summary>One statement that answers with a number, not made durable by itself: what uses the number is committed after it in the same log.</summary>
    internal async Task<long> ReserveAsync(string sql, params object[] values)
    {
        using var turn = await WriteQueue.EnterAsync(options.ConnectionString, CancellationToken.None);
        Open();
        var command = Prepared(sql, values.Length);
        Bind(command, values);
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        disposed = true;
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        prepared.Clear();
        begin?.Dispose();
        commit?.Dispose();
        rollback?.Dispose();
        Flusher?.Dispose();
        connection?.Dispose();
    }

    private void Transact(IReadOnlyList<Statement> statements)
    {
        begin!.ExecuteNonQuery();
        try
        {
            for (var i = 0; i < statements.Count; i++)
            {
                var statement = statements[i];
                var command = Prepared(statement.Sql, statement.Values.Length);
                Bind(command, statement.Values);
                if (command.ExecuteNonQuery() != 1 && statement.MustHit)
                {
                    throw new DbUpdateConcurrencyException($"Changed meanwhile: {statement.Sql}");
                }
            }

            commit!.ExecuteNonQuery();
        }
        catch
        {
            // Some failures have undone it already, such as a full disk.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection!.Handle) == 0)
            {
                rollback!.ExecuteNonQuery();
            }

            throw;
        }
    }

    private static void Bind(SqliteCommand command, object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private SqliteCommand Prepared(string sql, int parameters)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection!.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < parameters; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"{Mark}{i + 1}" });
            }

            prepared.Add(sql, command);
        }

        return command;
    }

    /// <summary>Inside the queue, so by one at a time.</summary>
    private void Open()
    {
        if (connection is not null)
        {
            return;
        }

        ObjectDisposedException.ThrowIf(disposed, this);
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            opened.Open();
            Execute(opened, Settings);
            var flusher = WalFlusher.TryOpen(opened.DataSource);
            Execute(opened, flusher is null ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            (begin, commit, rollback) = (Command(opened, "BEGIN IMMEDIATE"), Command(opened, "COMMIT"), Command(opened, "ROLLBACK"));
            (connection, Flusher) = (opened, flusher);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }
}
