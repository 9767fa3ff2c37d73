using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace HaiCap.Web.Tests.Support;

/// <summary>Reads a workbook as a spreadsheet program does, and lets the format's own rules find faults in it.</summary>
internal static partial class SheetReader
{
    /// <summary>Every row of every sheet; a cell is text, a number or, where its style says so, a local date.</summary>
    public static List<List<object?>> Read(byte[] file)
    {
        using var content = new MemoryStream(file);
        using var book = SpreadsheetDocument.Open(content, isEditable: false);
        new OpenXmlValidator().Validate(book).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").Take(5).ShouldBeEmpty();
        var part = book.WorkbookPart!;
        return [.. part.Workbook.Sheets!.Elements<Sheet>().SelectMany(sheet =>
            ((WorksheetPart)part.GetPartById(sheet.Id!)).Worksheet.GetFirstChild<SheetData>()!.Elements<Row>().Select(row => row.Elements<Cell>().Select(Value).ToList()))];
    }

    private static object? Value(Cell cell)
    {
        cell.CellFormula.ShouldBeNull("nothing is a formula");
        if (cell.DataType?.Value == CellValues.InlineString)
        {
            return Numbered().Replace(cell.InlineString!.InnerText, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        }

        if (cell.CellValue is not { } value)
        {
            return null;
        }

        var number = double.Parse(value.Text, CultureInfo.InvariantCulture);
        return cell.StyleIndex?.Value == 2 ? DateTime.FromOADate(number) : number;
    }

    /// <summary>As a string of the format (ST_Xstring) names a character that XML cannot hold; the SDK leaves that to its reader.</summary>
    [GeneratedRegex("_x[0-9a-fA-F]{4}_", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();
}
