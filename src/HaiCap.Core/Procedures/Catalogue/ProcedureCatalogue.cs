using System.Collections.Concurrent;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>
/// The catalogue in memory, one snapshot for each province. It asks the database at most every few seconds whether something was
/// published or a day has begun, and builds anew only then; searches in between cost no query.
/// </summary>
public sealed class ProcedureCatalogue(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Shelf> shelves = new(StringComparer.Ordinal);

    /// <summary>The procedures in force today in a province.</summary>
    public async ValueTask<CatalogueSnapshot> GetAsync(string provinceCode, CancellationToken cancellationToken = default)
    {
        var shelf = shelves.GetOrAdd(provinceCode, static _ => new Shelf());
        var now = time.Now();
        if (shelf.Current is { } current && now - current.AskedAt < Patience && now >= current.AskedAt)
        {
            return current.Snapshot;
        }

        // One asks; those who come meanwhile are served what there is.
        var mayWait = shelf.Current is null;
        if (!await shelf.Gate.WaitAsync(mayWait ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
        {
            return shelf.Current!.Snapshot;
        }

        try
        {
            shelf.Current = await AskAsync(provinceCode, shelf.Current, cancellationToken);
            return shelf.Current.Snapshot;
        }
        finally
        {
            shelf.Gate.Release();
        }
    }

    /// <summary>After a publication, so that the publisher sees it at once.</summary>
    public void Forget(string provinceCode) => shelves.TryRemove(provinceCode, out _);

    private async Task<Current> AskAsync(string provinceCode, Current? before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var opened = db.Tenant.Open(provinceCode);
        var now = time.Now();
        var today = now.LocalDay();
        // Ids are in the order of time, so the newest tells whether something was published.
        var newest = await db.Set<ProcedureVersion>().AsNoTracking().OrderByDescending(v => v.Id).Select(v => v.Id).FirstOrDefaultAsync(cancellationToken);
        if (before is not null && before.Newest == newest && before.Day == today)
        {
            return before with { AskedAt = now };
        }

        var versions = await db.Set<ProcedureVersion>().AsNoTracking()
            .Where(v => v.ValidFrom <= today && (v.ValidTo == null || v.ValidTo >= today))
            .ToListAsync(cancellationToken);
        return new(new CatalogueSnapshot(versions.Select(Shelve)), newest, today, now);
    }

    private static (CatalogueEntry Entry, CatalogueDocument Document) Shelve(ProcedureVersion version)
    {
        var d = version.Read();
        var entry = new CatalogueEntry(
            version.Id, version.Code, [.. d.OtherCodes.Select(c => c.Value)], version.Name, d.NameEn, version.Field, version.Level, version.ServiceLevel,
            version.CodeIsSample, d.Summary, d.TimeLimits, d.Fees, d.LifeEvents, d.Popularity);
        var rest = $"{version.Field} ; {d.CompetentAgency.Text} ; {d.Result.Title}";
        return (entry, new CatalogueDocument(version.Name, string.Join(" ; ", d.Keywords.Append(d.NameEn ?? "")), rest, d.Popularity));
    }

    private sealed class Shelf
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Current? Current { get; set; }
    }

    private sealed record Current(CatalogueSnapshot Snapshot, Guid Newest, DateOnly Day, DateTimeOffset AskedAt);
}
