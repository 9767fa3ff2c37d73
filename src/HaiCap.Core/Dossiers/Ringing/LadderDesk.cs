using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>The ladders of a place for who sets them.</summary>
public sealed class LadderDesk(HaiCapDb db, Access access, GrantBook book, LadderBook ladders, TimeProvider time)
{
    /// <param name="Rungs">In force today.</param>
    /// <param name="Level">Whose it is.</param>
    /// <param name="Coming">Set for a later day.</param>
    public sealed record Line(BellClock Clock, IReadOnlyList<Rung> Rungs, LadderLevel Level, DateOnly From, DateOnly? Coming);

    /// <param name="Code">Null for the whole province.</param>
    /// <param name="Runs">By which its open work gets new bells: those that are not done, else the last one.</param>
    public sealed record Place(string? Code, string Name, bool MayEdit, IReadOnlyList<Line> Lines, IReadOnlyList<LadderRun> Runs);

    public async Task<Outcome<Place>> ShowAsync(Actor by, string? code, CancellationToken cancellationToken = default)
    {
        var all = await ladders.GetAsync(db, cancellationToken);
        if (SetLadder.PlaceOf(all.Agencies, code) is not { } agency)
        {
            return LadderRules.NoPlace;
        }

        var whole = string.IsNullOrWhiteSpace(code);
        var may = await access.DecideAsync(by, Permission.ManageLadders, new AccessTarget([], agency.Path, null), cancellationToken);
        if (!may.Ok)
        {
            return may.As<Place>();
        }

        var (day, unit) = (time.Now().LocalDay(), whole ? (Guid?)null : agency.Id);
        var lines = Enum.GetValues<BellClock>().Select(clock =>
        {
            var entry = all.Shelf.EntryOf(all.Agencies, unit, clock, day);
            var coming = all.Shelf.All.Where(one => one.Clock == clock && one.AgencyId == (unit ?? Guid.Empty) && one.From > day).Select(one => (DateOnly?)one.From).Min();
            return new Line(clock, entry?.Rungs ?? [], LevelOf(entry), entry?.From ?? default, coming);
        });
        return new Place(whole ? null : agency.Code.Text, agency.Name, true, [.. lines], await RunsAsync(unit ?? Guid.Empty, cancellationToken));
    }

    private async Task<IReadOnlyList<LadderRun>> RunsAsync(Guid place, CancellationToken cancellationToken)
    {
        var runs = await db.Set<LadderRun>().AsNoTracking().Where(run => run.AgencyId == place).OrderByDescending(run => run.Id).Take(20).ToListAsync(cancellationToken);
        return runs.FindAll(run => run.EndedAt is null) is { Count: > 0 } open ? open : [.. runs.Take(1)];
    }

    /// <summary>Agencies that may have ladders of their own, by name.</summary>
    public async Task<IReadOnlyList<Agency>> AgenciesAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var paths = by is { Kind: ActorKind.Officer, Id: { } officer }
            ? (await access.GrantsOfAsync(officer, cancellationToken)).Where(grant => Access.RoleAllows(grant.Role, Permission.ManageLadders)).Select(grant => grant.AgencyPath).ToList() : [];
        var day = time.Now().LocalDay();
        return [.. (await book.AgenciesAsync(db, cancellationToken)).All
            .Where(agency => agency.Kind is not (AgencyKind.ProvincialCommittee or AgencyKind.Division or AgencyKind.CommuneDivision) && agency.InForceOn(day)
                && paths.Exists(path => agency.Path.StartsWith(path, StringComparison.Ordinal)))
            .OrderBy(agency => agency.Kind).ThenBy(agency => agency.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];
    }

    private static LadderLevel LevelOf(LadderEntry? entry) => entry is null ? LadderLevel.None : entry.ProvinceCode == Tenant.Nation ? LadderLevel.Nation
        : entry.AgencyId == Guid.Empty ? LadderLevel.Province : LadderLevel.Agency;
}

public enum LadderLevel
{
    None,
    Nation,
    Province,
    Agency,
}
