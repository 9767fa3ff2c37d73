using System.Net;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

/// <summary>The catalogue by lists with their counts, and a procedure's end as its pages tell of it.</summary>
public sealed class CatalogueListsPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Page = "/lam-viec/thu-tuc/danh-muc";

    [Fact]
    public async Task Each_list_shows_as_many_as_its_count_says_on_the_page_and_in_the_file()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/thu-tuc");
        await admin.GetAsync(admin.Page.QuerySelector($"a[href='{Page}']")!.GetAttribute("href")!);
        var versions = await province.Site.DoAsync((services, db) => db.Set<ProcedureVersion>().AsNoTracking().Where(version => version.ValidTo == null).ToListAsync());
        var expected = new Dictionary<CatalogueList, int>
        {
            [CatalogueList.Published] = versions.Count, [CatalogueList.Information] = 0,
            [CatalogueList.Online] = versions.Count(version => version.ServiceLevel != ServiceLevel.Information),
            [CatalogueList.FullProcess] = versions.Count(version => version.ServiceLevel == ServiceLevel.Full),
            [CatalogueList.NonTerritorial] = versions.Count(version => version.Read().NonTerritorial),
        };
        foreach (var (list, count) in expected)
        {
            await admin.GetAsync($"{Page}?ds={list}");
            admin.Status.ShouldBe(HttpStatusCode.OK);
            admin.Page.QuerySelector(".tabs a[aria-current=page] .count")!.TextContent.ShouldBe($"{count}", $"{list}");
            admin.Page.QuerySelectorAll("[aria-labelledby=ds] tbody tr").Length.ShouldBe(count, $"{list}");
            await admin.GetAsync($"{Page}?handler=Csv&ds={list}");
            (await admin.Response.Content.ReadAsStringAsync()).TrimEnd().Split('\n').Length.ShouldBe(count + 1, $"{list} as a file");
        }

        await admin.GetAsync($"{Page}?handler=Xlsx");
        admin.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var (field, level) = (versions[0].Field, versions[0].Level);
        await admin.GetAsync($"{Page}?linh-vuc={Uri.EscapeDataString(field)}&cap={level}");
        admin.Page.QuerySelectorAll("[aria-labelledby=ds] tbody tr").Length.ShouldBe(versions.Count(version => version.Field == field && version.Level == level));
        foreach (var nonsense in new[] { "?ds=khong-co&cap=x&trang=-1", "?trang=99999999", "?linh-vuc=%3Cscript%3E" })
        {
            await admin.GetAsync(Page + nonsense);
            admin.Status.ShouldBe(HttpStatusCode.OK, nonsense);
        }
    }

    [Theory]
    [InlineData("phapche.tinh", HttpStatusCode.OK)]
    [InlineData("quantri.skhcn", HttpStatusCode.Forbidden)]
    [InlineData("tiepnhan.tinh", HttpStatusCode.Forbidden)]
    public async Task The_lists_are_for_those_who_write_and_publish(string who, HttpStatusCode expected)
    {
        using var officer = await province.OfficerAsync(who);
        foreach (var handler in new[] { "", "?handler=Csv", "?handler=Xlsx" })
        {
            await officer.GetAsync(Page + handler);
            officer.Status.ShouldBe(expected, handler);
        }
    }

    [Fact]
    public async Task An_abolished_procedure_says_so_on_its_pages()
    {
        const string code = "2.001259";
        var abolish = $"/lam-viec/thu-tuc/{code}/bai-bo";
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync(abolish);
        admin.Status.ShouldBe(HttpStatusCode.Forbidden);
        using var legal = await province.OfficerAsync("phapche.tinh");
        await legal.GetAsync($"/lam-viec/thu-tuc/{code}");
        await legal.GetAsync(legal.Page.QuerySelector($"a[href='{abolish}']")!.GetAttribute("href")!);
        legal.Text.ShouldContain("Hồ sơ đang giải quyết");
        await legal.SubmitFormAsync("#bai-bo", ("DecisionNumber", ""), ("DecidedOn", "2099-01-01"), ("LastDay", "2020-01-01"));
        legal.Page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")).ShouldBe(["#DecisionNumber", "#DecidedOn", "#LastDay"]);
        await legal.SubmitFormAsync("#bai-bo", ("DecisionNumber", "12/QĐ-UBND"), ("DecidedOn", "2026-07-06"), ("LastDay", "2026-07-06"));
        legal.Path.ShouldBe($"/lam-viec/thu-tuc/{code}");
        legal.Text.ShouldContain("nhận hồ sơ đến hết ngày 06/07/2026");
        using var stranger = province.Site.Visit();
        await stranger.GetAsync($"/thu-tuc/{code}");
        stranger.Text.ShouldContain("chỉ nhận hồ sơ đến hết ngày 06/07/2026");
        await legal.GetAsync(abolish);
        legal.Path.ShouldBe($"/lam-viec/thu-tuc/{code}", "it has ended once");

        province.Site.Clock.Advance(TimeSpan.FromDays(1));
        await stranger.GetAsync($"/thu-tuc/{code}");
        stranger.Status.ShouldBe(HttpStatusCode.OK);
        stranger.Text.ShouldContain("Thủ tục này đã bãi bỏ");
        stranger.Text.ShouldContain("12/QĐ-UBND");
        stranger.Page.QuerySelectorAll("a[href^='/nop-ho-so/moi']").ShouldBeEmpty();

        // It is counted apart, and whoever follows the code is told that it has ended. Who was signed in the day before signs in again.
        using var later = await province.OfficerAsync("quantri.tinh");
        await later.GetAsync($"{Page}?ds=Abolished");
        later.Page.QuerySelector(".tabs a[aria-current=page] .count")!.TextContent.ShouldBe("1");
        later.Page.QuerySelector("[aria-labelledby=ds] tbody tr")!.TextContent.ShouldContain("hết hiệu lực sau ngày 06/07/2026");
        await later.GetAsync($"{Page}?ds=Published");
        later.Page.QuerySelectorAll($"[aria-labelledby=ds] a[href$='/{code}']").ShouldBeEmpty();
        await stranger.GetAsync($"/api/v1/procedures/{code}");
        stranger.Status.ShouldBe(HttpStatusCode.OK);
        var told = System.Text.Json.Nodes.JsonNode.Parse(await stranger.Response.Content.ReadAsStringAsync())!;
        ((string?)told["state"], (string?)told["validTo"]).ShouldBe(("abolished", "2026-07-06"));
        await stranger.GetAsync("/api/v1/procedures/2.002385");
        ((string?)System.Text.Json.Nodes.JsonNode.Parse(await stranger.Response.Content.ReadAsStringAsync())!["state"]).ShouldBe("inForce");
        await stranger.GetAsync("/api/v1/procedures/9.999999");
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        await stranger.GetAsync("/thu-tuc/9.999999");
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        await stranger.GetAsync("/api/v1/procedures/changes");
        (await stranger.Response.Content.ReadAsStringAsync()).ShouldContain("\"change\":\"abolished\"");
    }
}
