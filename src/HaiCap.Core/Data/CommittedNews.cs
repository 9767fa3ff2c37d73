using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HaiCap.Core.Data;

/// <summary>What is kept in memory and wants to know when rows it was made of have changed; registered as a singleton.</summary>
public interface INewsReader
{
    bool Concerns(object row);

    /// <summary>What is to be told of a row about to be saved, while what stood there before is still known: the row itself unless told.</summary>
    object NewsOf(EntityEntry entry) => entry.Entity;

    /// <summary>After the commit; news of a transaction that was undone may be among it.</summary>
    void Tell(IReadOnlyList<object> news);
}

/// <summary>Tells the readers what this process has committed, whoever changed it.</summary>
public sealed class CommittedNews(IEnumerable<INewsReader> all) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly INewsReader[] readers = [.. all];

    // Units of work whose change is saved or being saved and not committed yet.
    private readonly ConditionalWeakTable<DbContext, List<(INewsReader Reader, object News)>> changed = [];

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            foreach (var entry in db.ChangeTracker.Entries())
            {
                Note(db, entry);
            }
        }

        return ValueTask.FromResult(result);
    }

    /// <summary>A row about to be saved.</summary>
    public void Note(DbContext db, EntityEntry entry)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            return;
        }

        foreach (var reader in readers)
        {
            if (reader.Concerns(entry.Entity))
            {
                changed.GetOrCreateValue(db).Add((reader, reader.NewsOf(entry)));
            }
        }
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

    /// <summary>What was noted of this unit of work is committed.</summary>
    public void Tell(DbContext db)
    {
        if (!changed.TryGetValue(db, out var all) || !changed.Remove(db))
        {
            return;
        }

        foreach (var news in all.GroupBy(one => one.Reader))
        {
            news.Key.Tell([.. news.Select(one => one.News)]);
        }
    }
}
