using System.Net;
using System.Text.RegularExpressions;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Portal;

public sealed partial class GuideTests(Site site) : IClassFixture<Site>
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

    /// <summary>What the guide sets in bold is to be found on a screen: a button renamed takes the guide along.</summary>
    [Fact]
    public void Every_label_the_guide_quotes_stands_on_a_screen()
    {
        var screens = string.Concat(new[] { "HaiCap.Web", "HaiCap.Core" }.SelectMany(project => new[] { "*.cshtml", "*.cs" }
            .SelectMany(kind => Directory.EnumerateFiles(Repository.Path("src", project), kind, SearchOption.AllDirectories))).Select(File.ReadAllText));
        var quoted = Directory.EnumerateFiles(Repository.Path("docs", "huong-dan"), "*.md")
            .SelectMany(file => Bold().Matches(File.ReadAllText(file)).Select(match => match.Groups["label"].Value.ReplaceLineEndings(" "))).Distinct(StringComparer.Ordinal).ToList();
        quoted.Count.ShouldBeGreaterThan(30);
        quoted.Where(label => !screens.Contains($"\"{label}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\*\*(?<label>[^*]+)\*\*", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Bold();
}
