using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace HaiCap.Core.Tests.Data.Upgrade;

/// <summary>
/// Carries the predecessor's rows from its file into its schema on PostgreSQL, each value as the conventions of the model keep it there: what that version
/// would have written on PostgreSQL itself, but for the numbers of transactions, which are all 0 as on SQLite.
/// </summary>
internal static class PredecessorOnPostgres
{
    public static async Task CopyAsync(string file, string connectionString)
    {
        await using var source = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await using var target = new NpgsqlConnection(connectionString);
        await source.OpenAsync();
        await target.OpenAsync();
        var tables = new List<string>();
        await using (var names = source.CreateCommand())
        {
            names.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";
            await using var reader = await names.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        }

        await ExecuteAsync(target, "SET session_replication_role = replica");
        foreach (var table in tables)
            await CopyAsync(source, target, table);
        await ExecuteAsync(target, "SET session_replication_role = DEFAULT; SELECT setval(pg_get_serial_sequence('acts', 'log_position'), (SELECT max(log_position) FROM acts))");
    }

    private static async Task CopyAsync(SqliteConnection source, NpgsqlConnection target, string table)
    {
        var columns = await ColumnsAsync(target, table);
        await using var rows = source.CreateCommand();
        rows.CommandText = $"SELECT {string.Join(", ", columns.Select(column => $"\"{column.Name}\""))} FROM \"{table}\"";
        await using var reader = await rows.ExecuteReaderAsync();
        await using var writer = await target.BeginBinaryImportAsync($"COPY \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) FROM STDIN (FORMAT BINARY)");
        while (await reader.ReadAsync())
        {
            await writer.StartRowAsync();
            for (var i = 0; i < columns.Count; i++)
            {
                if (await reader.IsDBNullAsync(i))
                    await writer.WriteNullAsync();
                else
                    await WriteAsync(writer, columns[i].Type, reader, i);
            }
        }

        await writer.CompleteAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, string type, SqliteDataReader row, int i) => type switch
    {
        "uuid" => writer.WriteAsync(new Guid(row.GetFieldValue<byte[]>(i), bigEndian: true), NpgsqlDbType.Uuid),
        "timestamp with time zone" => writer.WriteAsync(new DateTimeOffset(row.GetInt64(i), TimeSpan.Zero), NpgsqlDbType.TimestampTz),
        "date" => writer.WriteAsync(DateOnly.ParseExact(row.GetString(i), "yyyy-MM-dd", CultureInfo.InvariantCulture), NpgsqlDbType.Date),
        "time without time zone" => writer.WriteAsync(TimeOnly.Parse(row.GetString(i), CultureInfo.InvariantCulture), NpgsqlDbType.Time),
        "boolean" => writer.WriteAsync(row.GetBoolean(i), NpgsqlDbType.Boolean),
        "integer" => writer.WriteAsync(row.GetInt32(i), NpgsqlDbType.Integer),
        "bigint" => writer.WriteAsync(row.GetInt64(i), NpgsqlDbType.Bigint),
        "numeric" => writer.WriteAsync(decimal.Parse(row.GetString(i), CultureInfo.InvariantCulture), NpgsqlDbType.Numeric),
        "double precision" => writer.WriteAsync(row.GetDouble(i), NpgsqlDbType.Double),
        "bytea" => writer.WriteAsync(row.GetFieldValue<byte[]>(i), NpgsqlDbType.Bytea),
        "jsonb" => writer.WriteAsync(row.GetString(i), NpgsqlDbType.Jsonb),
        "text" or "character varying" => writer.WriteAsync(row.GetString(i), NpgsqlDbType.Text),
        _ => throw new NotSupportedException($"No rule for {type}."),
    };

    private static async Task<List<(string Name, string Type)>> ColumnsAsync(NpgsqlConnection target, string table)
    {
        await using var command = new NpgsqlCommand(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position", target);
        command.Parameters.Add(new() { Value = table });
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<(string, string)>();
        while (await reader.ReadAsync())
            columns.Add((reader.GetString(0), reader.GetString(1)));
        columns.ShouldNotBeEmpty(table);
        return columns;
    }

    private static async Task ExecuteAsync(NpgsqlConnection target, string sql)
    {
        await using var command = new NpgsqlCommand(sql, target);
        await command.ExecuteNonQueryAsync();
    }
}
