namespace HaiCap.Core.Procedures.National;

/// <summary>One procedure of the national catalogue, checked.</summary>
/// <param name="Row">Where it stands in the file: the row of a sheet, or the number of an item in JSON, from 1.</param>
public sealed record NationalRow(int Row, ProcedureCode Code, string Name, string Field, ProcedureLevel Level, InformationNotice Notice);

/// <summary>What is wrong with one row.</summary>
/// <param name="Code">The procedure's code, as far as it could be read.</param>
/// <param name="Key">The column.</param>
public sealed record NationalFault(int Row, string? Code, string Key, Problem Problem);

/// <summary>A row as it came: each column's values, in the order they stand.</summary>
public sealed record RawRow(int Row, IReadOnlyDictionary<string, IReadOnlyList<string>> Cells)
{
    /// <summary>Columns whose value is of another kind than text: a number, an object.</summary>
    public IReadOnlyList<string> Strange { get; init; } = [];
}

/// <summary>The columns of the catalogue, by their names in JSON and by what sheets write over them.</summary>
public static class NationalColumns
{
    public const string Code = "code";
    public const string Name = "name";
    public const string Decision = "decision";
    public const string Level = "level";
    public const string Type = "type";
    public const string Field = "field";
    public const string Applicants = "applicants";
    public const string Authority = "authority";
    public const string Agency = "agency";
    public const string Channels = "channels";
    public const string TimeLimits = "time_limits";
    public const string ResultCodes = "result_codes";

    /// <summary>Columns that hold a list.</summary>
    public static readonly IReadOnlySet<string> Lists = new HashSet<string>(StringComparer.Ordinal) { Channels, TimeLimits, ResultCodes };

    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["ma thu tuc"] = Code, ["ma tthc"] = Code, ["ma so"] = Code, ["ma"] = Code,
        ["ten thu tuc"] = Name, ["ten thu tuc hanh chinh"] = Name, ["ten tthc"] = Name, ["thu tuc"] = Name,
        ["quyet dinh cong bo"] = Decision, ["so quyet dinh"] = Decision, ["quyet dinh"] = Decision,
        ["cap thuc hien"] = Level, ["cap giai quyet"] = Level, ["cap"] = Level,
        ["loai thu tuc"] = Type, ["loai tthc"] = Type, ["loai"] = Type,
        ["linh vuc"] = Field,
        ["doi tuong thuc hien"] = Applicants, ["doi tuong"] = Applicants,
        ["co quan co tham quyen"] = Authority, ["tham quyen"] = Authority,
        ["co quan thuc hien"] = Agency, ["co quan giai quyet"] = Agency,
        ["cach thuc thuc hien"] = Channels, ["kenh thuc hien"] = Channels, ["kenh"] = Channels,
        ["thoi han giai quyet"] = TimeLimits, ["thoi han"] = TimeLimits,
        ["ma ket qua"] = ResultCodes, ["ket qua"] = ResultCodes, ["ket qua thuc hien"] = ResultCodes,
    };

    private static readonly HashSet<string> Keys = [.. Titles.Values];

    /// <summary>The column a title stands for; null for one that is not read.</summary>
    public static string? Of(string title)
    {
        var key = title.Trim().ToLowerInvariant();
        return Keys.Contains(key) ? key : Titles.GetValueOrDefault(VietnameseText.Fold(title).Trim());
    }
}
