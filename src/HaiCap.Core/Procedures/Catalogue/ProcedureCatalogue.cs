using System.Collections.Concurrent;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Everyday;
using HaiCap.Core.Procedures.National;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>
/// The catalogue in memory, one snapshot for each province. It asks the database at most every few seconds whether something was
/// published, everyday words were set or a day has begun, and builds anew only then; searches in between cost no query.
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
        // Ids are in the order of time, so the newest tells whether something was published; an import, whose ids are older than its commit, is told by how many there are, and an abolition by how many have a last day.
        var many = await db.Set<ProcedureVersion>().CountAsync(cancellationToken);
        var ended = await db.Set<ProcedureVersion>().CountAsync(v => v.ValidTo != null, cancellationToken);
        var newest = await db.Set<ProcedureVersion>().AsNoTracking().OrderByDescending(v => v.Id).Select(v => v.Id).FirstOrDefaultAsync(cancellationToken);
        var said = await db.Set<EverydayWord>().AsNoTracking().OrderByDescending(w => w.ChangedAt).Select(w => w.ChangedAt).FirstOrDefaultAsync(cancellationToken);
        if (before is not null && (before.Newest, before.Many, before.Ended, before.Day) == (newest, many, ended, today))
        {
            return before.Said == said ? before with { AskedAt = now }
                : new(before.Snapshot.With(await WordsAsync(db, today, cancellationToken)), newest, many, ended, said, today, now);
        }

        var versions = await db.Set<ProcedureVersion>().AsNoTracking()
            .Where(v => v.ValidFrom <= today && (v.ValidTo == null || v.ValidTo >= today))
            .ToListAsync(cancellationToken);
        return new(new CatalogueSnapshot(versions.Select(Shelve), await WordsAsync(db, today, cancellationToken)), newest, many, ended, said, today, now);
    }

    private static async Task<EverydayWords> WordsAsync(HaiCapDb db, DateOnly today, CancellationToken cancellationToken) =>
        EverydayRules.WordsOf(EverydayRules.LinesOn(today, EverydaySeed.All, await db.Set<EverydayWord>().AsNoTracking().ToListAsync(cancellationToken)));

    /// <summary>A version that is no longer in force, as lists of what was abolished show it.</summary>
    internal static CatalogueEntry EndedOf(ProcedureVersion version) => Shelve(version).Entry with { HasEnded = true };

    private static (CatalogueEntry Entry, CatalogueDocument Document) Shelve(ProcedureVersion version) =>
        version.Kind == PublicationKind.Handled ? ShelveHandled(version) : ShelveNotice(version, version.ReadNotice());

    private static (CatalogueEntry Entry, CatalogueDocument Document) ShelveNotice(ProcedureVersion version, InformationNotice notice)
    {
        IReadOnlyList<TimeLimit> limits = notice.OneLimit() is { } limit ? [limit] : [];
        var entry = new CatalogueEntry(
            version.Id, version.Code, [], version.Name, null, version.Field, version.Level, version.ServiceLevel, version.CodeIsSample, notice.Agency, limits, [], [], notice.Audiences, 0,
            version.Kind, ValidTo: version.ValidTo);
        return (entry, CatalogueDocument.Of(version.Code, version.Name, version.Field, version.Level, notice));
    }

    private static (CatalogueEntry Entry, CatalogueDocument Document) ShelveHandled(ProcedureVersion version)
    {
        var d = version.Read();
        var entry = new CatalogueEntry(
            version.Id, version.Code, [.. d.OtherCodes.Select(c => c.Value)], version.Name, d.NameEn, version.Field, version.Level, version.ServiceLevel,
            version.CodeIsSample, d.Summary, d.TimeLimits, d.Fees, d.LifeEvents, d.Audiences, d.Popularity, NonTerritorial: d.NonTerritorial, ValidTo: version.ValidTo);
        return (entry, CatalogueDocument.Of(version.Code, version.Name, version.Field, version.Level, d));
    }

    private sealed class Shelf
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Current? Current { get; set; }
    }

    private sealed record Current(CatalogueSnapshot Snapshot, Guid Newest, int Many, int Ended, DateTimeOffset Said, DateOnly Day, DateTimeOffset AskedAt);
}
