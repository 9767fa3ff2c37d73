using System.Text.RegularExpressions;

namespace HaiCap.Web.Hosting;

/// <summary>One field of a comma-separated file that a person opens in a spreadsheet.</summary>
public static partial class CsvField
{
    // What makes a cell a formula; the wide forms do in East Asian editions.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    // Where a spreadsheet splits whose country keeps the comma for decimals: it does not see that the field is quoted.
    private const string OtherSeparators = ";\t|\r\n";

    /// <summary>As RFC 4180 has it. What begins like a formula, or would where another separator splits it, gets an apostrophe before it.</summary>
    public static string Of(string text)
    {
        var first = text.AsSpan().TrimStart();
        var formula = (text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal)) || (first.Length > 0 && FormulaStarts.Contains(first[0], StringComparison.Ordinal));
        var safe = formula ? "'" + text : text;
        safe = safe.AsSpan().ContainsAny(OtherSeparators) ? FormulaAfterSeparator().Replace(safe, "$0'") : safe;
        return safe.AsSpan().ContainsAny(",\"" + OtherSeparators) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    [GeneratedRegex("""[;\t|\r\n][\s"]*(?=[=+\-@＝＋－＠])""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FormulaAfterSeparator();
}
