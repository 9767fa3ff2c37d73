using System.Net;
using HaiCap.Core.Statistics;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Portal;

public sealed class FindingPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task Results_say_why_and_mark_what_matched_and_the_words_typed_stay_words()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc?q=" + Uri.EscapeDataString("máy chụp x quang"));
        var first = visitor.Page.QuerySelector(".results > li")!;
        first.QuerySelector("h2 a")!.GetAttribute("href").ShouldBe("/thu-tuc/2.002385");
        first.QuerySelector("mark")!.TextContent.ShouldBe("thiết bị X-quang");
        first.QuerySelector(".found-why")!.TextContent.ShouldContain("máy chụp x quang → thiết bị X-quang");

        await visitor.GetAsync("/thu-tuc?handler=Suggest&q=" + Uri.EscapeDataString("khai sihn"));
        visitor.Page.QuerySelector(".suggest .found-why")!.TextContent.ShouldBe("sihn → sinh");

        await visitor.GetAsync("/thu-tuc?q=" + Uri.EscapeDataString("khai <b>sinh</b> <script>alert(1)</script>"));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelectorAll("main script, main b").ShouldBeEmpty();
    }

    [Fact]
    public async Task Facets_are_links_that_leave_as_many_as_they_say_and_can_be_taken_back()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc?q=" + Uri.EscapeDataString("đăng ký"));
        var all = visitor.Page.QuerySelectorAll(".facets ul a");
        all.Length.ShouldBeGreaterThan(6);
        foreach (var (href, count) in all.Select(a => (a.GetAttribute("href")!, a.ParentElement!.QuerySelector(".muted")!.TextContent)).ToList())
        {
            await visitor.GetAsync(href);
            visitor.Page.QuerySelector(".found [role=status]")!.TextContent.ShouldBe($"{count} thủ tục", href);
            visitor.Page.QuerySelectorAll(".facet-chosen").Length.ShouldBe(1, href);
            visitor.Page.QuerySelector("#q")!.GetAttribute("value").ShouldBe("đăng ký");

            // Asking again keeps the choice.
            visitor.Page.QuerySelectorAll(".list-search input[type=hidden]").Length.ShouldBe(1, href);
        }

        await visitor.GetAsync(visitor.Page.QuerySelector(".facet-chosen a")!.GetAttribute("href")!);
        visitor.Page.QuerySelectorAll(".facet-chosen").ShouldBeEmpty();
    }

    [Fact]
    public async Task From_a_procedure_every_next_step_is_one_click()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc/1.001193");
        foreach (var way in (string[])["/nop-ho-so/moi?thu-tuc=1.001193", "/trung-tam?thu-tuc=1.001193", "#phi", "#noi-nop", "/thu-tuc/1.001193/bao-gio-xong"])
        {
            visitor.Page.QuerySelector($"main a[href='{way}']").ShouldNotBeNull(way);
            if (way[0] == '#')
            {
                visitor.Page.QuerySelector(way).ShouldNotBeNull(way);
            }
        }

        await visitor.GetAsync("/trung-tam?thu-tuc=1.001193");
        visitor.Page.QuerySelectorAll(".results > li").Length.ShouldBeGreaterThan(100);
        visitor.Page.QuerySelector("a[href='/nop-ho-so/moi?thu-tuc=1.001193']").ShouldNotBeNull();
        await visitor.GetAsync("/trung-tam?thu-tuc=1.001193&noi=quynh%20luu");
        visitor.Page.QuerySelectorAll(".results > li").Select(li => li.QuerySelector("h2")!.TextContent).ShouldAllBe(name => name.Contains("Quỳnh Lưu", StringComparison.Ordinal));
        visitor.Page.QuerySelector("input[name='thu-tuc']")!.GetAttribute("value").ShouldBe("1.001193");
        await visitor.GetAsync("/trung-tam?noi=khong-dau-co");
        visitor.Page.QuerySelectorAll(".results > li").ShouldBeEmpty();
        visitor.Text.ShouldContain("Không có trung tâm nào");
    }

    [Fact]
    public async Task Real_times_are_told_where_enough_was_decided()
    {
        using var citizen = await province.CitizenAsync();
        var stories = new List<DossierStory>();
        for (var i = 0; i < RecentTimes.Fewest; i++)
        {
            stories.Add(await DossierStory.FiledAsync(province.Site));
            await stories[i].ReceiveAsync();
            await stories[i].AssignAsync();
        }

        province.Site.Clock.Advance(TimeSpan.FromMinutes(90));
        foreach (var story in stories)
        {
            await story.DecideAsync();
            await story.IssueAsync();
        }

        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc/2.002385");
        visitor.Page.QuerySelector("main a[href='#thuc-te']")!.TextContent.ShouldContain("một nửa xong trong 1,5 giờ làm việc");
        visitor.Page.QuerySelector("#thuc-te + p")!.TextContent.ShouldContain("5 hồ sơ");
        await visitor.GetAsync("/thu-tuc/1.001193");
        visitor.Page.QuerySelector("#thuc-te").ShouldBeNull();
    }
}
