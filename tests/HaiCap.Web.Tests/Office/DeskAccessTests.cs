using System.Net;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>Who sees a dossier at the office, and what they are offered.</summary>
public sealed class DeskAccessTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Theory]
    [InlineData("tiepnhan.vinhphu")]
    [InlineData("chutich.vinhphu")]
    [InlineData("chuyenvien.qlkh")]
    [InlineData("quantri.tinh")]
    public async Task A_dossier_of_another_place_is_not_there(string userName)
    {
        var story = await province.FiledAsync();
        using var stranger = await province.OfficerAsync(userName);
        foreach (var page in new[] { "", "/tiep-nhan", "/tu-choi", "/to-khai", "/ban-in", "/phieu-kiem-soat" })
        {
            await stranger.GetAsync($"/lam-viec/ho-so/{story.Code}{page}");
            stranger.Status.ShouldBe(HttpStatusCode.NotFound, page);
        }

        await stranger.GetAsync($"/lam-viec/tra-cuu?q={story.Code}");
        stranger.Page.QuerySelector($"main a[href*='{story.Code}']").ShouldBeNull();
    }

    [Fact]
    public async Task An_auditor_reads_and_is_offered_nothing_to_do()
    {
        var story = await province.FiledAsync();
        using var auditor = await province.OfficerAsync("kiemtra.tinh");
        await auditor.GetAsync($"/lam-viec/ho-so/{story.Code}");
        auditor.Status.ShouldBe(HttpStatusCode.OK);
        auditor.Page.QuerySelectorAll(".act-bar a").ShouldBeEmpty();
        await auditor.GetAsync($"/lam-viec/ho-so/{story.Code}/tiep-nhan");
        auditor.Path.ShouldBe($"/lam-viec/ho-so/{story.Code}");
    }

    [Fact]
    public async Task Nobody_who_is_not_an_officer_gets_in()
    {
        var story = await province.FiledAsync();
        using var citizen = await province.CitizenAsync();
        await citizen.GetAsync($"/lam-viec/ho-so/{story.Code}");
        citizen.Page.QuerySelector(".dossier-head").ShouldBeNull();
        using var stranger = province.Site.Visit();
        await stranger.GetAsync("/lam-viec");
        stranger.Path.ShouldStartWith("/dang-nhap");
    }
}
