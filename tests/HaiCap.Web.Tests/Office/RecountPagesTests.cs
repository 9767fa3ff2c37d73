using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

/// <summary>A day off is added while a dossier is open: seen before, followed, and told, by the real forms, without script.</summary>
public sealed class RecountPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Form = "main form.calendar-form";

    [Fact]
    public async Task Who_publishes_a_day_off_sees_before_what_moves_and_afterwards_whom_to_tell()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        using var admin = await province.OfficerAsync("quantri.tinh");

        await admin.GetAsync("/lam-viec/lich/2026/sua");
        admin.Page.QuerySelector(Form)!.SetAttribute("action", "/lam-viec/lich/2026/sua");
        await admin.SubmitFormAsync(Form, ("Days[0].Date", "2026-07-09"), ("Days[0].Name", "Ngày của tỉnh"), ("Days[0].Kind", "LocalDayOff"), ("Notice", "Thông báo 15/TB-UBND"));
        admin.Page.QuerySelector("#tinh-thu").ShouldNotBeNull(admin.Text).TextContent.ShouldContain("1 người nộp phải được báo");
        admin.Page.QuerySelector("#tinh-thu li")!.TextContent.ShouldContain(story.Code);
        (await story.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 7, 13, 17, 30), "nothing is published yet");

        admin.Page.QuerySelector(Form)!.SetAttribute("action", "/lam-viec/lich/2026/sua?handler=Publish");
        await admin.SubmitFormAsync(Form);
        admin.Path.ShouldBe("/lam-viec/lich/2026?xong=true");
        admin.Page.QuerySelector("main a[href='/lam-viec/lich/tinh-lai']").ShouldNotBeNull();
        await province.Site.App.Services.GetRequiredService<ConsumerRunner>().CatchUpAsync(CancellationToken.None);

        await admin.GetAsync("/lam-viec/lich/tinh-lai");
        admin.Page.QuerySelector("nav a[href='/lam-viec/lich/tinh-lai'][aria-current]").ShouldNotBeNull("an entry of the administrator's menu");
        admin.Text.ShouldContain("sắp bắt đầu");
        var link = admin.Page.QuerySelector("main tbody a")!.GetAttribute("href")!;
        await admin.GetAsync(link);
        admin.Page.QuerySelector("#tien-do a.btn").ShouldNotBeNull("a way to look again without script");

        province.Site.Clock.Advance(BeginRecounts.Settling);
        (await province.Site.App.Services.GetRequiredService<RecountRunner>().RunDueAsync()).ShouldBeGreaterThan(0);
        await admin.GetAsync(link);
        var bar = admin.Page.QuerySelector("progress").ShouldNotBeNull();
        bar.GetAttribute("value").ShouldBe(bar.GetAttribute("max"));
        var line = admin.Page.QuerySelector("main tbody tr").ShouldNotBeNull().TextContent;
        line.ShouldContain(story.Code);
        line.ShouldContain("14/07/2026 17:30");
        line.ShouldContain("muộn hơn 1 ngày làm việc");
        line.ShouldContain("thấy trên Cổng");
        line.ShouldContain("điện thoại •••• 001");
        line.ShouldNotContain("0900000001");
        line.ShouldNotContain("Nguyễn", Case.Sensitive, "an administrator reads no dossiers");
        admin.Page.QuerySelectorAll("#don-vi option").Length.ShouldBe(2);

        await admin.GetAsync(admin.Page.QuerySelector("main a[href*='handler=Csv']")!.GetAttribute("href")!);
        admin.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await admin.Response.Content.ReadAsStringAsync()).ShouldContain($"{story.Code},");

        await citizen.GetAsync($"/ho-so/{story.Code}");
        citizen.Text.ShouldContain("Tính lại hạn trả kết quả theo lịch làm việc năm 2026 (Thông báo 15/TB-UBND)");

        foreach (var other in (string[])["giamdoc.skhcn", "quantri.skhcn"])
        {
            using var visitor = await province.OfficerAsync(other);
            (await visitor.GetAsync(link)).Status.ShouldBe(HttpStatusCode.Forbidden, other);
            (await visitor.GetAsync(link + "?handler=Csv")).Status.ShouldBe(HttpStatusCode.Forbidden, other);
        }
    }

    [Fact]
    public async Task Hours_are_tried_before_they_are_set()
    {
        using var admin = await province.OfficerAsync("quantri.skhcn");
        await admin.GetAsync("/lam-viec/lich/gio?don-vi=H41.19");
        admin.Page.QuerySelector("main form[method=post]")!.SetAttribute("action", "/lam-viec/lich/gio?don-vi=H41.19&handler=Estimate");
        await admin.SubmitFormAsync("main form[method=post]", ("Hours[Saturday]", "7h30-11h30"), ("ValidFrom", "2027-03-01"));
        admin.Page.QuerySelector("#tinh-thu").ShouldNotBeNull(admin.Text);
        admin.Page.QuerySelector("input[name='Hours[Saturday]']")!.GetAttribute("value").ShouldBe("7h30-11h30", "what was typed stays");
        await admin.GetAsync("/lam-viec/lich?don-vi=H41.19");
        admin.Text.ShouldNotContain("Thứ Bảy: 07:30-11:30");
    }

    [Fact]
    public async Task Where_no_calendar_changed_the_list_says_where_to_begin()
    {
        using var admin = await province.OfficerAsync("quantri.vinhphu");
        await admin.GetAsync("/lam-viec/lich/tinh-lai");
        admin.Text.ShouldContain("Chưa có lần tính lại nào");
        (await admin.GetAsync($"/lam-viec/lich/tinh-lai/{Guid.CreateVersion7()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var officer = await province.OfficerAsync("chuyenvien.atbx");
        (await officer.GetAsync("/lam-viec/lich/tinh-lai")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
