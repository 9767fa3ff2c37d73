using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>One clock's rungs in a place, from a day on.</summary>
public sealed record LadderEntry(string ProvinceCode, Guid AgencyId, BellClock Clock, DateOnly From, IReadOnlyList<Rung> Rungs);

/// <summary>The ladders that hold in one province. Shared: nobody changes them.</summary>
public sealed class LadderShelf(IReadOnlyList<LadderEntry> entries)
{
    private readonly HashSet<Guid> withTheirOwn = [.. entries.Select(entry => entry.AgencyId).Where(id => id != Guid.Empty)];

    public IReadOnlyList<LadderEntry> All => entries;

    /// <summary>The rungs that hold for a unit: its own or of the nearest agency above it, else the province's, else the nation's.</summary>
    public IReadOnlyList<Rung> Of(AgencyShelf agencies, Guid? unit, BellClock clock, DateOnly day) => EntryOf(agencies, unit, clock, day)?.Rungs ?? [];

    public LadderEntry? EntryOf(AgencyShelf agencies, Guid? unit, BellClock clock, DateOnly day)
    {
        if (withTheirOwn.Count > 0 && agencies.Find(unit) is { } found)
        {
            foreach (var id in found.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(Guid.Parse).Where(withTheirOwn.Contains))
            {
                if (InForce(id, clock, day) is { } own)
                {
                    return own;
                }
            }
        }

        return InForce(Guid.Empty, clock, day);
    }

    private LadderEntry? InForce(Guid agency, BellClock clock, DateOnly day) =>
        entries.Where(entry => entry.AgencyId == agency && entry.Clock == clock && entry.From <= day)
            .OrderBy(entry => entry.ProvinceCode == Tenant.Nation).ThenByDescending(entry => entry.From).FirstOrDefault();
}

/// <summary>Ladders in memory, so that setting the next bell costs an act no statement; another process's change is seen within fifteen seconds.</summary>
public sealed class LadderBook(TimeProvider time, GrantBook grants) : INewsReader
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(15);

    /// <summary>After it nobody writes by what was before: twice the time they are trusted, because an act takes its time too.</summary>
    public static readonly TimeSpan Settling = 2 * Trusted;

    private readonly Kept<string, LadderShelf> kept = new(time, Trusted);

    public async ValueTask<UnitLadders> GetAsync(HaiCapDb db, CancellationToken cancellationToken = default) => new(
        await kept.GetAsync(db.ProvinceCode, db, static (_, db, stop) => ReadAsync(db, stop), cancellationToken), await grants.AgenciesAsync(db, cancellationToken));

    public bool Concerns(object row) => row is Ladder;

    public object NewsOf(EntityEntry entry) => entry.Entity;

    public void Tell(IReadOnlyList<object> news) => kept.Forget();

    private static async Task<LadderShelf> ReadAsync(HaiCapDb db, CancellationToken cancellationToken)
    {
        List<Ladder> rows;
        using (db.Tenant.Open(Tenant.Nation))
        {
            rows = await db.Set<Ladder>().AsNoTracking().ToListAsync(cancellationToken);
        }

        rows.AddRange(await db.Set<Ladder>().AsNoTracking().Where(row => row.ProvinceCode != Tenant.Nation).ToListAsync(cancellationToken));
        return new LadderShelf(rows.ConvertAll(row => new LadderEntry(row.ProvinceCode, row.AgencyId, row.Clock, row.ValidFrom, Rung.Read(row.Rungs))));
    }
}

/// <summary>The ladders of a province beside its agencies.</summary>
public sealed record UnitLadders(LadderShelf Shelf, AgencyShelf Agencies)
{
    public Func<BellClock, IReadOnlyList<Rung>> For(Guid? unit, DateOnly day) => clock => Shelf.Of(Agencies, unit, clock, day);
}
