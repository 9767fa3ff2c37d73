using System.Net;
using System.Text;
using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.National;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

/// <summary>A file of the national catalogue is looked at, mended and imported on a screen.</summary>
public sealed class NationalPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Page = "/lam-viec/thu-tuc/danh-muc-quoc-gia";

    [Fact]
    public async Task A_file_is_looked_at_by_parts_and_pages_and_imported_once_however_often_it_is_sent()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        var rows = Enumerable.Range(1, 120).Select(i => Row($"7.{i:000000}", $"Thủ tục <b>số</b> {i}")).Append(Row("2.002385", "Của tỉnh")).ToList();
        await UploadAsync(admin, rows);
        Counts(admin).ShouldBe(["0", "120", "0", "0", "1", "0"]);
        admin.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        admin.Text.ShouldContain("Thủ tục <b>số</b> 1");
        await admin.GetAsync(admin.Page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")! + "9");
        admin.Text.ShouldContain("trang 3 trên 3");
        admin.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(20);
        (await ImportsAsync()).ShouldBe(0, "looking writes nothing");

        // The same page sent again, together and one after another.
        using var twin = await province.OfficerAsync("quantri.tinh");
        await twin.GetAsync(admin.Path);
        await Task.WhenAll(admin.SubmitFormAsync("#nhap-danh-muc"), twin.SubmitFormAsync("#nhap-danh-muc"));
        foreach (var visitor in new[] { admin, twin })
        {
            visitor.Page.QuerySelector(".notice-good")!.TextContent.ShouldContain("120 thủ tục mới", customMessage: visitor.Text);
        }

        (await ImportsAsync()).ShouldBe(1);
        (await CountAsync("7.")).ShouldBe(120);
        using var citizen = await province.CitizenAsync();
        await citizen.GetAsync("/thu-tuc/7.000001");
        citizen.Text.ShouldContain("Thủ tục <b>số</b> 1");

        // A later file: one changed, one new, one gone, and what differs is told.
        rows[0] = Row("7.000001", "Tên đã đổi");
        rows.RemoveAt(1);
        rows.Add(Row("7.000999", "Thêm sau"));
        await UploadAsync(admin, rows);
        Counts(admin).ShouldBe(["0", "1", "1", "1", "1", "118"]);
        await admin.GetAsync(Tab(admin, "doi"));
        admin.Page.QuerySelector("tbody del")!.TextContent.ShouldBe("Thủ tục <b>số</b> 1");
        admin.Page.QuerySelector("tbody ins")!.TextContent.ShouldBe("Tên đã đổi");
        await admin.GetAsync(Tab(admin, "khong-con"));
        admin.Page.QuerySelector("tbody th")!.TextContent.ShouldBe("7.000002");
        await admin.SubmitFormAsync("#nhap-danh-muc");
        admin.Text.ShouldContain("1 thủ tục mới, 1 thay đổi, 118 như cũ, 1 của tỉnh giữ nguyên");
        await UploadAsync(admin, rows);
        admin.Text.ShouldContain("không có gì để nhập");
        admin.Page.QuerySelector("#nhap-danh-muc").ShouldBeNull();
    }

    [Fact]
    public async Task One_faulty_row_is_told_with_its_column_and_nothing_can_be_imported()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        await UploadAsync(admin, [Row("8.000001", "Được"), Row("8.000002", ""), Row("tám", "Sai mã"), Row("8.000001", "Trùng")]);
        Counts(admin)[0].ShouldBe("3");
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("3 dòng có lỗi; chưa nhập gì");
        admin.Page.QuerySelectorAll("tbody tr").Select(row => $"{row.Children[0].TextContent} {row.Children[2].TextContent} {row.Children[4].TextContent}")
            .ShouldBe(["2 Tên thủ tục PRO-041", "3 Mã thủ tục PRO-042", "4 Mã thủ tục PRO-046"]);
        admin.Page.QuerySelector("#nhap-danh-muc").ShouldBeNull();

        // Who sends the form all the same is told so.
        var token = Query(admin, "tep");
        await PostAsync(admin, $"{Page}?handler=Import", ("tep", token), ("ten", "a.json"));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("3 dòng có lỗi; chưa nhập gì");
        (await CountAsync("8.")).ShouldBe(0);
    }

    [Fact]
    public async Task Files_that_are_none_and_tokens_of_nobody_are_refused_in_words()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        foreach (var content in new[] { [], "PK\x03\x04"u8.ToArray(), "<html>"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray(), HaiCap.Testing.SampleFiles.Docx() })
        {
            await admin.GetAsync(Page);
            await admin.UploadFormAsync("#chon", "file", "../../a\u202e\0.json", content);
            admin.Status.ShouldBe(HttpStatusCode.OK);
            admin.Page.QuerySelector(".field-error").ShouldNotBeNull();
            admin.Page.QuerySelector("#nhap-danh-muc").ShouldBeNull();
        }

        foreach (var token in new[] { "", "../../haicap.db", new string('0', 64) })
        {
            await admin.GetAsync($"{Page}?tep={Uri.EscapeDataString(token)}&nhom=x&trang=-1");
            admin.Status.ShouldBe(HttpStatusCode.OK);
            await PostAsync(admin, $"{Page}?handler=Import", ("tep", token));
            admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Tải tệp lên lại");
        }
    }

    [Theory]
    [InlineData("phapche.tinh")]
    [InlineData("quantri.skhcn")]
    [InlineData("tiepnhan.tinh")]
    public async Task Only_the_provinces_administrator_may(string who)
    {
        using var officer = await province.OfficerAsync(who);
        await officer.GetAsync(Page);
        officer.Status.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var handler in new[] { "", "?handler=Import" })
        {
            await PostAsync(officer, Page + handler, ("tep", new string('0', 64)));
            officer.Status.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private static async Task UploadAsync(Visitor admin, IEnumerable<Dictionary<string, object>> rows)
    {
        await admin.GetAsync(Page);
        await admin.UploadFormAsync("#chon", "file", "danh-muc.json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(rows)));
        admin.Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task PostAsync(Visitor visitor, string url, params (string Name, string Value)[] fields)
    {
        await visitor.GetAsync("/dang-xuat");
        await visitor.PostAsync(url, [("__xacthuc", visitor.Page.QuerySelector("input[name=__xacthuc]")!.GetAttribute("value")!), .. fields]);
    }

    private static List<string> Counts(Visitor admin) => [.. admin.Page.QuerySelectorAll("nav.tabs .count").Select(count => count.TextContent)];

    private static string Tab(Visitor admin, string slug) => admin.Page.QuerySelector($"nav.tabs a[href*='nhom={slug}']")!.GetAttribute("href")!;

    private static string Query(Visitor admin, string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(admin.Path[admin.Path.IndexOf('?', StringComparison.Ordinal)..])[name].ToString();

    private static Dictionary<string, object> Row(string code, string name) => new()
    {
        ["code"] = code, ["name"] = name, ["decision"] = "1/QĐ-BCA", ["level"] = "Cấp xã", ["field"] = "Căn cước", ["applicants"] = "Công dân Việt Nam", ["agency"] = "Công an cấp xã",
        ["time_limits"] = new[] { "7 Ngày" },
    };

    private Task<int> ImportsAsync() => province.Site.DoAsync((_, db) => db.Set<Act>().CountAsync(act => act.Subject == ImportNationalCatalogue.Subject));

    private Task<int> CountAsync(string codes) => province.Site.DoAsync((_, db) => db.Set<ProcedureVersion>().CountAsync(version => version.Code.StartsWith(codes)));
}
