using System.Globalization;
using HaiCap.Testing;
using Npgsql;

namespace HaiCap.Bench.Http;

/// <summary>Processor time spent by the server and by the database's processes, in milliseconds, from Linux's own books.</summary>
internal sealed record Processor(double Server, double Database)
{
    private const double TicksPerSecond = 100;

    public static async Task<Processor> ReadAsync(int server)
    {
        await using var admin = new NpgsqlConnection(await PostgresServer.ConnectionStringAsync() + ";Pooling=false");
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()", admin);
        await using var reader = await command.ExecuteReaderAsync();
        var database = 0.0;
        while (await reader.ReadAsync())
        {
            database += Of(reader.GetInt32(0));
        }

        return new(Of(server), database);
    }

    private static double Of(int process)
    {
        var file = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat";
        if (!File.Exists(file))
        {
            return 0;
        }

        // The name may hold spaces; what follows its bracket does not.
        var fields = File.ReadAllText(file).Split(") ")[^1].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) * 1000 / TicksPerSecond;
    }
}
