using System.Net;
using HaiCap.Core.Calendar;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

/// <summary>The calendar's pages by their real forms, without script.</summary>
public sealed class CalendarPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Form = "main form[method=post]";

    [Fact]
    public async Task A_year_is_seen_at_a_glance_by_any_officer()
    {
        using var officer = await province.OfficerAsync("chuyenvien.atbx");
        await officer.GetAsync("/lam-viec/lich/2026");

        officer.Page.QuerySelectorAll(".month").Length.ShouldBe(12);
        officer.Page.QuerySelectorAll(".month td.day-holiday").Length.ShouldBe(12);
        var swap = officer.Page.QuerySelector(".month td.day-swapwork.unsure").ShouldNotBeNull();
        swap.TextContent.ShouldContain("10LB?");
        swap.TextContent.ShouldContain("Làm bù cho ngày 02/01/2026", Case.Sensitive, "readable without colour");
        officer.Text.ShouldContain("249 ngày làm việc");
        officer.Page.QuerySelector("a[href$='/sua']").ShouldBeNull("no specialist changes a calendar");
        (await officer.GetAsync("/lam-viec/lich/2026/sua")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.GetAsync("/lam-viec/lich/1999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_year_is_proposed_mended_and_published()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/lich/2031");
        admin.Text.ShouldContain("chưa có lịch");
        await PostAsync(admin, 2031, "Propose");
        admin.Page.QuerySelectorAll(".calendar-rows tbody tr").Length.ShouldBeGreaterThan(12);
        admin.Page.QuerySelectorAll("input[type=date]").Select(i => i.GetAttribute("value")).ShouldContain("2031-01-23", "Tết");

        await PostAsync(admin, 2031, "Publish", FirstFree(admin, "2031-09-01", ""));
        admin.Page.QuerySelector(".error-summary").ShouldNotBeNull("a day without a name");
        admin.Page.QuerySelectorAll("input[type=date]").Select(i => i.GetAttribute("value")).ShouldContain("2031-01-23", "nothing typed is lost");

        await PostAsync(admin, 2031, "Propose");
        await PostAsync(admin, 2031, "Publish", ("Notice", "Thông báo thử 2031"));
        admin.Path.ShouldBe("/lam-viec/lich/2031?xong=true", admin.Text);
        admin.Text.ShouldContain("Lịch đã được công bố");
        (await province.Site.DoAsync((_, db) => db.Set<CalendarYear>().SingleAsync(y => y.Year == 2031))).Status.ShouldBe(CalendarYearStatus.Published);
    }

    [Fact]
    public async Task A_notices_file_is_read_or_every_wrong_line_is_told()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/lich/2032/sua");
        admin.Page.QuerySelector(Form)!.SetAttribute("action", "/lam-viec/lich/2032/sua?handler=Import");
        await admin.UploadAsync("file", "lich.csv", "ngày,tên,loại\n11/2/2032,Tết,nghỉ lễ\n99/2/2032,Sai,\n"u8.ToArray());
        admin.Text.ShouldContain("Dòng 3");

        admin.Page.QuerySelector(Form)!.SetAttribute("action", "/lam-viec/lich/2032/sua?handler=Import");
        await admin.UploadAsync("file", "lich.csv", "ngày,tên,loại\n11/2/2032,Tết,nghỉ lễ\n"u8.ToArray());
        admin.Text.ShouldContain("Đã đọc 1 ngày");
        admin.Page.QuerySelector("input[type=date]")!.GetAttribute("value").ShouldBe("2032-02-11");
    }

    [Fact]
    public async Task The_example_file_is_pasted_back_and_the_year_previewed_before_it_is_in_force()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/lich/2033/sua");
        var example = admin.Page.QuerySelector("a[download]").ShouldNotBeNull().GetAttribute("href")!;
        await admin.GetAsync(example);
        admin.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var csv = await admin.Response.Content.ReadAsStringAsync();
        csv.ShouldContain("31/01/2033,Tết Nguyên đán");

        await PostAsync(admin, 2033, "Import", ("Pasted", csv.Replace(',', '\t')));

        admin.Text.ShouldContain("Đã đọc ");
        admin.Page.QuerySelectorAll(".preview .month").Length.ShouldBe(12);
        admin.Page.QuerySelectorAll(".preview td.day-holiday").Length.ShouldBeGreaterThan(9);
        admin.Page.QuerySelectorAll(".preview li").Select(li => li.TextContent).ShouldContain(li => li.Contains("31/01/2033: thêm Tết Nguyên đán", StringComparison.Ordinal));
        (await province.Site.DoAsync((_, db) => db.Set<CalendarYear>().AnyAsync(y => y.Year == 2033))).ShouldBeFalse("only shown");
        await PostAsync(admin, 2033, "Import", ("Pasted", "ngày,tên\n99/1/2033,Sai"));
        admin.Page.QuerySelector(".error-summary a[href='#Pasted']").ShouldNotBeNull();
        admin.Page.QuerySelector("#Pasted")!.TextContent.ShouldContain("99/1/2033", Case.Sensitive, "nothing pasted is lost");
    }

    [Fact]
    public async Task A_fault_of_a_line_is_told_at_its_box()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/lich/2034/sua");
        await PostAsync(
            admin, 2034, "Publish", ("Days[0].Date", "2034-01-02"), ("Days[0].Name", "Nghỉ bù"), ("Days[1].Date", "2034-01-02"), ("Days[1].Name", "Hai lần"),
            ("Days[2].Date", "2034-03-03"), ("Days[2].Name", "Nửa ngày"), ("Days[2].Kind", "HalfDay"), ("Notice", "TB"));

        foreach (var box in new[] { "Days_1__Date", "Days_2__Hours" })
        {
            admin.Page.QuerySelector($".error-summary a[href='#{box}']").ShouldNotBeNull(admin.Text);
            admin.Page.QuerySelector("#" + box).ShouldNotBeNull().GetAttribute("aria-invalid").ShouldBe("true");
        }
    }

    [Fact]
    public async Task An_agencys_hours_are_set_on_its_page()
    {
        using var admin = await province.OfficerAsync("quantri.skhcn");
        await admin.GetAsync("/lam-viec/lich/gio?don-vi=H41.19");
        await admin.SubmitFormAsync(Form, ("Hours[Saturday]", "sáng"), ("ValidFrom", "2027-03-01"), ("Citation", "Quyết định thử"));
        admin.Text.ShouldContain("Thứ Bảy: giờ");

        await admin.SubmitFormAsync(Form, ("Hours[Saturday]", "7h30-11h30"), ("ValidFrom", "2027-03-01"), ("Citation", "Quyết định thử"));

        admin.Path.ShouldBe("/lam-viec/lich?don-vi=H41.19", admin.Text);
        admin.Text.ShouldContain("Thứ Bảy: 07:30-11:30");
        (await admin.GetAsync("/lam-viec/lich/gio")).Status.ShouldBe(HttpStatusCode.Forbidden, "the province's is not a department's");
    }

    private static (string, string)[] FirstFree(Visitor visitor, string date, string name)
    {
        var rows = visitor.Page.QuerySelectorAll(".calendar-rows tbody tr").Length;
        return [($"Days[{rows - 3}].Date", date), ($"Days[{rows - 3}].Name", name), ("Notice", "Thông báo")];
    }

    private static async Task PostAsync(Visitor visitor, int year, string handler, params (string, string)[] fields)
    {
        if (visitor.Page.QuerySelector(Form)?.ClassList.Contains("calendar-form") != true)
        {
            await visitor.GetAsync($"/lam-viec/lich/{year}/sua");
        }

        visitor.Page.QuerySelector(Form)!.SetAttribute("action", $"/lam-viec/lich/{year}/sua?handler={handler}");
        await visitor.SubmitFormAsync(Form, fields);
    }
}
