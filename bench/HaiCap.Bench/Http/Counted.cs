using System.Globalization;
using HaiCap.Testing;
using Npgsql;

namespace HaiCap.Bench.Http;

/// <summary>What a phase of its own asked of PostgreSQL, by the server's own books; nothing counts in a timed round.</summary>
internal sealed record Counted(double Statements, double Transactions, double Flushes, double Server, double Database)
{
    public static async Task<Counted> OfAsync(TestDatabase house, int process, Func<Task<Shot>> load)
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
        var spent = await Processor.ReadAsync(process);
        var shot = await load();
        var spentNow = await Processor.ReadAsync(process);
        await Task.Delay(1100);
        var after = await BooksAsync(connection);
        await SayAsync(connection, shot.Requests);
        await StopAsync(admin);
        var count = Math.Max(1, shot.Requests);
        return new Counted((after[0] - before[0]) / count, (after[1] - before[1]) / count, (after[2] - before[2]) / count, (spentNow.Server - spent.Server) / count, (spentNow.Database - spent.Database) / count);
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

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Statements:0.0} | {Transactions:0.0} | {Flushes:0.00} | {Server:0.00} + {Database:0.00} ms");

    /// <summary>The statements asked most, to the side of the figures.</summary>
    private static async Task SayAsync(NpgsqlConnection connection, long requests)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT calls, total_exec_time, left(regexp_replace(query, '\s+', ' ', 'g'), 160) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
            WHERE d.datname = current_database() ORDER BY calls DESC LIMIT 8
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var calls = reader.GetInt64(0);
            HttpBench.Progress(string.Create(CultureInfo.InvariantCulture, $"  {calls / (double)Math.Max(1, requests):0.00} a request, {reader.GetDouble(1) / calls:0.000} ms: {reader.GetString(2)}"));
        }
    }

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
