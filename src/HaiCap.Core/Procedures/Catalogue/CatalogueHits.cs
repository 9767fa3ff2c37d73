namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>Narrowing a search; null asks nothing.</summary>
public sealed record CatalogueFilter(
    ProcedureLevel? Level = null, string? Field = null, LifeEvent? LifeEvent = null, Audience? Audience = null, ServiceLevel? ServiceLevel = null, PublicationKind? Kind = null)
{
    internal bool Takes(CatalogueEntry e) => (Level is null || e.Level == Level)
        && (Field is null || e.Field == Field)
        && (LifeEvent is not { } life || e.LifeEvents.Contains(life))
        && (Audience is not { } audience || e.Audiences.Contains(audience))
        && (ServiceLevel is null || e.ServiceLevel == ServiceLevel)
        && (Kind is null || e.Kind == Kind);
}

/// <summary>What a search found: a page of it, all of it counted, and why each was found.</summary>
public sealed class CatalogueHits
{
    private readonly IReadOnlyList<CatalogueEntry> found;
    private readonly CatalogueFilter filter;

    internal CatalogueHits(IReadOnlyList<CatalogueEntry> found, CatalogueFilter? filter, int skip, int take)
    {
        this.found = found;
        this.filter = filter ?? new();
        var taken = filter is null ? found : [.. found.Where(this.filter.Takes)];
        Total = taken.Count;
        Entries = [.. taken.Skip(skip).Take(take)];
    }

    public static CatalogueHits None { get; } = new([], null, 0, 0);

    public IReadOnlyList<CatalogueEntry> Entries { get; }

    /// <summary>All that were found, shown or not.</summary>
    public int Total { get; }

    internal Func<CatalogueEntry, CatalogueWhy>? Explain { private get; init; }

    public CatalogueWhy Why(CatalogueEntry entry) => Explain?.Invoke(entry) ?? CatalogueWhy.Nothing;

    /// <summary>How many each choice would leave, the other choices kept; choices that leave none are not offered.</summary>
    public CatalogueFacets Facets() => new(
        Count<ProcedureLevel>(filter with { Level = null }, e => [e.Level]),
        [.. Count<string>(filter with { Field = null }, e => [e.Field]).OrderBy(f => f.Value, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))],
        Count<ServiceLevel>(filter with { ServiceLevel = null }, e => [e.ServiceLevel]),
        Count(filter with { Audience = null }, e => e.Audiences),
        Count(filter with { LifeEvent = null }, e => e.LifeEvents));

    private List<Facet<T>> Count<T>(CatalogueFilter others, Func<CatalogueEntry, IReadOnlyList<T>> values)
        where T : notnull =>
        [.. found.Where(others.Takes).SelectMany(values).GroupBy(v => v).OrderBy(g => g.Key, Comparer<T>.Create((a, b) => a is string ? 0 : Comparer<T>.Default.Compare(a, b))).Select(g => new Facet<T>(g.Key, g.Count()))];
}

public sealed record Facet<T>(T Value, int Count);

public sealed record CatalogueFacets(
    IReadOnlyList<Facet<ProcedureLevel>> Levels,
    IReadOnlyList<Facet<string>> Fields,
    IReadOnlyList<Facet<ServiceLevel>> ServiceLevels,
    IReadOnlyList<Facet<Audience>> Audiences,
    IReadOnlyList<Facet<LifeEvent>> LifeEvents);
