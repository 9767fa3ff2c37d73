using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HaiCap.Core.Data;

/// <summary>What is kept in memory and wants to know when rows it was made of have changed; registered as a singleton.</summary>
public interface INewsReader
{
    bool Concerns(object row);

    /// <summary>The rows that changed, after the commit; those of a transaction that was undone may be among them.</summary>
    void Tell(IReadOnlyList<object> rows);
}

/// <summary>Tells the readers what this process has committed, whoever changed it.</summary>
internal sealed class CommittedNews(IEnumerable<INewsReader> all) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly INewsReader[] readers = [.. all];

    // Units of work whose change is saved or being saved and not committed yet.
    private readonly ConditionalWeakTable<DbContext, List<object>> changed = [];

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            foreach (var entry in db.ChangeTracker.Entries())
            {
                if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Array.Exists(readers, reader => reader.Concerns(entry.Entity)))
                {
                    changed.GetOrCreateValue(db).Add(entry.Entity);
                }
            }
        }

        return ValueTask.FromResult(result);
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db)
        {
            Tell(db);
        }

        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            Tell(db);
        }

        return Task.CompletedTask;
    }

    private void Tell(DbContext db)
    {
        if (!changed.TryGetValue(db, out var rows) || !changed.Remove(db))
        {
            return;
        }

        foreach (var reader in readers)
        {
            if (rows.FindAll(reader.Concerns) is { Count: > 0 } concerned)
            {
                reader.Tell(concerned);
            }
        }
    }
}
