using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HaiCap.Core.Organizations;

/// <summary>Tells <see cref="GrantBook"/> when this process has committed a change of agencies, officers or positions, whoever made it.</summary>
internal sealed class OrganizationNews(GrantBook book) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    // Units of work whose change is saved or being saved and not committed yet.
    private readonly ConditionalWeakTable<DbContext, object> changed = [];

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && db.ChangeTracker.Entries().Any(IsNews))
        {
            changed.AddOrUpdate(db, this);
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

    private static bool IsNews(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry) =>
        entry.Entity is Agency or Officer or Position && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private void Tell(DbContext db)
    {
        if (changed.Remove(db))
        {
            book.Forget();
        }
    }
}
