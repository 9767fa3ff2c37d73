using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HaiCap.Core.Acts;

/// <summary>
/// Writes what many units of work have gathered, acts with their heads and summaries, in one durable transaction: on PostgreSQL new rows by COPY and
/// changed ones by one statement a table, on SQLite by prepared statements. Each such transaction is an <see cref="ActBatch"/>, which consumers may
/// pass at once.
/// </summary>
public sealed class BulkRecorder(HaiCapDb db, TimeProvider time)
{
    // Whoever acts on a dossier at this moment is not kept waiting by rows that wait for others: all is undone and tried again.
    private const string Patience = "SET LOCAL lock_timeout = '1s'";

    /// <param name="gathered">Inserts and updates; their province is open.</param>
    /// <returns>How many acts were written.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Somebody acted on one of the subjects meanwhile; nothing was written.</exception>
    internal async Task<int> WriteAsync(IReadOnlyCollection<Statement> gathered, CancellationToken cancellationToken)
    {
        var acts = gathered.Where(row => row.Table!.Table == "acts").ToList();
        if (acts.Count == 0)
        {
            throw new ArgumentException("Nothing is written without an act.", nameof(gathered));
        }

        var batch = Describe(acts);
        try
        {
            return db.IsSqlite ? await OnSqliteAsync(gathered, batch, cancellationToken) : await OnPostgresAsync(gathered, batch, cancellationToken);
        }
        catch (Exception failure) when (IsLostRace(failure))
        {
            throw new DbUpdateConcurrencyException("Somebody acted meanwhile.", failure);
        }
    }

    private static bool IsLostRace(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres => postgres.TableName is "acts" or "act_heads",
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected } => true,
        SqliteException { SqliteErrorCode: 19 } sqlite => sqlite.Message.Contains(" act", StringComparison.Ordinal),
        _ => false,
    };

    private static int IndexOf(Statement act, string column)
    {
        var at = 0;
        while (act.Columns[at].Name != column)
        {
            at++;
        }

        return at;
    }

    private ActBatch Describe(List<Statement> acts)
    {
        var (name, province) = (IndexOf(acts[0], "name"), IndexOf(acts[0], "province_code"));
        return acts.TrueForAll(act => db.Tenant.MayWrite((string)act.Values[province])) ? new ActBatch
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(time.Now()),
            At = time.Now(),
            Acts = acts.Count,
            Names = $" {string.Join(' ', acts.Select(act => (string)act.Values[name]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))} ",
        }
        : throw new InvalidOperationException("Acts of a province that is not open may not be written.");
    }

    private async Task<int> OnSqliteAsync(IReadOnlyCollection<Statement> gathered, ActBatch batch, CancellationToken cancellationToken)
    {
        // One writer: what a transaction adds to the log stands together.
        var told = new Statement(
            Table: null,
            """
            INSERT INTO act_batches (province_code, id, at, acts, names, transaction_id, first_position, last_position)
            SELECT @p1, @p2, @p3, @p4, @p5, 0, MAX(log_position) - @p4 + 1, MAX(log_position) FROM acts
            """,
            [], [batch.ProvinceCode, batch.Id.ToByteArray(bigEndian: true), batch.At.UtcTicks, batch.Acts, batch.Names], MustHit: true);
        await db.SqliteWriter.WriteAsync([.. gathered, told], cancellationToken);
        return batch.Acts;
    }

    private async Task<int> OnPostgresAsync(IReadOnlyCollection<Statement> gathered, ActBatch batch, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var updates = gathered.Where(row => !row.IsInsert).ToLookup(row => row.Sql, StringComparer.Ordinal);
        if (updates.Count > 0)
        {
            await db.Database.ExecuteSqlRawAsync(Patience, cancellationToken);
        }

        // Acts first, as everybody writes them: two who act on one subject meet at its next number, and neither holds what the other waits for.
        foreach (var rows in gathered.Where(row => row.IsInsert).GroupBy(row => row.Table!).OrderBy(rows => rows.Key.Table != "acts"))
        {
            await using var copy = await connection.BeginBinaryImportAsync(rows.Key.CopySql, cancellationToken);
            foreach (var row in rows)
            {
                // Into a buffer, which now and then goes to the server: not worth an await for each value.
                Copy(copy, row);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        var changes = updates.Select(rows => (Command: Update([.. rows]), Rows: rows.Count())).ToList();
        await using var rest = new NpgsqlBatch(connection);
        changes.ForEach(change => rest.BatchCommands.Add(change.Command));
        rest.BatchCommands.Add(Told(batch));
        await rest.ExecuteNonQueryAsync(cancellationToken);
        if (changes.Find(change => change.Command.RecordsAffected != change.Rows).Command is { } missed)
        {
            throw new DbUpdateConcurrencyException($"Changed meanwhile: {missed.CommandText}");
        }

        await transaction.CommitAsync(cancellationToken);
        return batch.Acts;
    }

    private static NpgsqlBatchCommand Update(Statement[] rows)
    {
        var command = new NpgsqlBatchCommand(rows[0].Table!.ManySql(rows[0]));
        for (var i = 0; i < rows[0].Columns.Count; i++)
        {
            command.Parameters.Add(ManyValues.Of(rows[0].Columns[i].PostgresType, rows, i));
        }

        return command;
    }

    private static NpgsqlBatchCommand Told(ActBatch batch) => new(
        """
        INSERT INTO act_batches (province_code, id, at, acts, names, transaction_id, first_position, last_position)
        SELECT $1, $2, $3, $4, $5, pg_current_xact_id()::text::bigint, MIN(log_position), MAX(log_position)
        FROM acts WHERE transaction_id = pg_current_xact_id()::text::bigint
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = batch.ProvinceCode },
            new NpgsqlParameter<Guid> { TypedValue = batch.Id },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = batch.At },
            new NpgsqlParameter<int> { TypedValue = batch.Acts },
            new NpgsqlParameter<string> { TypedValue = batch.Names },
        },
    };

    private static void Copy(NpgsqlBinaryImporter copy, Statement row)
    {
        copy.StartRow();
        for (var i = 0; i < row.Values.Length; i++)
        {
            if (row.Values[i] is DBNull)
            {
                copy.WriteNull();
            }
            else
            {
                copy.Write(row.Values[i], row.Columns[i].PostgresType);
            }
        }
    }
}
