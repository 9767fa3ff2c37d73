using System.Net;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Portal;

/// <summary>The year's working days for everyone.</summary>
public sealed class PublicCalendarTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task A_stranger_sees_this_year_with_each_day_off_and_swap()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/lich-lam-viec");

        visitor.Page.QuerySelector("h1")!.TextContent.ShouldBe("Lịch làm việc năm 2026");
        visitor.Page.QuerySelectorAll(".month").Length.ShouldBe(12);
        visitor.Text.ShouldContain("249 ngày làm việc");
        visitor.Text.ShouldContain("Thứ Hai – Thứ Sáu: 07:30-11:30 13:30-17:30");
        visitor.Page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()).ShouldContain("T7, 10/01/2026");
        visitor.Page.QuerySelector("main a[href$='/sua']").ShouldBeNull();
    }

    [Fact]
    public async Task An_agency_is_chosen_from_a_list_and_kept_from_year_to_year()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/lich-lam-viec/2026?don-vi=H41.19");
        visitor.Page.QuerySelector("#don-vi option[selected]")!.TextContent.ShouldContain("Khoa học và Công nghệ");
        visitor.Page.QuerySelector("main a[href='/lich-lam-viec/2027?don-vi=H41.19']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/lich-lam-viec/2031", HttpStatusCode.OK)]
    [InlineData("/lich-lam-viec/2100", HttpStatusCode.NotFound)]
    [InlineData("/lich-lam-viec/1999", HttpStatusCode.NotFound)]
    [InlineData("/lich-lam-viec/99999", HttpStatusCode.NotFound)]
    [InlineData("/lich-lam-viec/2026?don-vi=H41.99.99", HttpStatusCode.NotFound)]
    public async Task Years_and_agencies_that_are_not_there_are_not_found(string url, HttpStatusCode status)
    {
        using var visitor = province.Site.Visit();
        (await visitor.GetAsync(url)).Status.ShouldBe(status);
    }
}
