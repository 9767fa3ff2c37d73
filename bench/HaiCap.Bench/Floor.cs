using HaiCap.Core;
using System.Data.Common;
using System.Globalization;
using HaiCap.Core.Dossiers;
using HaiCap.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HaiCap.Bench;

/// <summary>
/// What the database itself can do: the very rows a submission left, read back once and then written again under fresh keys by prepared
/// commands, without EF Core, without reading anything and without reserving a number.
/// </summary>
internal sealed class Floor
{
    private static readonly string[] ByDatabase = ["log_position", "transaction_id"];
    private static readonly (string Table, string By)[] Tables =
    [
        ("dossiers", "id"), ("dossier_hops", "dossier_id"), ("open_work", "dossier_id"), ("dossier_papers", "dossier_id"),
        ("citizen_dossiers", "dossier_id"), ("act_heads", "subject"), ("acts", "subject"),
    ];

    private readonly TestDatabase house;
    private readonly List<Row> rows;
    private readonly List<Guid> ids;
    private readonly string code;
    private readonly SemaphoreSlim writer = new(1, 1);
    private long number;

    private Floor(TestDatabase house, List<Row> rows, List<Guid> ids, string code) => (this.house, this.rows, this.ids, this.code) = (house, rows, ids, code);

    public int Statements => rows.Count;

    public static async Task<Floor> FromAsync(TestDatabase house, Guid dossierId)
    {
        await using var work = house.Open();
        var dossier = await work.Db.Set<Dossier>().SingleAsync(row => row.Id == dossierId);
        var known = new List<Guid> { dossier.Id, dossier.SubmissionKey };
        known.AddRange(await work.Db.Set<OpenWork>().Where(row => row.DossierId == dossierId).Select(row => row.Id).ToListAsync());
        known.AddRange(await work.Db.Set<DossierPaper>().Where(row => row.DossierId == dossierId).Select(row => row.Id).ToListAsync());
        var connection = work.Db.Database.GetDbConnection();
        await connection.OpenAsync();
        var left = new List<Row>();
        foreach (var (table, by) in Tables)
        {
            await using var command = connection.CreateCommand();
            var key = command.CreateParameter();
            (key.ParameterName, key.Value) = ("key", by == "subject" ? dossier.Subject : house.Provider == Provider.Sqlite ? dossier.Id.ToByteArray(bigEndian: true) : dossier.Id);
            command.CommandText = $"SELECT * FROM {table} WHERE {by} = @key";
            command.Parameters.Add(key);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                left.Add(Row.Read(table, reader));
            }
        }

