namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>Where each of the 34 provinces stands on the tile map: roughly as on the land, the north at the top.</summary>
public static class ProvinceTiles
{
    public const int Columns = 6;
    public const int Rows = 13;

    /// <summary>Column and row from the upper left, by the province's code.</summary>
    public static IReadOnlyDictionary<string, (int Column, int Row)> Places { get; } = new Dictionary<string, (int, int)>(StringComparer.Ordinal)
    {
        ["12"] = (1, 0), ["15"] = (2, 0), ["08"] = (3, 0), ["04"] = (4, 0),
        ["11"] = (0, 1), ["14"] = (1, 1), ["25"] = (2, 1), ["19"] = (3, 1), ["20"] = (4, 1),
        ["01"] = (2, 2), ["24"] = (3, 2), ["22"] = (4, 2),
        ["37"] = (2, 3), ["33"] = (3, 3), ["31"] = (4, 3),
        ["38"] = (2, 4),
        ["40"] = (2, 5), ["42"] = (3, 5),
        ["44"] = (3, 6), ["46"] = (4, 6),
        ["48"] = (4, 7), ["51"] = (5, 7),
        ["66"] = (4, 8), ["52"] = (5, 8),
        ["68"] = (4, 9), ["56"] = (5, 9),
        ["80"] = (2, 10), ["79"] = (3, 10), ["75"] = (4, 10),
        ["91"] = (1, 11), ["82"] = (2, 11), ["86"] = (3, 11),
        ["96"] = (1, 12), ["92"] = (2, 12),
    };
}
