using System.Net;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Portal;

public sealed class ProcedurePagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task The_first_view_shows_the_search_ten_procedures_and_life_events_and_is_light()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelectorAll(".most-used li").Length.ShouldBe(10);
        visitor.Page.QuerySelectorAll(".tiles a").Length.ShouldBeGreaterThan(5);
        visitor.Page.QuerySelector("#q")!.GetAttribute("name").ShouldBe("q");

        // Everything the browser fetches for it, as it travels.
        var weight = 0L;
        var urls = visitor.Page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Append("/lib/icons.svg").Append("/");
        foreach (var url in urls)
        {
            await visitor.GetAsync(url, true, ("Accept-Encoding", "br"));
            weight += (await visitor.Response.Content.ReadAsByteArrayAsync()).Length;
        }

        weight.ShouldBeLessThan(100_000);
    }

    [Theory]
    [InlineData("x-quang")]
    [InlineData("xquang")]
    [InlineData("X QUANG")]
    public async Task Search_finds_however_it_is_written(string query)
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc?q=" + Uri.EscapeDataString(query));
        visitor.Page.QuerySelectorAll(".results a[href='/thu-tuc/2.002385']").Length.ShouldBe(1);
        await visitor.GetAsync("/thu-tuc?handler=Suggest&q=" + Uri.EscapeDataString(query));
        visitor.Page.QuerySelector("a[href='/thu-tuc/2.002385']").ShouldNotBeNull();
        visitor.Page.QuerySelector("header").ShouldBeNull();
    }

    [Fact]
    public async Task Filters_narrow_and_nonsense_in_the_address_is_ignored()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc?cap=Commune");
        visitor.Page.QuerySelectorAll(".results > li").Length.ShouldBe(6);
        await visitor.GetAsync("/thu-tuc?cap=Kingdom&trang=-7&viec=99&linh-vuc=%3Cscript%3E");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelectorAll("main script").Length.ShouldBe(0);
        await visitor.GetAsync("/thu-tuc?q=" + new string('x', 5000));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_procedure_tells_the_four_facts_who_decides_and_the_law()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc/1.000449");
        visitor.Page.QuerySelectorAll(".facts > div").Length.ShouldBe(4);
        visitor.Text.ShouldContain("3 + 5 ngày làm việc");
        visitor.Text.ShouldContain("Thời gian để bạn bổ sung: 30 ngày");
        visitor.Text.ShouldContain("Chi cục trưởng");
        visitor.Text.ShouldContain("Thông tư 21/2014/TT-BKHCN");
        visitor.Page.QuerySelectorAll(".sample-mark").Length.ShouldBeGreaterThan(0);
        visitor.Page.QuerySelector("a[href='/nop-ho-so/moi?thu-tuc=1.000449']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_code_leads_to_the_one_page_and_an_unknown_one_nowhere()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc/2.001207");
        visitor.Path.ShouldBe("/thu-tuc/2.001209");
        await visitor.GetAsync("/thu-tuc/7.777777");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task English_is_there_too()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/ngon-ngu/en?ve=/thu-tuc/2.002385");
        visitor.Text.ShouldContain("How long");
        visitor.Text.ShouldContain("5 working days");
        visitor.Text.ShouldContain("Declare diagnostic X-ray equipment");
    }
}
