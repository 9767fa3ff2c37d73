using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using HaiCap.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HaiCap.Bench;

/// <summary>
/// Many finished lives beside those that are measured: the ones lived already, copied by the database with their whole chains, stays, papers and documents under
/// keys of their own. What hangs on the rows' sizes and indexes is as after so many lives; the copies' hashes chain the original's.
/// </summary>
internal static class Crowd
{
    private const int CopiesAtOnce = 50;

    /// <summary>Columns that must differ in a copy, by table. "id": 16 bytes; "subject": the dossier's id in it; "word": a code people see.</summary>
    private static readonly (string Table, string Which, (string Column, string Kind)[] Changed)[] Tables =
    [
        ("dossiers", "1 = 1", [("id", "id"), ("submission_key", "id"), ("code", "word")]),
        ("citizen_dossiers", "1 = 1", [("dossier_id", "id")]),
        ("dossier_hops", "1 = 1", [("dossier_id", "id")]),
        ("dossier_papers", "1 = 1", [("dossier_id", "id"), ("id", "id")]),
        ("dossier_documents", "1 = 1", [("dossier_id", "id"), ("id", "id"), ("check_code", "word")]),
        ("act_heads", "subject LIKE 'dossier/%'", [("subject", "subject")]),
        ("acts", "subject LIKE 'dossier/%'", [("subject", "subject")]),
    ];

    /// <summary>So that at least so many dossiers are there.</summary>
    public static async Task GatherAsync(TestDatabase house, long wanted)
    {
        var sqlite = house.Provider == Provider.Sqlite;
        await using DbConnection connection = sqlite
            ? new SqliteConnection(house.Options.ConnectionString) : new NpgsqlConnection(house.Options.ConnectionString + ";Command Timeout=1800");
        await connection.OpenAsync();
        var began = Stopwatch.GetTimestamp();
        if (sqlite)
        {
            await ExecuteAsync("PRAGMA synchronous = OFF");
        }

        var there = Convert.ToInt64(await ScalarAsync("SELECT count(*) FROM dossiers"), CultureInfo.InvariantCulture);
        foreach (var (table, which, _) in Tables)
        {
            await ExecuteAsync($"CREATE TEMP TABLE crowd_{table} AS SELECT * FROM {table} WHERE {which}");
        }

        var copies = (int)((wanted - there + there - 1) / there);
        for (var first = 1; first <= copies; first += CopiesAtOnce)
        {
            foreach (var (table, _, changed) in Tables)
            {
                await CopyAsync(table, changed, first, Math.Min(copies, first + CopiesAtOnce - 1));
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… {there * Math.Min(copies + 1, first + CopiesAtOnce):N0} dossiers after {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s"));
        }

        foreach (var sql in sqlite ? ["PRAGMA wal_checkpoint(TRUNCATE)", "ANALYZE"] : new[] { "VACUUM ANALYZE", "CHECKPOINT" })
        {
            await ExecuteAsync(sql);
        }

        var size = Convert.ToInt64(
            await ScalarAsync(sqlite ? "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size" : "SELECT pg_database_size(current_database())"), CultureInfo.InvariantCulture);
        var (dossiers, acts) = (await ScalarAsync("SELECT count(*) FROM dossiers"), await ScalarAsync("SELECT count(*) FROM acts"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{house.Provider}: {dossiers:N0} dossiers with {acts:N0} acts there, {size / 1e9:0.0} GB, after {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s"));

        async Task CopyAsync(string table, (string Column, string Kind)[] changed, int from, int to)
        {
            var columns = (await ColumnsAsync(table)).ConvertAll(column => (
                column, Value: changed.FirstOrDefault(one => one.Column == column).Kind is { } kind ? Copied("t." + column, kind) : "t." + column));
            var numbers = sqlite
                ? $"(WITH RECURSIVE n(k) AS (SELECT {from} UNION ALL SELECT k + 1 FROM n WHERE k < {to}) SELECT k FROM n)" : $"generate_series({from}, {to})";
            await ExecuteAsync(
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(one => one.column))}) SELECT {string.Join(", ", columns.Select(one => one.Value))} FROM crowd_{table} t CROSS JOIN {numbers} AS s{(sqlite ? "" : "(k)")}");
        }

        // The last four bytes of an id are random in the original and the copy's number here.
        string Copied(string column, string kind) => (kind, sqlite) switch
        {
            ("id", true) => $"unhex(substr(hex({column}), 1, 24) || printf('%08X', k))",
            ("id", false) => $"(substr({column}::text, 1, 28) || lpad(to_hex(k), 8, '0'))::uuid",
            ("subject", true) => $"substr({column}, 1, 32) || printf('%08x', k)",
            ("subject", false) => $"substr({column}, 1, 32) || lpad(to_hex(k), 8, '0')",
            _ => $"{column} || '-' || k",
        };

        async Task<List<string>> ColumnsAsync(string table)
        {
            // The database itself numbers the log.
            var names = new List<string>();
            await using var command = connection.CreateCommand();
            command.CommandText = sqlite ? $"SELECT name FROM pragma_table_info('{table}')" : $"SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }

            return [.. names.Where(name => name is not ("log_position" or "transaction_id"))];
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 1800);
            await command.ExecuteNonQueryAsync();
        }

        async Task<object?> ScalarAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 1800);
            return await command.ExecuteScalarAsync();
        }
    }
}
