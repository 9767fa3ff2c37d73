using System.Net;
using AngleSharp.Html.Dom;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Portal;

/// <summary>The calculator for any limit by its real addresses. The site's clock stands at Monday 6 July 2026, 09:00.</summary>
public sealed class LimitPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Page = "/tinh-thoi-han";

    [Fact]
    public async Task It_opens_with_now_and_counts_nothing_before_it_is_asked()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/");
        visitor.Page.QuerySelector($".site-foot a[href='{Page}']").ShouldNotBeNull();
        await visitor.GetAsync(Page);
        ((IHtmlInputElement)visitor.Page.QuerySelector("#nhan")!).Value.ShouldBe("2026-07-06T09:00");
        visitor.Page.QuerySelector(".foretold").ShouldBeNull();
        visitor.Page.QuerySelector(".error-summary").ShouldBeNull();
        visitor.Page.QuerySelectorAll("fieldset.limit-row").Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("5", "ngay-lam-viec", "17:30 thứ Năm, 07/05/2026")]
    [InlineData("2,5", "ngay-lam-viec", "11:30 thứ Ba, 05/05/2026")]
    [InlineData("2.5", "ngay-lam-viec", "11:30 thứ Ba, 05/05/2026")]
    [InlineData("8", "gio-lam-viec", "16:30 thứ Tư, 29/04/2026")]
    [InlineData("3", "ngay", "17:30 thứ Hai, 04/05/2026")]
    [InlineData("1", "thang", "17:30 thứ Năm, 28/05/2026")]
    [InlineData("0", "ngay-lam-viec", "17:30 thứ Tư, 29/04/2026")]
    public async Task Each_unit_over_the_holidays_of_2026_from_half_past_four_on_28_April(string value, string unit, string due)
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync($"{Page}?nhan=2026-04-28T16%3A30&gd[0].so={Uri.EscapeDataString(value)}&gd[0].dv={unit}");
        Date(visitor).ShouldBe(due);
        visitor.Page.QuerySelectorAll(".reasons li").Length.ShouldBeGreaterThan(3);
        visitor.Page.QuerySelector("main a[href='/lich-lam-viec/2026']").ShouldNotBeNull("which calendar it used");
    }

    [Fact]
    public async Task Stages_and_pauses_are_added_and_taken_away_without_script_and_counted()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(Page + "?nhan=2026-07-06T09%3A00&gd[0].so=3&gd[0].dv=ngay-lam-viec&them=gd");
        visitor.Page.QuerySelectorAll("fieldset.limit-row").Length.ShouldBe(2);
        visitor.Page.QuerySelector(".foretold").ShouldBeNull("rows only");
        await visitor.GetAsync(Page + "?nhan=2026-07-06T09%3A00&gd[0].so=3&gd[0].dv=ngay-lam-viec&gd[1].so=5&gd[1].dv=ngay-lam-viec&them=dung");
        visitor.Page.QuerySelectorAll("fieldset.limit-row").Length.ShouldBe(3);

        // Monday + 3 = Thursday 9, + 5 = Thursday 16; a supplement answered on the 10th begins anew: 15, then 22.
        await visitor.GetAsync(Page + "?nhan=2026-07-06T09%3A00&gd[0].so=3&gd[0].dv=ngay-lam-viec&gd[0].ten=ki%E1%BB%83m+tra&gd[1].so=5&gd[1].dv=ngay-lam-viec");
        Date(visitor).ShouldBe("17:30 thứ Năm, 16/07/2026");
        visitor.Text.ShouldContain("Giai đoạn 1/2 (kiểm tra)");
        const string Pause = "&dung[0].tu=2026-07-08T09%3A00&dung[0].den=2026-07-10T09%3A00";
        await visitor.GetAsync(Page + "?nhan=2026-07-06T09%3A00&gd[0].so=3&gd[0].dv=ngay-lam-viec&gd[1].so=5&gd[1].dv=ngay-lam-viec" + Pause + "&dung[0].cach=tinh-lai");
        Date(visitor).ShouldBe("17:30 thứ Tư, 22/07/2026");
        await visitor.GetAsync(Page + "?nhan=2026-07-06T09%3A00&gd[0].so=3&gd[0].dv=ngay-lam-viec&gd[1].so=5&gd[1].dv=ngay-lam-viec" + Pause + "&dung[0].cach=tinh-tiep");
        Date(visitor).ShouldBe("17:30 thứ Hai, 20/07/2026", "Wednesday to Friday is two days");

        await visitor.GetAsync(Page + "?nhan=2026-07-06T09%3A00&gd[0].so=3&gd[1].so=5&bo=gd[1]");
        visitor.Page.QuerySelectorAll("fieldset.limit-row").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Work_of_the_same_day_by_another_cut_off()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(Page + "?nhan=2026-07-06T15%3A30&gd[0].so=0&chot=16%3A00");
        Date(visitor).ShouldBe("17:30 thứ Hai, 06/07/2026");
        await visitor.GetAsync(Page + "?nhan=2026-07-06T15%3A30&gd[0].so=0");
        Date(visitor).ShouldBe("17:30 thứ Ba, 07/07/2026");
    }

    [Fact]
    public async Task A_year_without_a_calendar_is_refused_by_its_number()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(Page + "?nhan=2031-03-03T09%3A00&gd[0].so=5");
        visitor.Page.QuerySelector(".error-summary a[href='#nhan']").ShouldNotBeNull().TextContent.ShouldContain("Chưa có lịch năm 2031");
        visitor.Page.QuerySelector(".foretold").ShouldBeNull();
        ((IHtmlInputElement)visitor.Page.QuerySelector("#nhan")!).Value.ShouldBe("2031-03-03T09:00");
    }

    [Theory]
    [InlineData("?gd[0].so=năm", "gd_0__so")]
    [InlineData("?gd[0].so=-1", "gd_0__so")]
    [InlineData("?gd[0].so=1000000000", "gd_0__so")]
    [InlineData("?gd[0].so=9999999999999999999999999999999999999999", "gd_0__so")]
    [InlineData("?gd[0].so=0,1234567", "gd_0__so")]
    [InlineData("?gd[0].so=5&nhan=9999-12-31T23:59", "nhan")]
    [InlineData("?gd[0].so=9999&gd[0].dv=thang", "nhan")]
    [InlineData("?gd[0].so=5&don-vi=H99.99.99", "don-vi")]
    [InlineData("?gd[0].so=5&don-vi=%00%27--", "don-vi")]
    [InlineData("?gd[0].so=5&chot=25:99", "chot")]
    [InlineData("?gd[0].so=5&dung[0].tu=2026-07-08T09:00", "dung_0__den")]
    [InlineData("?gd[0].so=5&nhan=2026-07-06T09:00&dung[0].tu=2026-07-09T09:00&dung[0].den=2026-07-08T09:00", "dung_0__den")]
    [InlineData("?gd[0].so=5&nhan=2026-07-06T09:00&dung[0].tu=2026-07-01T09:00&dung[0].den=2026-07-08T09:00", "dung_0__tu")]
    public async Task Each_fault_is_told_at_its_box(string query, string box)
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(Page + query);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelector($".error-summary a[href='#{box}']").ShouldNotBeNull(visitor.Text);
        visitor.Page.QuerySelector("#" + box).ShouldNotBeNull();
        PageRules.Faults(visitor).ShouldBeEmpty();
    }

    [Fact]
    public async Task Endless_rows_are_cut_and_no_fault_of_ours()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(Page + "?nhan=2026-07-06T09%3A00" + string.Concat(Enumerable.Range(0, 200).Select(i => $"&gd[{i}].so=1&dung[{i}].ten=x")));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelectorAll("fieldset.limit-row").Length.ShouldBe(20);
        visitor.Page.QuerySelector("button[name=them]").ShouldBeNull();
    }

    [Fact]
    public async Task An_officer_finds_it_in_the_menu_and_stays_in_the_office()
    {
        using var officer = await province.OfficerAsync("chuyenvien.atbx");
        await officer.GetAsync("/lam-viec");
        officer.Page.QuerySelector($".rail a[href='{Page}']").ShouldNotBeNull();
        await officer.GetAsync(Page);
        officer.Page.QuerySelector($".rail a[aria-current=page]")!.GetAttribute("href").ShouldBe(Page);
    }

    private static string Date(Visitor visitor) => visitor.Page.QuerySelector(".foretold-date").ShouldNotBeNull(visitor.Text).TextContent.Trim();
}
