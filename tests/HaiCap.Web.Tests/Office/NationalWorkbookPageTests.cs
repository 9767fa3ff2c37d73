using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using HaiCap.Core.Procedures;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

/// <summary>The national catalogue as a workbook, on a screen.</summary>
public sealed class NationalWorkbookPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Page = "/lam-viec/thu-tuc/danh-muc-quoc-gia";

    [Fact]
    public async Task A_workbook_is_looked_at_and_imported_as_a_file_of_rows_is()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        string[] titles = ["STT", "Mã TTHC", "Tên thủ tục hành chính", "Quyết định công bố", "Cấp thực hiện", "Lĩnh vực", "Cơ quan thực hiện", "Thời hạn giải quyết"];
        string[] good = ["1", "6.000001", "Thủ tục trong bảng tính", "1/QĐ-BCA", "Cấp xã", "Căn cước", "Công an cấp xã", "7 Ngày"];
        string[] bad = ["2", "sáu", "Sai mã", "1/QĐ-BCA", "Cấp xã", "Căn cước", "Công an cấp xã", ""];
        await admin.GetAsync(Page);
        await admin.UploadFormAsync("#chon", "file", "danh-muc.xlsx", Workbook(titles, good, bad));
        admin.Status.ShouldBe(HttpStatusCode.OK);
        admin.Page.QuerySelector("nav.tabs .count")!.TextContent.ShouldBe("1");
        admin.Page.QuerySelector("tbody tr")!.TextContent.ShouldContain("PRO-042");
        admin.Page.QuerySelector("#nhap-danh-muc").ShouldBeNull("one faulty row, and nothing is imported");
        await admin.GetAsync(Page);
        await admin.UploadFormAsync("#chon", "file", "danh-muc.xlsx", Workbook(titles, good));
        admin.Page.QuerySelector(".file-name")!.TextContent.ShouldBe("danh-muc.xlsx");
        admin.Page.QuerySelector("tbody th")!.TextContent.ShouldBe("6.000001");
        await admin.SubmitFormAsync("#nhap-danh-muc");
        admin.Page.QuerySelector(".notice-good")!.TextContent.ShouldContain("1 thủ tục mới", customMessage: admin.Text);
        (await province.Site.DoAsync((_, db) => db.Set<ProcedureVersion>().CountAsync(version => version.Code.StartsWith("6.")))).ShouldBe(1);
    }

    private static byte[] Workbook(params string[][] rows)
    {
        using var memory = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            var sheet = part.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(text => new Cell(new InlineString(new Text(text))) { DataType = CellValues.InlineString })))));
            part.Workbook = new Workbook(new Sheets(new Sheet { Id = part.GetIdOfPart(sheet), SheetId = 1, Name = "Danh mục" }));
        }

        return memory.ToArray();
    }
}
