using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace HaiCap.Web.Tests.Support;

/// <summary>Reads a workbook as a spreadsheet program does, and lets the format's own rules find faults in it.</summary>
internal static class SheetReader
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
            return cell.InlineString!.InnerText;
        }

        if (cell.CellValue is not { } value)
        {
            return null;
        }

        var number = double.Parse(value.Text, CultureInfo.InvariantCulture);
        return cell.StyleIndex?.Value == 2 ? DateTime.FromOADate(number) : number;
    }
}
