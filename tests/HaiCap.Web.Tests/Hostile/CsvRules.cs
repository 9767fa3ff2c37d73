using System.Text;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>What must hold of a table somebody opens in a spreadsheet.</summary>
internal static class CsvRules
{
    public static IEnumerable<string> Faults(string text)
    {
        var rows = Rows(text.TrimStart('\ufeff'));
        if (rows.Count == 0 || rows.Exists(row => row.Count != rows[0].Count))
        {
            yield return "rows of different lengths";
        }

        foreach (var cell in rows.SelectMany(row => row).Where(cell => cell.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || cell is ['\t' or '\r' or '\n', ..]))
        {
            yield return $"a formula: {cell}";
        }
    }

    /// <summary>As RFC 4180 has it.</summary>
    public static List<List<string>> Rows(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[++i]);
                    break;
                case '"' when quoted || cell.Length == 0:
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    EndCell();
                    break;
                case '\r' when !quoted && i + 1 < text.Length && text[i + 1] == '\n':
                    i++;
                    EndCell();
                    rows.Add(row);
                    row = [];
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
