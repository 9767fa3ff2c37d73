using System.Text.RegularExpressions;

namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>A procedure in force, as lists show it.</summary>
public sealed record CatalogueEntry(
    Guid VersionId,
    string Code,
    IReadOnlyList<string> OtherCodes,
    string Name,
    string? NameEn,
    string Field,
    ProcedureLevel Level,
    ServiceLevel ServiceLevel,
    bool CodeIsSample,
    string Summary,
    IReadOnlyList<TimeLimit> TimeLimits,
    IReadOnlyList<Fee> Fees,
    IReadOnlyList<LifeEvent> LifeEvents,
    int Popularity);

/// <summary>Narrowing a search; null asks nothing.</summary>
public sealed record CatalogueFilter(ProcedureLevel? Level = null, string? Field = null, LifeEvent? LifeEvent = null);

/// <param name="Total">All that were found, shown or not.</param>
public sealed record CatalogueHits(IReadOnlyList<CatalogueEntry> Entries, int Total);

/// <summary>The procedures of a province on one day: immutable, searched in memory.</summary>
public sealed partial class CatalogueSnapshot
{
    private readonly CatalogueEntry[] entries;
    private readonly CatalogueIndex index;
    private readonly Dictionary<string, CatalogueEntry> byCode = new(StringComparer.Ordinal);

    public CatalogueSnapshot(IEnumerable<(CatalogueEntry Entry, CatalogueDocument Document)> source)
    {
        var list = source.OrderByDescending(x => x.Entry.Popularity).ThenBy(x => x.Entry.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true)).ToList();
        entries = [.. list.Select(x => x.Entry)];
        index = new CatalogueIndex([.. list.Select(x => x.Document)]);
        foreach (var entry in entries)
        {
            byCode[entry.Code] = entry;
        }

        foreach (var (other, entry) in entries.SelectMany(e => e.OtherCodes.Select(c => (c, e))))
        {
            byCode.TryAdd(other, entry);
        }
    }

    /// <summary>Most used first, then by name.</summary>
    public IReadOnlyList<CatalogueEntry> All => entries;

    public IEnumerable<CatalogueEntry> MostUsed => entries.Where(e => e.Popularity > 0);

    public IEnumerable<string> Fields => entries.Select(e => e.Field).Distinct(StringComparer.Ordinal).Order(StringComparer.Create(VietnameseText.Culture, ignoreCase: true));

    /// <summary>By its code or another it was published under; a local suffix is ignored when the national code alone is known.</summary>
    public CatalogueEntry? Find(string? code) =>
        ProcedureCode.TryParse(code, out var parsed)
            ? byCode.GetValueOrDefault(parsed.Value) ?? byCode.GetValueOrDefault(parsed.National)
            : null;

    /// <summary>Best first; without a text, all of them in the order of <see cref="All"/>.</summary>
    public CatalogueHits Search(string? text, CatalogueFilter? filter = null, int skip = 0, int take = 20)
    {
        IEnumerable<CatalogueEntry> found = string.IsNullOrWhiteSpace(text) ? entries
            : CodeShape().IsMatch(text) ? ByCode(text)
            : index.Search(text).Select(i => entries[i]);
        if (filter is not null)
        {
            found = found.Where(e => (filter.Level is null || e.Level == filter.Level)
                && (filter.Field is null || e.Field == filter.Field)
                && (filter.LifeEvent is not { } life || e.LifeEvents.Contains(life)));
        }

        var all = found as IReadOnlyCollection<CatalogueEntry> ?? [.. found];
        return new([.. all.Skip(skip).Take(take)], all.Count);
    }

    // "2.002385", "2002385", "002385", "2385": however much of the digits people have at hand.
    private IEnumerable<CatalogueEntry> ByCode(string text)
    {
        if (Find(text) is { } exact)
        {
            return [exact];
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return entries
            .Select(e => (Entry: e, At: e.OtherCodes.Prepend(e.Code).Select(c => c.Replace(".", "", StringComparison.Ordinal).IndexOf(digits, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(-1).Min()))
            .Where(x => x.At >= 0).OrderBy(x => x.At).Select(x => x.Entry);
    }

    [GeneratedRegex(@"\A\s*[0-9](?:[0-9]|\.(?=[0-9A-Za-z])|\s(?=[0-9])){2,}[0-9A-Za-z.]*\s*\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex CodeShape();
}
