using System.Diagnostics;
using HaiCap.Testing;
using Npgsql;

namespace HaiCap.Faults.Tests.Support;

/// <summary>A PostgreSQL of our own, because we stop it: durable, as in production (tests/postgres/start.mjs).</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly Process process;

    private OwnPostgres(Process process) => this.process = process;

    /// <summary>Its maintenance database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <param name="from">A base backup to go on from; null: an empty server.</param>
    public static async Task<OwnPostgres> StartAsync(string? from = null)
    {
        var start = new ProcessStartInfo("node", [Repository.Path("tests", "postgres", "start.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["HAICAP_POSTGRES_DURABLE"] = "1";
        if (from is not null)
            start.Environment["HAICAP_POSTGRES_FROM"] = from;
        var server = new OwnPostgres(Process.Start(start)!);
        await server.ReadyAsync();
        return server;
    }

    public Task StopAsync() => TellAsync("stop", "STOPPED");

    public Task FreezeAsync() => TellAsync("freeze", "FROZEN");

    public Task ThawAsync() => TellAsync("thaw", "THAWED");

    public async Task StartAgainAsync()
    {
        await process.StandardInput.WriteLineAsync("start");
        await ReadyAsync();
    }

    public string Database(string name) => new NpgsqlConnectionStringBuilder(ConnectionString)
    {
        Database = name,
        Timeout = 15,
        MaxPoolSize = 12,
        NoResetOnClose = true,
        MaxAutoPrepare = 100,
        AutoPrepareMinUsages = 2,
    }.ConnectionString;

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The low-level API of a base backup (PostgreSQL manual, 25.3.4): what pg_basebackup does, which is not in the packages.</summary>
    public async Task BaseBackupAsync(string folder)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var data = await ScalarAsync(connection, "SHOW data_directory");
        await ScalarAsync(connection, "SELECT pg_backup_start('faults', true)::text");

        // Files may vanish while they are copied; the log, copied last, knows what was in them.
        await CopyAsync(data, folder);
        var label = await ScalarAsync(connection, "SELECT labelfile FROM pg_backup_stop(false)");
        await CopyAsync($"{data}/pg_wal/.", $"{folder}/pg_wal/");
        await File.WriteAllTextAsync(Path.Combine(folder, "backup_label"), label);
        File.Delete(Path.Combine(folder, "postmaster.pid"));
        File.Delete(Path.Combine(folder, "postmaster.opts"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task<string> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task CopyAsync(string from, string to)
    {
        using var copying = Process.Start(new ProcessStartInfo("cp", ["-a", from, to]) { UseShellExecute = false, RedirectStandardError = true })!;
        await copying.StandardError.ReadToEndAsync();
        await copying.WaitForExitAsync();
    }

    private async Task ReadyAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("PostgreSQL did not start.");
        ConnectionString = line["READY ".Length..];
    }

    private async Task TellAsync(string word, string answer)
    {
        await process.StandardInput.WriteLineAsync(word);
        (await process.StandardOutput.ReadLineAsync()).ShouldBe(answer);
    }
}
