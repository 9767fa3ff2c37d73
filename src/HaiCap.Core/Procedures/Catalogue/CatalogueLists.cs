namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>The lists a province's catalogue is kept by.</summary>
public enum CatalogueList
{
    /// <summary>In force today and taken by the province.</summary>
    Published,

    /// <summary>Of those, what can be filed online in part or as a whole (dịch vụ công trực tuyến).</summary>
    Online,

    /// <summary>Of those, what is done online from filing to result (toàn trình).</summary>
    FullProcess,

    /// <summary>Of those, what does not hang on where the applicant lives (phi địa giới).</summary>
    NonTerritorial,

    /// <summary>In force today and told of for information only; counted apart, never among the others.</summary>
    Information,

    /// <summary>No longer in force, whether the province took it or only told of it; counted apart, never among the others.</summary>
    Abolished,
}

/// <summary>How many of one field or level are on each list.</summary>
/// <typeparam name="T">What is counted by.</typeparam>
public sealed record CatalogueCount<T>(T Of, IReadOnlyDictionary<CatalogueList, int> On)
{
    public int this[CatalogueList list] => On[list];
}

/// <summary>The lists counted, as a whole, by field and by level. Pure: each number is how many entries the list's definition holds for.</summary>
public sealed record CatalogueCounts(
    IReadOnlyDictionary<CatalogueList, int> On, IReadOnlyList<CatalogueCount<string>> ByField, IReadOnlyList<CatalogueCount<ProcedureLevel>> ByLevel)
{
    public int this[CatalogueList list] => On[list];

    public static CatalogueCounts Of(IReadOnlyList<CatalogueEntry> entries) => new(
        Count(entries),
        [.. entries.GroupBy(entry => entry.Field, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Create(VietnameseText.Culture, ignoreCase: true)).Select(group => new CatalogueCount<string>(group.Key, Count(group)))],
        [.. entries.GroupBy(entry => entry.Level).OrderBy(group => group.Key).Select(group => new CatalogueCount<ProcedureLevel>(group.Key, Count(group)))]);

    /// <summary>The definition of a list.</summary>
    public static bool Holds(CatalogueList list, CatalogueEntry entry) => list switch
    {
        CatalogueList.Abolished => entry.HasEnded,
        _ when entry.HasEnded => false,
        CatalogueList.Published => entry.IsHandled,
        CatalogueList.Online => entry.IsHandled && entry.ServiceLevel is ServiceLevel.Full or ServiceLevel.Partial,
        CatalogueList.FullProcess => entry.IsHandled && entry.ServiceLevel == ServiceLevel.Full,
        CatalogueList.NonTerritorial => entry.IsHandled && entry.NonTerritorial,
        _ => !entry.IsHandled,
    };

    private static Dictionary<CatalogueList, int> Count(IEnumerable<CatalogueEntry> entries)
    {
        var counts = Enum.GetValues<CatalogueList>().ToDictionary(list => list, _ => 0);
        foreach (var entry in entries)
        {
            foreach (var list in Enum.GetValues<CatalogueList>().Where(list => Holds(list, entry)))
            {
                counts[list]++;
            }
        }

        return counts;
    }
}
