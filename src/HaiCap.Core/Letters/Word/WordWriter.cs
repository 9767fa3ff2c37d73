using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace HaiCap.Core.Letters.Word;

/// <param name="Share">Of the width of the page, in percent.</param>
public sealed record WordColumn(string Title, int Share, bool Number = false);

/// <summary>
/// A document an office can go on editing (WordprocessingML, ECMA-376), written part by part as it comes: its length costs no memory. Times New Roman and the margins of
/// decree 30/2020, annex I. Charts are charts, not pictures. Dispose ends the file.
/// </summary>
public sealed class WordWriter : IDisposable
{
    internal const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    internal const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A4 less the margins, in twentieths of a point.</summary>
    private const int PageWidth = 9354;

    private readonly ZipArchive zip;
    private readonly XmlWriter body;
    private readonly Stream part;
    private readonly List<WordChart> charts = [];
    private bool ended;

    /// <param name="to">Any stream that may be written; it is left open.</param>
    public WordWriter(Stream to)
    {
        zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        WordParts.WriteStyles(zip);
        part = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
        body = XmlWriter.Create(part, new XmlWriterSettings { CheckCharacters = false, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false });
        body.WriteStartDocument(standalone: true);
        body.WriteStartElement("w", "document", Main);
        body.WriteAttributeString("xmlns", "r", null, Office);
        body.WriteStartElement("w", "body", Main);
    }

    /// <summary>1 is the greatest.</summary>
    public void Heading(int level, string text) => Paragraph(text, "Heading" + level.ToString(CultureInfo.InvariantCulture));

    public void Title(string text) => Paragraph(text, "Title");

    /// <param name="style">Of the document's styles; the plain one when null.</param>
    public void Paragraph(string text, string? style = null, bool bold = false)
    {
        body.WriteStartElement("w", "p", Main);
        if (style is not null)
        {
            body.WriteStartElement("w", "pPr", Main);
            Value("pStyle", style);
            body.WriteEndElement();
        }

        Run(text, bold);
        body.WriteEndElement();
    }

    /// <summary>The words of a label in bold, then what is said of it.</summary>
    public void Labelled(string label, string text)
    {
        body.WriteStartElement("w", "p", Main);
        Run(label + ": ", bold: true);
        Run(text, bold: false);
        body.WriteEndElement();
    }

    /// <summary>A table whose head is repeated on every page.</summary>
    public void Table(IReadOnlyList<WordColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        body.WriteStartElement("w", "tbl", Main);
        body.WriteStartElement("w", "tblPr", Main);
        Value("tblStyle", "TableGrid");
        body.WriteStartElement("w", "tblW", Main);
        body.WriteAttributeString("w", "w", Main, "5000");
        body.WriteAttributeString("w", "type", Main, "pct");
        body.WriteEndElement();
        body.WriteEndElement();
        body.WriteStartElement("w", "tblGrid", Main);
        foreach (var column in columns)
        {
            body.WriteStartElement("w", "gridCol", Main);
            body.WriteAttributeString("w", "w", Main, Twips(column));
            body.WriteEndElement();
        }

        body.WriteEndElement();
        Row(columns, [.. columns.Select(column => column.Title)], head: true);
        foreach (var row in rows)
        {
            Row(columns, row, head: false);
        }

        body.WriteEndElement();

        // Two tables one after another would be one.
        Paragraph("");
    }

    /// <summary>Bars beside one another, one for each label.</summary>
    public void Bars(string title, IReadOnlyList<(string Label, decimal Value)> bars)
    {
        charts.Add(new WordChart(title, bars));
        var id = charts.Count.ToString(CultureInfo.InvariantCulture);
        charts[^1].WritePlace(body, id);
    }

    public void Dispose()
    {
        if (ended)
        {
            return;
        }

        ended = true;
        body.WriteStartElement("w", "sectPr", Main);
        Attributes("pgSz", ("w", "11906"), ("h", "16838"));
        Attributes("pgMar", ("top", "1134"), ("right", "851"), ("bottom", "1134"), ("left", "1701"), ("header", "567"), ("footer", "567"), ("gutter", "0"));
        body.WriteEndElement();
        body.WriteEndElement();
        body.WriteEndElement();
        body.WriteEndDocument();
        body.Dispose();
        part.Dispose();
        WordParts.WriteRest(zip, charts);
        zip.Dispose();
    }

    private static string Twips(WordColumn column) => (PageWidth * column.Share / 100).ToString(CultureInfo.InvariantCulture);

    private void Row(IReadOnlyList<WordColumn> columns, IReadOnlyList<string> cells, bool head)
    {
        body.WriteStartElement("w", "tr", Main);
        if (head)
        {
            body.WriteStartElement("w", "trPr", Main);
            Attributes("tblHeader");
            body.WriteEndElement();
        }

        for (var i = 0; i < columns.Count; i++)
        {
            body.WriteStartElement("w", "tc", Main);
            body.WriteStartElement("w", "tcPr", Main);
            Attributes("tcW", ("w", Twips(columns[i])), ("type", "dxa"));
            body.WriteEndElement();
            body.WriteStartElement("w", "p", Main);
            body.WriteStartElement("w", "pPr", Main);
            Value("pStyle", "Cell");
            if (columns[i].Number)
            {
                Value("jc", "right");
            }

            body.WriteEndElement();
            Run(cells[i], head);
            body.WriteEndElement();
            body.WriteEndElement();
        }

        body.WriteEndElement();
    }

    private void Run(string text, bool bold)
    {
        body.WriteStartElement("w", "r", Main);
        if (bold)
        {
            body.WriteStartElement("w", "rPr", Main);
            Attributes("b");
            body.WriteEndElement();
        }

        var first = true;
        foreach (var line in WordText.Clean(text).ReplaceLineEndings("\n").Split('\n'))
        {
            if (!first)
            {
                Attributes("br");
            }

            first = false;
            body.WriteStartElement("w", "t", Main);
            body.WriteAttributeString("xml", "space", null, "preserve");
            body.WriteString(line);
            body.WriteEndElement();
        }

        body.WriteEndElement();
    }

    private void Value(string element, string value) => Attributes(element, ("val", value));

    private void Attributes(string element, params (string Name, string Value)[] attributes)
    {
        body.WriteStartElement("w", element, Main);
        foreach (var (name, value) in attributes)
        {
            body.WriteAttributeString("w", name, Main, value);
        }

        body.WriteEndElement();
    }
}
