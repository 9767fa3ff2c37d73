using System.Data;
using HaiCap.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HaiCap.Core.Data;

/// <summary>The one database. It declares no sets: each room brings its entity configurations, found by scanning.</summary>
public sealed class HaiCapDb(DbContextOptions<HaiCapDb> options) : DbContext(options)
{
    public const string ProvinceFilter = "Province";
    private bool? isSqlite;

    /// <summary>Of the unit of work this serves now: contexts are pooled, since making one costs more than most of what it is used for.</summary>
    public Tenant Tenant { get; private set; } = new();

    /// <summary>Read by the query filter each time a query runs.</summary>
    public string ProvinceCode => Tenant.ProvinceCode;

    internal SqliteWriter SqliteWriter { get; private set; } = null!;

    /// <summary>Null where nobody keeps anything in memory.</summary>
    internal CommittedNews? News { get; private set; }

    // Asked many times in every unit of work, and never another answer.
    public bool IsSqlite => isSqlite ??= Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>
    /// A unit of work whose acts are not saved one by one but gathered, to be written with many others by the bulk recorder: what was added is
    /// found among its rows, not in the database.
    /// </summary>
    internal bool Gathers { get; private set; }

    internal void Gather()
    {
        Gathers = true;

        // Nothing here was ever in the database: there is nothing to compare with.
        ChangeTracker.AutoDetectChangesEnabled = false;
    }

    /// <summary>Rows of a kind gathered so far, in the order they were added.</summary>
    internal IEnumerable<T> Held<T>()
        where T : class => ChangeTracker.Entries<T>().Select(entry => entry.Entity);

    /// <summary>Takes a pooled context into a unit of work.</summary>
    public HaiCapDb Serve(Tenant tenant, SqliteWriter writer, CommittedNews? news = null)
    {
        (Tenant, SqliteWriter, News, Gathers) = (tenant, writer, news, false);
        return this;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HaiCapDb).Assembly);
        Conventions.Apply(modelBuilder, this);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        TenantGuard.Check(this);
        if (!IsSqlite || Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        using var turn = await WriteQueue.EnterAsync(Database.GetConnectionString(), cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync: writers wait their turn without holding a thread.");

    /// <summary>A transaction over several saves. On SQLite it waits its turn and takes the write lock at once.</summary>
    public async Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellationToken = default)
    {
        var turn = IsSqlite ? await WriteQueue.EnterAsync(Database.GetConnectionString(), cancellationToken) : null;
        try
        {
            return new WriteTransaction(await Database.BeginTransactionAsync(cancellationToken), turn);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// What is read until it is disposed is of one moment, whatever others commit meanwhile; nobody waits for it. Null within a transaction that is open already: that one decides.
    /// </summary>
    public async Task<IAsyncDisposable?> BeginReadAsync(CancellationToken cancellationToken = default) => Database.CurrentTransaction is null
        // SQLite reads no uncommitted rows of another connection; by this name its driver begins without the write lock.
        ? await Database.BeginTransactionAsync(IsSqlite ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead, cancellationToken)
        : null;
}

/// <summary>Commit, or dispose to undo; gives the turn back to the next writer.</summary>
public sealed class WriteTransaction(IDbContextTransaction transaction, IDisposable? turn) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken cancellationToken = default) => transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        turn?.Dispose();
    }
}
