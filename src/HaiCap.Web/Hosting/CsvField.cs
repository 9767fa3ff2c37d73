namespace HaiCap.Web.Hosting;

/// <summary>One field of a comma-separated file that a person opens in a spreadsheet.</summary>
public static class CsvField
{
    // What makes a cell a formula; the wide forms do in East Asian editions.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>As RFC 4180 has it. What begins like a formula gets an apostrophe before it, and what another separator would split is quoted.</summary>
    public static string Of(string text)
    {
        var first = text.AsSpan().TrimStart();
        var formula = (text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal)) || (first.Length > 0 && FormulaStarts.Contains(first[0], StringComparison.Ordinal));
        var safe = formula ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",;\t|\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
