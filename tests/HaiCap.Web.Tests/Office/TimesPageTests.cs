using System.Net;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

public sealed class TimesPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Address = "/lam-viec/thoi-gian";

    [Fact]
    public async Task Time_per_step_and_per_tier_are_drawn_told_and_handed_out()
    {
        using var citizen = await province.CitizenAsync();
        var clock = province.Site.Clock;
        clock.SetLocal(2026, 7, 6, 9, 0);
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        clock.SetLocal(2026, 7, 6, 14, 50);
        await story.AssignAsync();
        clock.SetLocal(2026, 7, 7, 9, 0);
        using var visitor = await province.OfficerAsync(DossierStory.Head);
        await visitor.GetAsync(Address + "?tu=2026-07-01&den=2026-07-31");
        PageRules.Faults(visitor).ShouldBeEmpty();
        var row = visitor.Page.QuerySelector("tbody tr")!;
        row.QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim()).Take(4).ShouldBe(["1", "3,8", "3,8", "3,8"], "from 09:00 to 14:50 with the noon between");
        row.QuerySelector("svg.step-bar rect.median").ShouldNotBeNull();
        visitor.Page.QuerySelector("#lau-nhat").ShouldNotBeNull();
        visitor.Text.ShouldContain(story.Code);

        await visitor.GetAsync(Address + "?xem=cap&tu=2026-07-01&den=2026-07-31");
        PageRules.Faults(visitor).ShouldBeEmpty();
        visitor.Page.QuerySelector("svg.time-bar")!.GetAttribute("aria-label").ShouldBe("Phòng chuyên môn 100 %");
        visitor.Page.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(1);
        await visitor.GetAsync(visitor.Page.QuerySelector("td a[href^='/lam-viec/tre-han']")!.GetAttribute("href")!);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var view in new[] { "buoc", "cap" })
        {
            await visitor.GetAsync($"{Address}?handler=Xlsx&xem={view}&tu=2026-07-01&den=2026-07-31");
            var sheet = SheetReader.Read(await visitor.Response.Content.ReadAsByteArrayAsync());
            sheet.Count.ShouldBeGreaterThan(1);
            sheet.ShouldAllBe(cells => cells.Count == sheet[0].Count);
            await visitor.GetAsync($"{Address}?handler=Csv&xem={view}&tu=2026-07-01&den=2026-07-31");
            visitor.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        }
    }

    [Fact]
    public async Task An_empty_period_says_so_and_only_readers_of_statistics_come_in()
    {
        using var head = await province.OfficerAsync("truongphong.vinhphu");
        foreach (var view in new[] { "buoc", "cap", "khac" })
        {
            await head.GetAsync($"{Address}?xem={view}&tu=2025-12-31&den=2025-01-01&co-quan=x&don-vi=y&thu-tuc=%00&buoc=" + new string('b', 400));
            head.Status.ShouldBe(HttpStatusCode.OK);
            head.Text.ShouldContain("Chưa có lượt xử lý nào kết thúc trong kỳ này");
        }

        using var specialist = await province.OfficerAsync(DossierStory.Specialist);
        foreach (var url in new[] { Address, Address + "?handler=Csv", Address + "?xem=cap&handler=Xlsx" })
        {
            await specialist.GetAsync(url);
            specialist.Status.ShouldBe(HttpStatusCode.Forbidden);
        }
    }
}
