using System.Net;
using CsvHelper;
using HaiCap.Core.Dossiers;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

public sealed class LatePageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Address = "/lam-viec/tre-han";

    private static async Task<ProvinceSite> OpenAsync()
    {
        var own = new ProvinceSite();
        await own.InitializeAsync();
        return own;
    }

    [Fact]
    public async Task Nothing_late_says_so_and_leads_on()
    {
        using var visitor = await province.OfficerAsync("truongphong.vinhphu");
        await visitor.GetAsync(Address);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Text.ShouldContain("Không có việc nào trễ hạn");
        visitor.Page.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe("/lam-viec");
        visitor.Page.QuerySelector("nav a[href='/lam-viec/tre-han']").ShouldNotBeNull("leaders find it in the rail");
        await visitor.GetAsync(Address + "?xem=khong-co&don-vi=x&tt=%00&buoc=" + new string('b', 500) + "&can-bo=y&sau=z");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        await visitor.GetAsync(Address + $"?don-vi={Guid.Empty}&handler=Xlsx");
        visitor.Status.ShouldBe(HttpStatusCode.OK, "an empty list is an empty table");
        SheetReader.Read(await visitor.Response.Content.ReadAsByteArrayAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_head_sees_what_is_late_where_and_with_whom_and_every_figure_leads_to_its_list()
    {
        await using var own = await OpenAsync();
        using var citizen = await own.CitizenAsync();
        var story = await own.FiledAsync(citizen);
        await story.ReceiveAsync();
        await story.AssignAsync();
        own.Site.Clock.SetLocal(2026, 7, 20, 10, 0);
        using var visitor = await own.OfficerAsync(DossierStory.Head);
        await visitor.GetAsync(Address);
        PageRules.Faults(visitor).ShouldBeEmpty();
        visitor.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        visitor.Text.ShouldContain("Quá ngày hẹn trả");
        visitor.Page.QuerySelector("td.due-cell")!.TextContent.ShouldContain("ngày làm việc");
        foreach (var link in visitor.Page.QuerySelectorAll(".tally a").Select(a => a.GetAttribute("href")!).ToList())
        {
            await visitor.GetAsync(link);
            visitor.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1, link);
            visitor.Text.ShouldContain("Bỏ lọc mục này");
        }

        await visitor.GetAsync(Address + "?xem=luat");
        visitor.Page.QuerySelector(".late-figures a[aria-current]")!.TextContent.ShouldContain("Quá ngày hẹn trả");
        await visitor.GetAsync(visitor.Page.QuerySelector("th.code a")!.GetAttribute("href")!);
        visitor.Status.ShouldBe(HttpStatusCode.OK);

        using var elsewhere = await own.OfficerAsync("truongphong.vinhphu");
        await elsewhere.GetAsync(Address);
        elsewhere.Text.ShouldNotContain(story.Code);
        using var specialist = await own.OfficerAsync(DossierStory.Specialist);
        await specialist.GetAsync(Address);
        specialist.Text.ShouldContain(story.Code);
        specialist.Text.ShouldContain("Việc đang mở của bạn");
    }

    [Fact]
    public async Task Soon_late_has_two_figures_and_the_file_says_which()
    {
        await using var own = await OpenAsync();
        await LateHeap.FillAsync(own.Site.Database, 3);
        await own.Site.DoAsync(async (_, db) =>
        {
            var (works, now) = (db.Set<OpenWork>(), own.Site.Clock.GetUtcNow());
            var ids = await works.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync();
            await works.ExecuteUpdateAsync(set => set.SetProperty(row => row.DueKey, now.AddDays(30)));
            await works.Where(row => row.Id == ids[0]).ExecuteUpdateAsync(set => set.SetProperty(row => row.DueKey, now.AddHours(2)).SetProperty(row => row.NearKey, now.AddHours(2)));
            return await works.Where(row => row.Id == ids[1]).ExecuteUpdateAsync(set => set.SetProperty(row => row.NearKey, row => row.DueKey));
        });
        using var visitor = await own.OfficerAsync("kiemtra.tinh");
        await visitor.GetAsync(Address);
        var figures = visitor.Page.QuerySelectorAll(".late-figures a").Select(a => a.TextContent.Trim()).ToList();
        figures.ShouldContain("1 Sắp trễ: còn đến 1 ngày làm việc");
        figures.ShouldContain("1 Sắp trễ: đã dùng 75 % thời gian");
        foreach (var (key, said) in new[] { ("sap-tre", "còn đến 1 ngày làm việc"), ("gan-het", "đã dùng 75 % thời gian") })
        {
            await visitor.GetAsync($"{Address}?xem={key}");
            PageRules.Faults(visitor).ShouldBeEmpty();
            visitor.Page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().QuerySelector("td.due-cell")!.TextContent.ShouldContain(said);
            await visitor.GetAsync($"{Address}?xem={key}&handler=Xlsx");
            var sheet = SheetReader.Read(await visitor.Response.Content.ReadAsByteArrayAsync());
            sheet.Count.ShouldBe(2);
            sheet[1][4].ShouldBe($"Sắp trễ: {said}");
        }
    }

    [Fact]
    public async Task Three_hundred_rows_come_page_by_page_and_thirty_thousand_as_a_file()
    {
        await using var own = await OpenAsync();
        await LateHeap.FillAsync(own.Site.Database, 300);
        using var visitor = await own.OfficerAsync("kiemtra.tinh");
        await visitor.GetAsync(Address);
        visitor.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        visitor.Page.QuerySelector(".late-figures .value")!.TextContent.ShouldBe("300");
        var pages = 1;
        while (visitor.Page.QuerySelector(".pager a[rel=next]") is { } next)
        {
            await visitor.GetAsync(next.GetAttribute("href")!);
            pages++;
        }

        pages.ShouldBe(6);

        await LateHeap.FillAsync(own.Site.Database, 29_700, from: 300);
        await visitor.GetAsync(Address + "?xem=tiep-nhan&handler=Csv");
        visitor.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldStartWith("ho-so-tre-han_");
        var bytes = await visitor.Response.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        using var csv = CsvReader.FromText(System.Text.Encoding.UTF8.GetString(bytes[3..]), new CsvReaderOptions());
        csv.ReadHeader();
        csv.Headers.Take(3).ShouldBe(["Mã hồ sơ", "Chủ hồ sơ", "Mã thủ tục"]);
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            rows.Add(csv.GetString(0), csv.GetString(1));
        }

        rows.Count.ShouldBe(30_000);
        rows["H41.19-260101-000000"].ShouldBe("'=HYPERLINK(\"http://x\")");

        await visitor.GetAsync(Address + "?handler=Xlsx");
        var sheet = SheetReader.Read(await visitor.Response.Content.ReadAsByteArrayAsync());
        sheet.Count.ShouldBe(30_001);
        sheet[0][..3].ShouldBe(["Mã hồ sơ", "Chủ hồ sơ", "Mã thủ tục"]);
        var first = sheet.Single(row => "H41.19-260101-000000".Equals(row[0]));
        first[1].ShouldBe("=HYPERLINK(\"http://x\")");
        first[4].ShouldBe("Tiếp nhận quá 8 giờ");
        first[11].ShouldBeOfType<DateTime>().ShouldBe(new DateTime(2026, 7, 5, 9, 0, 0), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Whoever_has_no_work_to_look_at_gets_neither_page_nor_file()
    {
        using var citizen = await province.CitizenAsync();
        foreach (var url in new[] { Address, Address + "?handler=Csv", Address + "?handler=Xlsx" })
        {
            await citizen.GetAsync(url);
            citizen.Status.ShouldBe(HttpStatusCode.Forbidden);
        }
    }
}
