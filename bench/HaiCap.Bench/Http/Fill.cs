using System.Globalization;
using HaiCap.Testing;
using Npgsql;

namespace HaiCap.Bench.Http;

/// <summary>
/// Many dossiers, cloned from one that the use case filed, spread over all one-stop centres: of each hundred eight are open at the counter, due
/// in the days around today, the rest are over and done with. Only for reading lists; their log is empty.
/// </summary>
internal sealed class Fill(TestDatabase house, string template)
{
    private const string Open = "g % 100 < 8";
    private int there;

    public async Task ToAsync(int wanted)
    {
        await using var connection = new NpgsqlConnection(house.Options.ConnectionString + ";Command Timeout=1200");
        await connection.OpenAsync();
        await ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pgcrypto");
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS bench_centres AS SELECT id, row_number() OVER (ORDER BY code) - 1 AS n FROM agencies WHERE kind IN ('ProvincialCentre', 'CommuneCentre')");
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS bench_dossiers (g bigint, id uuid, centre uuid)");
        await ExecuteAsync("TRUNCATE bench_dossiers");
        await ExecuteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO bench_dossiers SELECT g, uuidv7(), c.id FROM generate_series({there + 1}, {wanted}) g JOIN bench_centres c ON c.n = (g / 100 + g) % (SELECT count(*) FROM bench_centres)"));
        await CloneAsync("dossiers", $"code = '{template}'", "1=1", new()
        {
            ["id"] = "b.id",
            ["code"] = "'B' || lpad(g::text, 12, '0')",
            ["submission_key"] = "gen_random_uuid()",
            ["receiving_agency_id"] = "centre",
            ["applicant_name"] = "t.applicant_name || ' ' || g",
            ["submitted_at"] = "t.submitted_at - g * interval '30 seconds'",
            ["state"] = $"CASE WHEN {Open} THEN t.state ELSE 'Returned' END",
            ["step_key"] = $"CASE WHEN {Open} THEN t.step_key END",
            ["holder_unit_id"] = $"CASE WHEN {Open} THEN centre END",
        });
        var only = $"dossier_id = (SELECT id FROM dossiers WHERE code = '{template}')";
        await CloneAsync("dossier_hops", only, "1=1", new() { ["dossier_id"] = "b.id", ["unit_id"] = "centre", ["done_at"] = $"CASE WHEN {Open} THEN NULL ELSE t.due_at END" });
        await CloneAsync("open_work", only, Open, new()
        {
            ["id"] = "uuidv7()",
            ["dossier_id"] = "b.id",
            ["holder_unit_id"] = "centre",
            ["due_key"] = "t.due_key + ((g * 7919) % 20000 - 10000) * interval '1 minute'",
        });
        await ExecuteAsync("DROP TABLE bench_dossiers, bench_centres");
        await ExecuteAsync("VACUUM ANALYZE");
        await ExecuteAsync("CHECKPOINT");
        there = wanted;

        async Task CloneAsync(string table, string which, string when, Dictionary<string, string> changed)
        {
            var columns = new List<string>();
            await using (var command = new NpgsqlCommand("SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'", connection))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = table });
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    columns.Add(reader.GetString(0));
                }
            }

            await ExecuteAsync($"""
                INSERT INTO {table} ({string.Join(", ", columns)})
                SELECT {string.Join(", ", columns.Select(column => changed.GetValueOrDefault(column, "t." + column)))}
                FROM bench_dossiers b CROSS JOIN (SELECT * FROM {table} WHERE {which} LIMIT 1) t WHERE {when}
                """);
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
