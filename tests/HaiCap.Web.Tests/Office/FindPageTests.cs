using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>The search box of the office.</summary>
public sealed class FindPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task A_whole_code_in_the_search_box_opens_the_dossier_and_a_name_without_accents_lists_it()
    {
        var story = await province.FiledAsync();
        using var reception = await province.OfficerAsync(DossierStory.Reception);
        await reception.GetAsync($"/lam-viec/tra-cuu?q={story.Code.ToLowerInvariant()}");
        reception.Path.ShouldBe($"/lam-viec/ho-so/{story.Code}");
        await reception.GetAsync("/lam-viec/tra-cuu?q=nguyen+van+mau");
        reception.Page.QuerySelector($"a[href='/lam-viec/ho-so/{story.Code}']").ShouldNotBeNull();
        reception.Page.QuerySelectorAll(".pager a").ShouldBeEmpty("one page has no other");
        await reception.GetAsync("/lam-viec/tra-cuu");
        reception.Page.QuerySelector("table").ShouldBeNull();
    }
}
