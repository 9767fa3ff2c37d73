using System.Net;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Portal;

public sealed class GuideTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_page_of_the_guide_is_reached_from_its_first_and_no_link_in_it_is_dead()
    {
        using var visitor = site.Visit();
        await visitor.GetAsync("/huong-dan");
        var links = visitor.Page.QuerySelectorAll("article a").Select(a => a.GetAttribute("href")!).ToList();
        links.Count.ShouldBeGreaterThan(3);
        foreach (var link in links.Where(l => l.StartsWith('/')))
        {
            await visitor.GetAsync(link);
            visitor.Status.ShouldBe(HttpStatusCode.OK, link);
            visitor.Page.QuerySelectorAll("h1").Length.ShouldBe(1, link);
        }

        await visitor.GetAsync("/huong-dan/khong-co");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