        return new Floor(house, left, known, dossier.Code);
    }

    /// <summary>One transaction of separate statements, each a round trip; on SQLite one connection, writers in a fair queue.</summary>
    public Side Separately() => new("floor: separate statements", house.Provider == Provider.Sqlite ? SqliteAsync : PostgresAsync);

    /// <summary>PostgreSQL only: the whole transaction in one round trip.</summary>
    public Side AtOnce() => new("floor: one NpgsqlBatch", BatchAsync);

    private async Task<Worker> SqliteAsync()
    {
        var connection = new SqliteConnection(house.Options.ConnectionString);
        await connection.OpenAsync();
        await using (var settings = connection.CreateCommand())
        {
            settings.CommandText = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;";
            await settings.ExecuteNonQueryAsync();
        }

        var commands = rows.ConvertAll(row => row.Command(connection));
        return new Worker(
            async () =>
            {
                Fill(commands.ConvertAll(command => command.Parameters));
                await writer.WaitAsync();
                try
                {
                    await using var transaction = connection.BeginTransaction(deferred: false);
                    foreach (var command in commands)
                    {
                        command.Transaction = transaction;
                        await command.ExecuteNonQueryAsync();
                    }

                    await transaction.CommitAsync();
                }
                finally
                {
                    writer.Release();
                }
            },
            connection.DisposeAsync);
    }

    private async Task<Worker> PostgresAsync()
    {
        var connection = new NpgsqlConnection(house.Options.ConnectionString);
        await connection.OpenAsync();
        var commands = rows.ConvertAll(row => row.Command(connection));
        foreach (var command in commands)
        {
            await command.PrepareAsync();
        }

        return new Worker(
            async () =>
            {
                Fill(commands.ConvertAll(command => command.Parameters));
                await using var transaction = await connection.BeginTransactionAsync();
                foreach (var command in commands)
                {
                    command.Transaction = transaction;
                    await command.ExecuteNonQueryAsync();
                }

                await transaction.CommitAsync();
            },
            connection.DisposeAsync);
    }

    private async Task<Worker> BatchAsync()
    {
        var connection = new NpgsqlConnection(house.Options.ConnectionString);
        await connection.OpenAsync();
        var batch = new NpgsqlBatch(connection);
        foreach (var row in rows)
        {
            batch.BatchCommands.Add(row.BatchCommand());
        }

        await batch.PrepareAsync();
        return new Worker(
            async () =>
            {
                // Without a transaction of its own a batch is one: it ends at the one Sync.
                Fill([.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(command => command.Parameters)]);
                await batch.ExecuteNonQueryAsync();
            },
            async () =>
            {
                await batch.DisposeAsync();
                await connection.DisposeAsync();
            });
    }

    private void Fill(List<DbParameterCollection> commands)
    {
        var now = TimeProvider.System.GetUtcNow();
        var fresh = ids.ConvertAll(_ => Ids.New(now));
        var freshCode = string.Create(CultureInfo.InvariantCulture, $"{code[..code.LastIndexOf('-')]}-F{Interlocked.Increment(ref number):D7}");
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows[i].Columns.Count; j++)
            {
                commands[i][j].Value = Renewed(rows[i].Columns[j].Value, fresh, freshCode);
            }
        }
    }

    private object Renewed(object value, List<Guid> fresh, string freshCode)
    {
        switch (value)
        {
            case Guid id:
                return ids.IndexOf(id) is >= 0 and var at ? fresh[at] : value;
            case byte[] { Length: 16 } bytes:
                return ids.IndexOf(new Guid(bytes, bigEndian: true)) is >= 0 and var which ? fresh[which].ToByteArray(bigEndian: true) : value;
            case string text:
                return text == code ? freshCode : text == DossierSubject.Of(ids[0]) ? DossierSubject.Of(fresh[0]) : value;
            default:
                return value;
        }
    }

    private sealed record Column(string Name, string Type, object Value);

    private sealed record Row(string Table, List<Column> Columns)
    {
        private string Sql(Func<int, string> mark) =>
            $"INSERT INTO {Table} ({string.Join(", ", Columns.Select(column => column.Name))}) VALUES ({string.Join(", ", Columns.Select((_, i) => mark(i)))})";

        public static Row Read(string table, DbDataReader reader) => new(
            table,
            [.. Enumerable.Range(0, reader.FieldCount).Where(i => !ByDatabase.Contains(reader.GetName(i)))
                .Select(i => new Column(reader.GetName(i), reader.GetDataTypeName(i).Split('(')[0], reader.GetValue(i)))]);

        public DbCommand Command(DbConnection connection)
        {
            var command = connection.CreateCommand();
            var sqlite = connection is SqliteConnection;
            command.CommandText = Sql(i => sqlite ? $"@p{i}" : $"${i + 1}");
            foreach (var (column, i) in Columns.Select((column, i) => (column, i)))
            {
                command.Parameters.Add(sqlite ? new SqliteParameter($"@p{i}", column.Value) : Parameter(column));
            }

            return command;
        }

        public NpgsqlBatchCommand BatchCommand()
        {
            var command = new NpgsqlBatchCommand(Sql(i => $"${i + 1}"));
            Columns.ForEach(column => command.Parameters.Add(Parameter(column)));
            return command;
        }

        private static NpgsqlParameter Parameter(Column column) => new() { DataTypeName = column.Type, Value = column.Value };
    }
}
