using System.Net;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Tests.Api;

namespace HaiCap.Web.Tests.Office;

/// <summary>Keys given and taken by administrators, without script.</summary>
public sealed class KeyPagesTests(SampleSite sample) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_key_is_shown_once_works_and_is_taken_back()
    {
        using var administrator = await sample.VisitAsAsync("quantri.tinh");
        await administrator.GetAsync("/lam-viec/khoa-ket-noi/moi");
        await administrator.SubmitAsync(("Name", "Phần mềm <b>một cửa</b>"), ("MayRead", "true"), ("Agency", "H41.19"));
        var text = administrator.Page.QuerySelector("#key")!.TextContent;
        text.ShouldStartWith("haicap_40_");
        administrator.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var system = new ApiClient(sample.Site, text);
        (await system.GetAsync("/api/v1/statistics/dossiers")).Status.ShouldBe(200);

        await administrator.GetAsync("/lam-viec/khoa-ket-noi");
        administrator.Text.ShouldContain("Phần mềm <b>một cửa</b>");
        administrator.Text.ShouldNotContain(text);
        var line = administrator.Page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(text[^4..], StringComparison.Ordinal));
        await administrator.GetAsync(line.QuerySelector("a")!.GetAttribute("href")!);
        await administrator.SubmitAsync(("Why", "Đổi phần mềm"));
        administrator.Path.ShouldBe("/lam-viec/khoa-ket-noi");
        administrator.Text.ShouldContain("Đã thu hồi");
        (await system.GetAsync("/api/v1/statistics/dossiers")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task What_is_missing_is_said_by_the_field_and_nothing_is_issued()
    {
        using var administrator = await sample.VisitAsAsync("quantri.tinh");
        await administrator.GetAsync("/lam-viec/khoa-ket-noi/moi");
        await administrator.SubmitAsync(("Name", ""), ("MayRead", "false"), ("Agency", "H99.1"));
        administrator.Page.QuerySelector("#key").ShouldBeNull();
        administrator.Text.ShouldContain("Không có cơ quan với mã này.");
        await administrator.GetAsync("/lam-viec/khoa-ket-noi/moi");
        await administrator.SubmitAsync(("Name", ""), ("MayRead", "false"));
        administrator.Text.ShouldContain("Nhập tên hệ thống dùng khóa.");
        administrator.Text.ShouldContain("Chọn ít nhất một quyền.");
    }

    [Fact]
    public async Task A_commune_s_administrator_gives_keys_for_the_commune_alone()
    {
        using var administrator = await sample.VisitAsAsync("quantri.vinhphu");
        await administrator.GetAsync("/lam-viec/khoa-ket-noi");
        administrator.Status.ShouldBe(HttpStatusCode.OK);
        administrator.Text.ShouldContain("Chưa có khóa nào");
        await administrator.GetAsync("/lam-viec/khoa-ket-noi/moi");
        await administrator.SubmitAsync(("Name", "Phần mềm xã"), ("MayRead", "true"));
        administrator.Page.QuerySelector("#key").ShouldBeNull();
        administrator.Text.ShouldContain("Chức vụ hiện tại không có quyền");
    }

    [Fact]
    public async Task A_long_list_goes_on_by_pages()
    {
        for (var i = 0; i < 51; i++)
        {
            await ApiClient.KeyAsync(sample.Site, KeyScopes.Read, agencyCode: "H41.19");
        }

        using var administrator = await sample.VisitAsAsync("quantri.tinh");
        await administrator.GetAsync("/lam-viec/khoa-ket-noi");
        administrator.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        await administrator.GetAsync(administrator.Page.QuerySelector("a[href*='sau=']")!.GetAttribute("href")!);
        administrator.Page.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(0);
    }
}
