using HaiCap.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace HaiCap.Core.Data.Batches;

/// <summary>
/// Saves the hot rows of a unit of work in one go, past EF Core's update pipeline: on PostgreSQL one prepared batch, which is one round trip
/// and one transaction; on SQLite prepared statements of the one writing connection (<see cref="SqliteWriter"/>). Statements are made from EF
/// Core's own model, so the rows are those it would write. What every such save has is an act, whose next number in its chain is unique: a
/// stale one fails in the database with all its rows.
/// </summary>
internal static class BatchSaving
{
    /// <summary>Saves if every changed row is <see cref="IBatched"/> and no transaction is open; else does nothing.</summary>
    /// <exception cref="DbUpdateException">A unique row is taken.</exception>
    /// <exception cref="DbUpdateConcurrencyException">A row was changed meanwhile.</exception>
    public static async Task<bool> TryAsync(HaiCapDb db, CancellationToken cancellationToken)
    {
        if (db.Gathers)
        {
            return true;
        }

        if (db.Database.CurrentTransaction is not null || Collect(db) is not { } statements)
        {
            return false;
        }

        if (statements.Count > 0)
        {
            try
            {
                await (db.IsSqlite ? db.SqliteWriter.WriteAsync(statements, cancellationToken) : PostgresAsync(db, statements, cancellationToken));
            }
            catch (Exception failure) when (failure is PostgresException or SqliteException)
            {
                throw new DbUpdateException(failure.Message, failure);
            }

            BatchMeter.Saved(statements.Count);
        }

        db.ChangeTracker.AcceptAllChanges();
        db.News?.Tell(db);
        return true;
    }

    /// <summary>The rows a unit of work has gathered, as inserts.</summary>
    public static IReadOnlyList<Statement> Gathered(HaiCapDb db) => Collect(db) ?? throw new InvalidOperationException("Only rows every act writes can be gathered.");

    /// <summary>The statements in the order inserts, updates, deletes; null when a row is of another kind.</summary>
    private static List<Statement>? Collect(HaiCapDb db)
    {
        var tracker = db.ChangeTracker;
        if (!db.Gathers)
        {
            tracker.DetectChanges();
        }

        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            var changed = new List<EntityEntry>();
            foreach (var entry in tracker.Entries())
            {
                if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                {
                    if (entry.Entity is not IBatched)
                    {
                        return null;
                    }

                    changed.Add(entry);
                }
            }

            TenantGuard.Check(db);
            if (db.News is { } news && !db.Gathers)
            {
                changed.ForEach(entry => news.Note(db, entry));
            }

            var statements = new List<Statement>(changed.Count);
            foreach (var state in (ReadOnlySpan<EntityState>)[EntityState.Added, EntityState.Modified, EntityState.Deleted])
            {
                foreach (var entry in changed)
                {
                    if (entry.State == state && StatementOf(entry, db.IsSqlite) is { } statement)
                    {
                        statements.Add(statement);
                    }
                }
            }

            return statements;
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }

    private static Statement? StatementOf(EntityEntry entry, bool sqlite)
    {
#pragma warning disable EF1001 // The tracked entry as EF Core's own savers see it: IUpdateEntry is public, the way to it is not.
        IUpdateEntry row = entry.GetInfrastructure();
#pragma warning restore EF1001
        return TablePlan.Of(entry.Metadata, sqlite).StatementOf(row);
    }

    // Without a transaction of its own a batch is one: the server commits at its single Sync, or not at all.
    private static async Task PostgresAsync(HaiCapDb db, List<Statement> statements, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
            foreach (var statement in statements)
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                for (var i = 0; i < statement.Values.Length; i++)
                {
                    command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = statement.Columns[i].PostgresType, Value = statement.Values[i] });
                }

                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancellationToken);
            for (var i = 0; i < statements.Count; i++)
            {
                if (statements[i].MustHit && batch.BatchCommands[i].RecordsAffected != 1)
                {
                    throw new DbUpdateConcurrencyException($"Changed meanwhile: {statements[i].Sql}");
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
