using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using HaiCap.Core.Procedures.National;

namespace HaiCap.Core.Tests.Procedures.National;

public sealed class WorkbookRowsTests
{
    private static readonly string[] Titles = ["STT", "Mã TTHC", "Tên thủ tục hành chính", "Quyết định công bố", "Cấp thực hiện", "Lĩnh vực", "Cơ quan thực hiện", "Thời hạn giải quyết"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_sheet_is_read_whether_its_texts_are_shared_or_in_the_cells(bool shared)
    {
        var content = Workbook(shared, Titles, ["1", "1.000001", "Cấp thẻ", "1/QĐ", "Cấp xã", "Thẻ", "Sở Mẫu", "5 Ngày; 7 Ngày"], ["2", "sai", "", "1/QĐ", "Cấp xã", "Thẻ", "Sở", ""], ["", "", "", "", "", "", "", ""]);
        var (rows, faults) = NationalRowCheck.Read(NationalFile.Read(content).Value);
        var row = rows.ShouldHaveSingleItem();
        (row.Row, row.Code.Value, row.Name, row.Notice.Agency).ShouldBe((2, "1.000001", "Cấp thẻ", "Sở Mẫu"));
        row.Notice.TimeLimits.ShouldBe(["5 Ngày", "7 Ngày"]);
        faults.Select(fault => $"{fault.Row} {fault.Code} {fault.Key} {fault.Problem.Code}").ShouldBe(["3 sai code PRO-042", "3 sai name PRO-041"]);
    }

    [Fact]
    public void A_sheet_without_a_column_of_codes_is_no_catalogue() =>
        NationalFile.Read(Workbook(false, ["Tên", "Lĩnh vực"], ["a", "b"])).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-040");

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet xmlns="m"><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>""")]
    [InlineData("""<worksheet xmlns="m"><sheetData><row r="99999999999"/></sheetData></worksheet>""")]
    [InlineData("""<worksheet xmlns="m"><sheetData><row><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>""")]
    [InlineData("""<worksheet xmlns="m"><sheetData><row><c r="ZZZZZZ1"><v>7</v></c></row></sheetData></worksheet>""")]
    [InlineData("""<worksheet xmlns="m"><sheetData><row><c r="A1" t="s"><v>99999999999999</v></c></row></sheetData></worksheet>""")]
    [InlineData("""<worksheet xmlns="m"><sheetData><row>""")]
    public void A_hostile_sheet_is_refused_in_a_sentence(string sheet) =>
        NationalFile.Read(Zip(("xl/workbook.xml", """<workbook xmlns="m"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>"""), ("xl/worksheets/sheet1.xml", sheet)))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-040");

    [Fact]
    public void More_than_a_catalogue_has_is_refused()
    {
        var rows = string.Concat(Enumerable.Repeat("<row/>", NationalFile.MostRows + 2));
        NationalFile.Read(Zip(("xl/workbook.xml", """<workbook xmlns="m"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>"""), ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="m"><sheetData>{rows}</sheetData></worksheet>""")))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-048");
    }

    internal static byte[] Workbook(bool shared, params string[][] rows)
    {
        using var memory = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            var texts = new List<string>();
            Cell CellOf(string text)
            {
                if (!shared)
                {
                    return new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
                }

                texts.Add(text);
                return new Cell { DataType = CellValues.SharedString, CellValue = new CellValue(texts.Count - 1) };
            }

            var sheet = part.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(CellOf)))));
            if (shared)
            {
                part.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(texts.Select(text => new SharedStringItem(new Text(text))));
            }

            part.Workbook = new Workbook(new Sheets(new Sheet { Id = part.GetIdOfPart(sheet), SheetId = 1, Name = "Danh mục" }));
        }

        return memory.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }
}
