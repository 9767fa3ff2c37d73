using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using HaiCap.Core;

namespace HaiCap.Web.Hosting.Sheets;

/// <summary>
/// One workbook (ECMA-376) written straight into the answer: text as text, so nothing becomes a formula; numbers and local dates as what they are; the first
/// row stays in sight. A new sheet begins where one is full.
/// </summary>
internal sealed class XlsxSheet : ISheetWriter
{
    private const int Enough = 64 * 1024;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    /// <summary>What a sheet may hold.</summary>
    private const int MostRows = 1_048_576;

    // A spreadsheet counts days from here (1900 date system, after its 29 February 1900).
    private static readonly DateTime DayZero = new(1899, 12, 30);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly Stream body;
    private readonly PackedBytes packed = new();
    private readonly ZipArchive zip;
    private readonly IReadOnlyList<SheetColumn> columns;
    private readonly StringBuilder text = new();
    private Stream? sheet;
    private int sheets;
    private int rows;

    public XlsxSheet(Stream body, IReadOnlyList<SheetColumn> columns)
    {
        (this.body, this.columns) = (body, columns);
        zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true);
    }

    public async Task WriteAsync(IReadOnlyList<object?> cells, CancellationToken cancellationToken)
    {
        if (rows == MostRows)
        {
            await EndSheetAsync(cancellationToken);
        }

        if (sheet is null)
        {
            BeginSheet();
            if (sheets > 1)
            {
                Row([.. columns.Select(column => column.Title)]);
            }
        }

        Row(cells);
        if (text.Length > Enough)
        {
            await FlushAsync(cancellationToken);
        }
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (sheet is not null)
        {
            await EndSheetAsync(cancellationToken);
        }

        var numbers = Enumerable.Range(1, sheets).ToList();
        Part("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts>
            <fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        Part("xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{string.Concat(numbers.Select(n => $"<sheet name=\"Trang {n}\" sheetId=\"{n}\" r:id=\"s{n}\"/>"))}</sheets></workbook>
            """);
        Part("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Packages}/relationships">{string.Concat(numbers.Select(n => $"<Relationship Id=\"s{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}<Relationship Id="styles" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """);
        Part("_rels/.rels", $"""
            <Relationships xmlns="{Packages}/relationships"><Relationship Id="book" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        Part("[Content_Types].xml", $"""
            <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{type}.styles+xml"/>{string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{type}.worksheet+xml\"/>"))}</Types>
            """);
        zip.Dispose();
        await packed.PassOnAsync(body, cancellationToken);
    }

    private void BeginSheet()
    {
        (sheets, rows) = (sheets + 1, 0);
        sheet = zip.CreateEntry($"xl/worksheets/sheet{sheets}.xml", CompressionLevel.Fastest).Open();
        text.Append(Head).Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var i = 0; i < columns.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{columns[i].Width}\" customWidth=\"1\"/>");
        }

        text.Append("</cols><sheetData>");
    }

    private async Task EndSheetAsync(CancellationToken cancellationToken)
    {
        text.Append("</sheetData></worksheet>");
        await FlushAsync(cancellationToken);
        sheet!.Dispose();
        sheet = null;
    }

    private void Row(IReadOnlyList<object?> cells)
    {
        var style = rows++ == 0 ? " s=\"1\"" : "";
        text.Append("<row>");
        foreach (var cell in cells)
        {
            switch (cell)
            {
                case null:
                    text.Append("<c/>");
                    break;
                case DateTimeOffset at:
                    text.Append(CultureInfo.InvariantCulture, $"<c s=\"2\"><v>{(at.ToLocal().DateTime - DayZero).TotalDays:0.##########}</v></c>");
                    break;
                case int or long or decimal:
                    text.Append(CultureInfo.InvariantCulture, $"<c><v>{cell}</v></c>");
                    break;
                default:
                    text.Append("<c t=\"inlineStr\"").Append(style).Append("><is><t xml:space=\"preserve\">");
                    Escape(cell.ToString() ?? "");
                    text.Append("</t></is></c>");
                    break;
            }
        }

        text.Append("</row>");
    }

    /// <summary>What XML cannot hold or would change is written by its number (ST_Xstring, ECMA-376 part 1, 22.9.2.19), and so is what only looks like that.</summary>
    private void Escape(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '_' when IsNumbered(value.AsSpan(i)):
                case < ' ' and not ('\t' or '\n'):
                case '\uFFFE' or '\uFFFF':
                    text.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }
    }

    /// <summary>"_x0041_" would be read as "A".</summary>
    private static bool IsNumbered(ReadOnlySpan<char> text) => text is ['_', 'x', _, _, _, _, '_', ..] && !text[2..6].ContainsAnyExcept(HexDigits);

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        text.Clear();
        sheet!.Write(bytes);
        await packed.PassOnAsync(body, cancellationToken);
    }

    private void Part(string name, string xml)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(Head + xml));
    }

    /// <summary>What the archive has packed and nobody has fetched yet: it writes here at once, the answer goes out by and by.</summary>
    private sealed class PackedBytes : Stream
    {
        private readonly ArrayBufferWriter<byte> waiting = new(2 * Enough);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public async Task PassOnAsync(Stream to, CancellationToken cancellationToken)
        {
            await to.WriteAsync(waiting.WrittenMemory, cancellationToken);
            waiting.ResetWrittenCount();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => waiting.Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
