using System.Text.RegularExpressions;

namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>A procedure in force, as lists show it.</summary>
/// <param name="ValidTo">Last day of this version, as is known now.</param>
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
    IReadOnlyList<Audience> Audiences,
    int Popularity,
    PublicationKind Kind = PublicationKind.Handled,
    bool NonTerritorial = false,
    DateOnly? ValidTo = null)
{
    /// <summary>The province takes dossiers of it; else it is only told of.</summary>
    public bool IsHandled => Kind == PublicationKind.Handled;

    /// <summary>Abolished: its last day has passed and nothing followed it. No search finds one.</summary>
    public bool HasEnded { get; init; }
}

/// <summary>The procedures of a province on one day: immutable, searched in memory. What a search answers hangs on them and on nothing else.</summary>
public sealed partial class CatalogueSnapshot
{
    private readonly CatalogueEntry[] entries;
    private readonly CatalogueEntry[] indexed;
    private readonly CatalogueDocument[] documents;
    private readonly CatalogueIndex index;
    private readonly EverydayWords everyday;
    private readonly Dictionary<string, CatalogueEntry> byCode = new(StringComparer.Ordinal);

    public CatalogueSnapshot(IEnumerable<(CatalogueEntry Entry, CatalogueDocument Document)> source, EverydayWords? everyday = null)
    {
        // The index knows them in the order of their codes, whatever order they came in.
        var list = source.OrderBy(x => x.Entry.Code, StringComparer.Ordinal).ToList();
        indexed = [.. list.Select(x => x.Entry)];
        documents = [.. list.Select(x => x.Document with { Name = VietnameseText.Nfc(x.Document.Name), LayWords = VietnameseText.Nfc(x.Document.LayWords) })];
        entries = [.. indexed.OrderByDescending(e => e.Popularity).ThenBy(e => e.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];
        index = new CatalogueIndex(documents);
        this.everyday = everyday ?? EverydayWords.None;
        foreach (var entry in entries)
        {
            byCode[entry.Code] = entry;
        }

        foreach (var (other, entry) in entries.SelectMany(e => e.OtherCodes.Select(c => (c, e))))
        {
            byCode.TryAdd(other, entry);
        }
    }

    private CatalogueSnapshot(CatalogueSnapshot other, EverydayWords everyday) =>
        (entries, indexed, documents, index, byCode, this.everyday) = (other.entries, other.indexed, other.documents, other.index, other.byCode, everyday);

    /// <summary>Most used first, then by name.</summary>
    public IReadOnlyList<CatalogueEntry> All => entries;

    /// <summary>Those the province takes dossiers of, in the same order.</summary>
    public IEnumerable<CatalogueEntry> Handled => entries.Where(e => e.IsHandled);

    public IEnumerable<CatalogueEntry> MostUsed => entries.Where(e => e.Popularity > 0);

    public IEnumerable<string> Fields => entries.Select(e => e.Field).Distinct(StringComparer.Ordinal).Order(StringComparer.Create(VietnameseText.Culture, ignoreCase: true));

    /// <summary>The same procedures asked with other everyday words; the index is shared.</summary>
    public CatalogueSnapshot With(EverydayWords words) => new(this, words);

    /// <summary>By its code or another it was published under; a local suffix is ignored when the national code alone is known.</summary>
    public CatalogueEntry? Find(string? code) =>
        ProcedureCode.TryParse(code, out var parsed)
            ? byCode.GetValueOrDefault(parsed.Value) ?? byCode.GetValueOrDefault(parsed.National)
            : null;

    /// <summary>Best first; without a text, all of them in the order of <see cref="All"/>.</summary>
    public CatalogueHits Search(string? text, CatalogueFilter? filter = null, int skip = 0, int take = 20)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new(entries, filter, skip, take);
        }

        if (CodeShape().IsMatch(text))
        {
            return new([.. ByCode(text)], filter, skip, take);
        }

        var query = CatalogueQuery.Read(text, everyday);
        var found = index.Search(query);
        return new([.. found.Select(f => indexed[f.Document])], filter, skip, take)
        {
            // Entries are told apart by who they are: the same procedure may be published twice in one list that is only measured.
            Explain = entry => Array.FindIndex(indexed, e => ReferenceEquals(e, entry)) is >= 0 and var at ? CatalogueWhy.Of(query, documents[at]) : CatalogueWhy.Nothing,
        };
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
