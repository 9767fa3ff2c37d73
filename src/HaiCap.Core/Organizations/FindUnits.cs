using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations;

public enum FoundKind
{
    /// <summary>A province or commune of today.</summary>
    Unit,

    /// <summary>An agency of the open province.</summary>
    Agency,

    /// <summary>A unit of before 1 July 2025.</summary>
    OldUnit,
}

/// <param name="Key">Official code of a unit or agency; of an old unit its full name in lower case.</param>
/// <param name="Above">Code of the province of a commune, or of the agency above.</param>
/// <param name="Now">Codes of the units that stand for it today; its own for a unit of today, where it stands for an agency.</param>
public sealed record FoundUnit(FoundKind Kind, string Key, string Name, string? Above, IReadOnlyList<string> Now);

/// <summary>Units of today, agencies of the open province, and old units, whose names or codes hold all the words, accent-free.</summary>
/// <param name="Words">Empty: the units and agencies of the open province.</param>
public sealed record FindUnits(string? Words, FoundKind? Kind = null);

public sealed class FindUnitsHandler(HaiCapDb db, UnitDirectory directory, GrantBook agencies, TimeProvider time)
{
    /// <summary>More than any word finds that helps; a list that long asks for another word.</summary>
    public const int Most = 1_000;

    /// <summary>Units first, then agencies, then old units; each best first.</summary>
    public async Task<IReadOnlyList<FoundUnit>> HandleAsync(FindUnits request, CancellationToken cancellationToken = default)
    {
        var found = new List<FoundUnit>();
        if (request.Kind is null or FoundKind.Unit)
        {
            found.AddRange(await UnitsAsync(request.Words, cancellationToken));
        }

        if (request.Kind is null or FoundKind.Agency)
        {
            found.AddRange(await AgenciesAsync(request.Words, cancellationToken));
        }

        if (request.Kind is null or FoundKind.OldUnit && !string.IsNullOrWhiteSpace(request.Words))
        {
            found.AddRange(await OldUnitsAsync(request.Words, cancellationToken));
        }

        return found;
    }

    private async Task<IEnumerable<FoundUnit>> UnitsAsync(string? words, CancellationToken cancellationToken)
    {
        var units = await directory.GetAsync(cancellationToken);
        var today = time.Now().LocalDay();
        IEnumerable<UnitView> views = string.IsNullOrWhiteSpace(words)
            ? [.. units.Provinces(today).Where(unit => unit.Code == db.ProvinceCode), .. units.Communes(db.ProvinceCode, today)]
            : units.Find(words.Trim(), today) is { } exact ? [exact] : units.Search(words, today, limit: Most);
        return views.Select(unit => new FoundUnit(
            FoundKind.Unit, unit.Code, unit.FullName, unit.Level == UnitLevel.Province ? null : unit.ProvinceCode, [unit.Code]));
    }

    private async Task<IEnumerable<FoundUnit>> AgenciesAsync(string? words, CancellationToken cancellationToken)
    {
        var shelf = await agencies.AgenciesAsync(db, cancellationToken);
        var today = time.Now().LocalDay();
        var parts = VietnameseText.Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // The name or code of one that is no more leads to whoever succeeded it.
        return shelf.All.Where(Holds).Select(agency => agency.InForceOn(today) ? agency : shelf.Heir(agency, today)).OfType<Agency>().Distinct()
            .OrderBy(agency => agency.Code.Text, StringComparer.Ordinal).Take(Most)
            .Select(agency => new FoundUnit(FoundKind.Agency, agency.Code.Text, agency.Name, shelf.Find(agency.ParentId)?.Code.Text, [agency.UnitCode]));

        bool Holds(Agency agency) =>
            parts.Length == 0 || (VietnameseText.Fold($"{agency.Code.Text} {agency.Name} {agency.ShortName}") is var text && Array.TrueForAll(parts, text.Contains));
    }

    private async Task<IEnumerable<FoundUnit>> OldUnitsAsync(string? words, CancellationToken cancellationToken)
    {
        var bare = UnitNames.FoldWithoutType(words ?? "").Replace("%", "", StringComparison.Ordinal).Replace("_", " ", StringComparison.Ordinal).Replace("|", " ", StringComparison.Ordinal);
        if (bare.Length < 2)
        {
            return [];
        }

        var rows = await db.Set<OldAddress>().AsNoTracking().Where(old => EF.Functions.Like(old.Folded, $"%{bare}%"))
            .OrderBy(old => old.Key).Take(Most).ToListAsync(cancellationToken);
        return rows.Select(old => new FoundUnit(FoundKind.OldUnit, old.Key, old.FullName, null, old.Units));
    }
}
