using System.Diagnostics;
using Npgsql;

namespace HaiCap.Testing;

/// <summary>
/// The PostgreSQL of this test process: the one named by HAICAP_TEST_POSTGRES (./test sets it), or one started here on first use,
/// which ends with this process because it reads our end of its standard input.
/// </summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<string>> Started = new(StartAsync);
    private static Process? process;

    /// <summary>Connection string to the server's maintenance database; throws with the reason when there is no server.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Pooled(await ConnectionStringAsync(), null, 4));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<string> DatabaseAsync(string name, int poolSize = 20) =>
        Pooled(await ConnectionStringAsync(), name, poolSize);

    private static string Pooled(string server, string? database, int poolSize)
    {
        var text = new NpgsqlConnectionStringBuilder(server)
        {
            MaxPoolSize = poolSize,
            NoResetOnClose = true,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            IncludeErrorDetail = true,
        };
        text.Database = database ?? text.Database;
        return text.ConnectionString;
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("HAICAP_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        var script = Path.Combine(Repository.Root, "tests", "postgres", "start.mjs");
        process = Process.Start(new ProcessStartInfo("node", [script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("PostgreSQL for the tests did not start: no node");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        var errors = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync();
        if (line is null || !line.StartsWith("READY ", StringComparison.Ordinal))
            throw new InvalidOperationException(await errors);
        return line["READY ".Length..];
    }

    private static void Stop()
    {
        if (process is null || process.HasExited)
            return;
        process.StandardInput.Close();
        process.WaitForExit(5_000);
    }
}
