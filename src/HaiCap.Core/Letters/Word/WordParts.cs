using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace HaiCap.Core.Letters.Word;

/// <summary>The parts of a document beside its text: styles, charts, and what belongs together.</summary>
internal static class WordParts
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    public static void WriteStyles(ZipArchive zip) => Part(zip, "word/styles.xml", $"""
        <w:styles xmlns:w="{WordWriter.Main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:after="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="180" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style>
        <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:left w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:right w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="808080"/></w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>
        """);

    public static void WriteRest(ZipArchive zip, IReadOnlyList<WordChart> charts)
    {
        for (var i = 0; i < charts.Count; i++)
        {
            Part(zip, Name(i), ChartOf(charts[i]));
        }

        var numbers = Enumerable.Range(0, charts.Count).ToList();
        Part(zip, "word/_rels/document.xml.rels", $"""
            <Relationships xmlns="{Packages}/relationships"><Relationship Id="styles" Type="{WordWriter.Office}/styles" Target="styles.xml"/>{string.Concat(numbers.Select(i => $"<Relationship Id=\"chart{i + 1}\" Type=\"{WordWriter.Office}/chart\" Target=\"charts/chart{i + 1}.xml\"/>"))}</Relationships>
            """);
        Part(zip, "_rels/.rels", $"""
            <Relationships xmlns="{Packages}/relationships"><Relationship Id="document" Type="{WordWriter.Office}/officeDocument" Target="word/document.xml"/></Relationships>
            """);
        Part(zip, "[Content_Types].xml", $"""
            <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{Word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{Word}.styles+xml"/>{string.Concat(numbers.Select(i => $"<Override PartName=\"/{Name(i)}\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"))}</Types>
            """);
    }

    private static string Name(int chart) => $"word/charts/chart{(chart + 1).ToString(CultureInfo.InvariantCulture)}.xml";

    private static string ChartOf(WordChart chart)
    {
        var text = new StringBuilder();
        text.Append("""<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="vi-VN" sz="1200" b="1"/><a:t>""")
            .Append(Escape(chart.Title))
            .Append("""</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:spPr><a:solidFill><a:srgbClr val="12498C"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>""")
            .Append(CultureInfo.InvariantCulture, $"<c:cat><c:strLit><c:ptCount val=\"{chart.Bars.Count}\"/>");
        for (var i = 0; i < chart.Bars.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<c:pt idx=\"{i}\"><c:v>").Append(Escape(chart.Bars[i].Label)).Append("</c:v></c:pt>");
        }

        text.Append(CultureInfo.InvariantCulture, $"</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"{chart.Bars.Count}\"/>");
        for (var i = 0; i < chart.Bars.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<c:pt idx=\"{i}\"><c:v>{chart.Bars[i].Value}</c:v></c:pt>");
        }

        return text.Append("""</c:numLit></c:val></c:ser><c:gapWidth val="40"/><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>""").ToString();
    }

    private static string Escape(string text) => SecurityElement.Escape(WordText.Clean(text));

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(Head + xml));
    }
}
