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

    /// <param name="folder">Where its data lies; null: the usual temporary folder.</param>
    public static async Task<OwnPostgres> StartAsync(string? folder = null)
    {
        var start = new ProcessStartInfo("node", [Repository.Path("tests", "postgres", "start.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["HAICAP_POSTGRES_DURABLE"] = "1";
        if (folder is not null)
            start.Environment["TMPDIR"] = folder;
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

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
        }

        process.Dispose();
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
