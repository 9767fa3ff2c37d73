using System.Text.RegularExpressions;
using CsvHelper;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>What must hold of a table somebody opens in a spreadsheet.</summary>
internal static partial class CsvRules
{
    private const string Starts = "=+\\-@＝＋－＠";

    public static IEnumerable<string> Faults(string text)
    {
        var rows = Rows(text);
        if (rows.Count == 0 || rows.Exists(row => row.Count != rows[0].Count))
        {
            yield return "rows of different lengths";
        }

        foreach (var cell in rows.SelectMany(row => row).Where(cell => !Number().IsMatch(cell) && (cell is ['\t' or '\r' or '\n', ..] || Formula().IsMatch(cell))))
        {
            yield return $"a formula: {cell}";
        }

        // A spreadsheet that splits at something else does not see the quotes.
        foreach (var cell in new[] { ';', '\t', '|' }.SelectMany(other => text.Split(other, '\r', '\n')).Where(cell => Formula().IsMatch(cell)))
        {
            yield return $"a formula where the separator is another: {cell}";
        }
    }

    /// <summary>With its first line, and all as CsvHelper reads it.</summary>
    public static List<List<string>> Rows(string text)
    {
        using var csv = CsvReader.FromText(text.TrimStart('\ufeff'), new CsvReaderOptions { HasHeader = false, Separator = ',' });
        var rows = new List<List<string>>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return rows;
    }

    /// <summary>The text of a cell without the apostrophes that keep it from being a formula.</summary>
    public static string Plain(string cell) => First().Replace(Later().Replace(cell, ""), "");

    [GeneratedRegex($"""^[\s"]*[{Starts}]""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Formula();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex($"""^'(?=[\t\r\n]|\s*[{Starts}])""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex First();

    [GeneratedRegex($"""(?<=[;\t|\r\n][\s"]*)'(?=[{Starts}])""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Later();
}
