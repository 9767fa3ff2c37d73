using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace HaiCap.Core.Procedures.National;

/// <param name="Number">As the sheet numbers it, from 1.</param>
/// <param name="Cells">Texts by column, from 0; empty cells are not there.</param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<int, string> Cells);

/// <summary>
/// The first sheet of a workbook (ECMA-376) as texts, read by hand from a stranger's file: no entity, no more parts, letters or cells than a
/// catalogue has, whatever the archive says of its sizes.
/// </summary>
public static class WorkbookRows
{
    private const int MostParts = 2000;
    private const int MostColumns = 100;
    private const int MostTexts = 500_000;
    private const long MostUnpacked = 200L * 1024 * 1024;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = MostUnpacked,
    };

    /// <summary>PRO-040, PRO-048.</summary>
    public static Outcome<IReadOnlyList<SheetRow>> Read(ReadOnlyMemory<byte> content, int mostRows)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts || archive.Entries.Sum(entry => entry.Length) > MostUnpacked)
            {
                return NationalProblems.TooLarge("XLSX");
            }

            if (FirstSheet(archive) is not { } sheet)
            {
                return NationalProblems.NotReadable;
            }

            var shared = archive.GetEntry("xl/sharedStrings.xml") is { } texts ? Texts(texts) : [];
            var rows = new List<SheetRow>();
            foreach (var row in Rows(sheet, shared))
            {
                if (rows.Count == mostRows)
                {
                    return NationalProblems.TooLarge($"> {mostRows - 1}");
                }

                rows.Add(row);
            }

            return rows;
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or FormatException or OverflowException or NotSupportedException or EndOfStreamException)
        {
            return NationalProblems.NotReadable;
        }
    }

    /// <summary>The sheet that stands first in the workbook, which need not be sheet1.xml.</summary>
    private static ZipArchiveEntry? FirstSheet(ZipArchive archive)
    {
        if (archive.GetEntry("xl/workbook.xml") is not { } book)
        {
            return null;
        }

        string? id = null;
        using (var xml = XmlReader.Create(book.Open(), Safe))
        {
            while (id is null && xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                {
                    id = xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? "";
                }
            }
        }

        var target = "worksheets/sheet1.xml";
        if (archive.GetEntry("xl/_rels/workbook.xml.rels") is { } links)
        {
            using var xml = XmlReader.Create(links.Open(), Safe);
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") == id)
                {
                    target = xml.GetAttribute("Target") ?? target;
                }
            }
        }

        return archive.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
    }

    private static List<string> Texts(ZipArchiveEntry part)
    {
        var texts = new List<string>();
        using var xml = XmlReader.Create(part.Open(), Safe);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(TextOf(xml, "si"));
                if (texts.Count > MostTexts)
                {
                    throw new InvalidDataException("Too many texts.");
                }
            }
        }

        return texts;
    }

    private static IEnumerable<SheetRow> Rows(ZipArchiveEntry part, List<string> shared)
    {
        using var xml = XmlReader.Create(part.Open(), Safe);
        var number = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number = xml.GetAttribute("r") is { } given ? int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture) : number + 1;
                yield return new(number, xml.IsEmptyElement ? new Dictionary<int, string>() : Cells(xml, shared));
            }
        }
    }

    private static Dictionary<int, string> Cells(XmlReader xml, List<string> shared)
    {
        var cells = new Dictionary<int, string>();
        var column = -1;
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "row" })
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            column = xml.GetAttribute("r") is { } at ? ColumnOf(at) : column + 1;
            var kind = xml.GetAttribute("t");
            var text = xml.IsEmptyElement ? "" : TextOf(xml, "c");
            if (text.Length == 0 || column >= MostColumns)
            {
                continue;
            }

            cells[column] = kind != "s" ? text
                : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is var index && index < shared.Count ? shared[index]
                : throw new InvalidDataException("A cell names a text that is not there.");
        }

        return cells;
    }

    /// <summary>All letters of v and t below, until the element ends; what a cell was reckoned by (f) and how it is read aloud (rPh) are not text.</summary>
    private static string TextOf(XmlReader xml, string element)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var (inText, aloud) = (false, 0);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "rPh" && !xml.IsEmptyElement:
                    aloud++;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    aloud--;
                    break;
                case XmlNodeType.Element:
                    inText = xml.LocalName is "v" or "t" && aloud == 0 && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText:
                    text.Append(xml.Value);
                    break;
            }
        }

        return Unescaped(text.ToString());
    }

    /// <summary>_x000D_ is a letter that XML cannot hold.</summary>
    private static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : System.Text.RegularExpressions.Regex.Replace(
            text, "_x(?<code>[0-9A-Fa-f]{4})_", found => ((char)ushort.Parse(found.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
            System.Text.RegularExpressions.RegexOptions.CultureInvariant | System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + (c - 'A' + 1);
            if (column > 20_000)
            {
                throw new InvalidDataException("There is no such column.");
            }
        }

        return column == 0 ? throw new InvalidDataException("A cell has no column.") : column - 1;
    }
}
