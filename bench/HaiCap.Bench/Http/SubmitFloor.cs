using System.Text;
using HaiCap.Testing;
using Npgsql;

namespace HaiCap.Bench.Http;

/// <summary>
/// The very rows one filing left, as scripts for pgbench that write them again under fresh keys: in one transaction of separate statements, and all
/// in one statement.
/// </summary>
internal sealed class SubmitFloor
{
    private static readonly (string Table, string By)[] Tables =
    [
        ("dossiers", "id"), ("dossier_hops", "dossier_id"), ("open_work", "dossier_id"), ("dossier_papers", "dossier_id"), ("citizen_dossiers", "dossier_id"),
        ("act_heads", "subject"), ("acts", "subject"), ("api_requests", "subject"),
    ];

    private readonly List<(string Table, List<string> Columns, List<string> Values)> rows = [];

    public int Rows => rows.Count;

    public static async Task<SubmitFloor> FromAsync(TestDatabase house, string code)
    {
        var floor = new SubmitFloor();
        await using var connection = new NpgsqlConnection(house.Options.ConnectionString);
        await connection.OpenAsync();
        var id = (Guid)(await new NpgsqlCommand($"SELECT id FROM dossiers WHERE code = '{code}'", connection).ExecuteScalarAsync())!;
        foreach (var (table, by) in Tables)
        {
            var columns = await ColumnsAsync(connection, table);
            var key = by == "subject" ? $"'dossier/{id:N}'" : $"'{id}'";
            await using var command = new NpgsqlCommand($"SELECT {string.Join(", ", columns.Select(column => column.Name + "::text"))} FROM {table} WHERE {by} = {key}", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                floor.rows.Add((table, columns.ConvertAll(column => column.Name), [.. columns.Select((column, i) => Value(table, column, reader.IsDBNull(i) ? null : reader.GetString(i), id, code))]));
            }
        }

        return floor;
    }

    /// <summary>Begin, one statement for each row, commit: each a round trip.</summary>
    public string Separately()
    {
        var script = new StringBuilder("BEGIN;\n");
        foreach (var (table, columns, values) in rows)
        {
            var first = table == "dossiers";
            script.Append(Insert(table, columns, values, first ? "uuidv7()" : ":d::uuid")).Append(first ? " RETURNING id AS d, replace(id::text, '-', '') AS n \\gset\n" : ";\n");
        }

        return script.Append("COMMIT;\n").ToString();
    }

    /// <summary>All rows in one statement, and so one round trip and one commit.</summary>
    public string AtOnce()
    {
        var parts = rows.Select((row, i) => $"w{i} AS ({(i == 0
            ? Insert(row.Table, row.Columns, row.Values, "uuidv7()") + " RETURNING id AS d, replace(id::text, '-', '') AS n"
            : $"INSERT INTO {row.Table} ({string.Join(", ", row.Columns)}) SELECT {Put(row.Values, "w0.d")} FROM w0")})");
        return $"WITH {string.Join(",\n", parts)} SELECT 1;\n".Replace(":n", "w0.n", StringComparison.Ordinal);
    }

    private static string Insert(string table, List<string> columns, List<string> values, string id) => $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({Put(values, id)})";

    private static string Put(List<string> values, string id) => string.Join(", ", values).Replace("<id>", id, StringComparison.Ordinal);

    private static async Task<List<(string Name, string Type)>> ColumnsAsync(NpgsqlConnection connection, string table)
    {
        var columns = new List<(string, string)>();
        await using var command = new NpgsqlCommand(
            """
            SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
            WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('log_position', 'transaction_id') ORDER BY attnum
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = table });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }

    private static string Value(string table, (string Name, string Type) column, string? value, Guid id, string code) => (table, column.Name) switch
    {
        _ when value is null => "NULL",
        _ when value == id.ToString() => "<id>",
        ("dossiers", "code") or (_, _) when value == code => table == "dossiers" ? "'F' || substr(gen_random_uuid()::text, 1, 34)" : "'F' || :n",
        ("dossiers", "submission_key") => "gen_random_uuid()",
        (_, "id") => "uuidv7()",
        ("api_requests", "key_hash") => "sha256((:n)::text::bytea)",
        _ when value == $"dossier/{id:N}" => "'dossier/' || (:n)::text",

        // A colon would be a variable to pgbench.
        _ => $"E'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace(":", "\\x3A", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}'::{column.Type}",
    };
}
