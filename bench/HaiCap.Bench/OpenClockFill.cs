using System.Globalization;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HaiCap.Bench;

/// <summary>
/// Many open clocks, cloned from some that use cases filed and accepted at different hours: each with its dossier, present stay, open work, the end of its
/// chain and its last act. One in a hundred is accepted on the last day. The clones' chains do not verify; nothing here reads them.
/// </summary>
internal sealed class OpenClockFill(Filing filing)
{
    private const int Sources = 24;

    private readonly TestDatabase house = filing.House;

    /// <returns>The codes of some of them, for who reads.</returns>
    public async Task<string[]> FillAsync(long wanted)
    {
        var sources = await SourcesAsync();
        await using var connection = new NpgsqlConnection(house.Options.ConnectionString + ";Command Timeout=1200");
        await connection.OpenAsync();
        await ExecuteAsync("SET synchronous_commit = off");
        await ExecuteAsync("CREATE UNLOGGED TABLE bench_clones (g bigint, id uuid, work_id uuid, source uuid)");
        var list = string.Join(", ", sources.Select((id, i) => $"({i}, '{id}'::uuid)"));
        await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO bench_clones
            SELECT g, uuidv7(), uuidv7(), s.id FROM generate_series(1, {wanted}) g
            JOIN (VALUES {list}) s(n, id) ON s.n = CASE WHEN g % 100 = 0 THEN 0 ELSE 1 + g % {Sources} END
            """));
        await CloneAsync("dossiers", "t.id = b.source", new() { ["id"] = "b.id", ["code"] = "'B' || lpad(b.g::text, 12, '0')", ["submission_key"] = "gen_random_uuid()", ["applicant_name"] = "t.applicant_name || ' ' || b.g" });
        await CloneAsync("dossier_hops", "t.dossier_id = b.source AND t.done_at IS NULL", new() { ["dossier_id"] = "b.id" });
        await CloneAsync("open_work", "t.dossier_id = b.source", new() { ["id"] = "b.work_id", ["dossier_id"] = "b.id" });
        const string subject = "'dossier/' || replace(b.id::text, '-', '')";
        const string of = "t.subject = 'dossier/' || replace(b.source::text, '-', '')";
        await CloneAsync("act_heads", of, new() { ["subject"] = subject });
        await CloneAsync("acts", of + " AND t.seq = (SELECT h.seq FROM act_heads h WHERE h.province_code = t.province_code AND h.subject = t.subject)", new() { ["subject"] = subject }, "log_position", "transaction_id");
        await ExecuteAsync("DROP TABLE bench_clones");
        await ExecuteAsync("VACUUM ANALYZE");
        await ExecuteAsync("CHECKPOINT");
        var random = new Random(1);
        return [.. Enumerable.Range(0, 2000).Select(_ => "B" + (1 + random.NextInt64(wanted)).ToString("D12", CultureInfo.InvariantCulture))];

        async Task CloneAsync(string table, string which, Dictionary<string, string> changed, params string[] without)
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

            columns = [.. columns.Except(without)];
            await ExecuteAsync($"""
                INSERT INTO {table} ({string.Join(", ", columns)})
                SELECT {string.Join(", ", columns.Select(column => changed.GetValueOrDefault(column, "t." + column)))}
                FROM bench_clones b JOIN {table} t ON {which}
                """);
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Filed and accepted through the use cases: the first on Monday 3 August 2026, the others at different hours of the week before.</summary>
    private async Task<List<Guid>> SourcesAsync()
    {
        var codes = new List<string>();
        for (var i = 0; i <= Sources; i++)
        {
            var at = i == 0 ? FakeClock.At(2026, 8, 3, 8) : FakeClock.At(2026, 7, 27 + (i % 5), 8, 0).AddMinutes(17 * (i / 5));
            var code = await filing.SubmitAtAsync(at);
            await using var work = house.Open();
            _ = (await work.Get<ReceiveDossier>().HandleAsync(Filing.Reception, new(new(code, ExpectedSeq: 1)))).Value;
            codes.Add(code);
        }

        await using var after = house.Open();
        var ids = await after.Db.Set<Dossier>().Where(dossier => codes.Contains(dossier.Code)).ToDictionaryAsync(dossier => dossier.Code, dossier => dossier.Id);
        return codes.ConvertAll(code => ids[code]);
    }
}
