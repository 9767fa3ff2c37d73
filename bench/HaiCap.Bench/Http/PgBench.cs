using System.Globalization;
using HaiCap.Testing;
using Npgsql;

namespace HaiCap.Bench.Http;

/// <summary>PostgreSQL's own load generator with a script of ours: what the database can do when nothing stands before it.</summary>
internal static class PgBench
{
    public static async Task<Shot> RunAsync(TestDatabase house, string script, int clients, int seconds)
    {
        var server = new NpgsqlConnectionStringBuilder(house.Options.ConnectionString);
        var prefix = Path.Combine(Path.GetTempPath(), $"haicap-pgbench-{Environment.ProcessId}");
        var file = prefix + ".sql";
        await File.WriteAllTextAsync(file, script);
        await Wrk.RunAsync(
            "pgbench",
            [
                "-h", server.Host!, "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", server.Username!, "-n", "-M", "prepared", "-c", $"{clients}", "-j", "1", "-T", $"{seconds}",
                "-l", $"--log-prefix={prefix}", "-f", file, server.Database!,
            ]);
        var logs = Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(prefix) + ".*").Where(one => one != file).ToList();
        var times = logs.SelectMany(File.ReadLines).Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).Order().ToArray();
        logs.ForEach(File.Delete);
        File.Delete(file);
        return new Shot(times.Length / (double)seconds, Figures.Percentile(times, 0.50), Figures.Percentile(times, 0.99), times.Length, Failed: 0);
    }
}
