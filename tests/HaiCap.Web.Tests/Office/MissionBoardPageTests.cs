using System.Net;
using HaiCap.Web.Pages.Office.Recommendations;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>The board by its page: figures, a table beside each chart, down to the sentence, and as a file.</summary>
public sealed class MissionBoardPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task From_the_figures_down_to_the_sentence_and_out_as_a_file()
    {
        var story = await MissionStory.AskedAsync(province.Site);
        var answered = await MissionStory.AskedAsync(province.Site);
        await answered.AnsweredAsync();
        using var secretary = await province.OfficerAsync("chuyenvien.vanphong");
        await secretary.GetAsync("/lam-viec/kien-nghi/toan-canh");
        secretary.Text.ShouldContain("(50 %)");
        secretary.Page.QuerySelectorAll(".figures .value").Select(value => value.TextContent.Trim()).First().ShouldBe("2");
        secretary.Page.QuerySelectorAll(".oldest a").Select(link => link.GetAttribute("href")).ShouldBe([$"/lam-viec/kien-nghi/{story.Code}"]);
        secretary.Text.ShouldNotContain("Những điều đã hỏi");

        await secretary.GetAsync(secretary.Page.QuerySelector(".kind-months a[href*='phap-luat']")!.GetAttribute("href")!);
        secretary.Text.ShouldContain("Những điều đã hỏi");
        secretary.Page.QuerySelectorAll("#cau ~ .oldest a").Length.ShouldBe(2);
        secretary.Text.ShouldContain("Thống nhất cách tính thời hạn.");
        await secretary.GetAsync("/lam-viec/kien-nghi/toan-canh?loai=ha-tang");
        secretary.Text.ShouldContain("Không có kiến nghị nào.");

        await secretary.GetAsync("/lam-viec/kien-nghi/toan-canh?handler=Csv");
        (await secretary.Response.Content.ReadAsStringAsync()).ShouldContain("Tổng cộng");
        await secretary.GetAsync("/lam-viec/kien-nghi/toan-canh?handler=Xlsx");
        var sheet = SheetReader.Read(await secretary.Response.Content.ReadAsByteArrayAsync());
        sheet[^1].Skip(4).Take(3).Select(Convert.ToDecimal).ShouldBe([2m, 1m, 50m]);

        using var elsewhere = await province.OfficerAsync("tiepnhan.vinhphu");
        await elsewhere.GetAsync("/lam-viec/kien-nghi/toan-canh?loai=phap-luat");
        elsewhere.Text.ShouldNotContain("Thống nhất cách tính thời hạn.");
        using var administrator = await province.OfficerAsync("quantri.tinh");
        (await administrator.GetAsync("/lam-viec/kien-nghi/toan-canh", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await administrator.GetAsync("/lam-viec/kien-nghi/toan-canh?handler=Xlsx", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Each_of_the_provinces_has_one_tile()
    {
        var provinces = await province.Site.DoAsync(async (services, _) => (await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetRequiredService<Core.Organizations.UnitDirectory>(services).GetAsync()).Provinces(new DateOnly(2026, 7, 6)).Select(unit => unit.Code).ToList());
        ProvinceTiles.Places.Keys.ShouldBe(provinces, ignoreOrder: true);
        ProvinceTiles.Places.Values.Distinct().Count().ShouldBe(ProvinceTiles.Places.Count, "no two on one tile");
        ProvinceTiles.Places.Values.ShouldAllBe(place => place.Column >= 0 && place.Column < ProvinceTiles.Columns && place.Row >= 0 && place.Row < ProvinceTiles.Rows);
    }
}
