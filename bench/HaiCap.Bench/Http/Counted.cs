using System.Globalization;
using HaiCap.Testing;
using Npgsql;

namespace HaiCap.Bench.Http;

/// <summary>What a phase of its own asked of PostgreSQL, by the server's own books; nothing counts in a timed round.</summary>
internal sealed record Counted(double Statements, double Transactions, double Flushes)
{
    public static async Task<Counted> OfAsync(TestDatabase house, Func<Task<Shot>> load)
    {
        var server = await PostgresServer.ConnectionStringAsync();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(house.Options.ConnectionString) { Pooling = false, NoResetOnClose = false, MaxAutoPrepare = 0 }.ConnectionString);
        await using var admin = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        await admin.OpenAsync();
        await ExecuteAsync(connection, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        await ExecuteAsync(admin, "ALTER SYSTEM SET pg_stat_statements.track = 'top'");
        await ExecuteAsync(admin, "SELECT pg_reload_conf()");
        await Task.Delay(300);
        await ExecuteAsync(connection, "SELECT pg_stat_statements_reset()");
        var before = await BooksAsync(connection);
        var shot = await load();
        await Task.Delay(1100);
        var after = await BooksAsync(connection);
        await StopAsync(admin);
        var count = Math.Max(1, shot.Requests);
        return new Counted((after[0] - before[0]) / count, (after[1] - before[1]) / count, (after[2] - before[2]) / count);
    }

    /// <summary>Before anything is timed.</summary>
    public static async Task StopAsync()
    {
        await using var admin = new NpgsqlConnection(await PostgresServer.ConnectionStringAsync() + ";Pooling=false");
        await admin.OpenAsync();
        await StopAsync(admin);
    }

    private static async Task StopAsync(NpgsqlConnection admin)
    {
        await ExecuteAsync(admin, "ALTER SYSTEM SET pg_stat_statements.track = 'none'");
        await ExecuteAsync(admin, "SELECT pg_reload_conf()");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Statements:0.0} | {Transactions:0.0} | {Flushes:0.00}");

    private static async Task<double[]> BooksAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT (SELECT coalesce(sum(calls), 0) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
                    WHERE d.datname = current_database() AND query !~* '^(begin|commit|rollback|savepoint|release|discard|set|show)')::float8,
                   (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())::float8,
                   (SELECT coalesce(sum(fsyncs), 0) FROM pg_stat_io WHERE object = 'wal')::float8
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return [reader.GetDouble(0), reader.GetDouble(1), reader.GetDouble(2)];
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
