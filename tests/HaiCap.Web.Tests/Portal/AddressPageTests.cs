using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Import;
using HaiCap.Testing;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace HaiCap.Web.Tests.Portal;

/// <summary>The site over a database with the country's units.</summary>
public sealed class SiteWithUnits : IAsyncLifetime
{
    private readonly Databases databases = new();
    private WebApplication app = null!;

    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var database = await databases.FreshAsync(Provider.Sqlite, s => s.AddOrganizations());
        await using (var work = database.Open())
        {
            (await work.Get<ImportUnitsHandler>().HandleAsync(new ImportUnits())).Ok.ShouldBeTrue();
        }

        app = HaiCapHost.Build(new HaiCapHostOptions { Urls = "http://127.0.0.1:0", DataFolder = database.DataFolder, Environment = "Development" });
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await databases.DisposeAsync();
    }
}

public sealed class AddressPageTests(SiteWithUnits site) : IClassFixture<SiteWithUnits>
{
    [Fact]
    public async Task An_old_address_is_answered_by_a_plain_link()
    {
        var page = await GetAsync("/dia-chi?xa=ha+huy+tap&huyen=vinh&tinh=Ngh%E1%BB%87+An");

        var row = page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        row.QuerySelector("th")!.TextContent.ShouldBe("Phường Hà Huy Tập, Thành phố Vinh, Tỉnh Nghệ An");
        row.QuerySelector("td strong")!.TextContent.ShouldEndWith(", Tỉnh Nghệ An");
        page.QuerySelector("#tinh option[selected]")!.TextContent.ShouldBe("Nghệ An");
        page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("#xa")!.Value.ShouldBe("ha huy tap");
    }

    [Fact]
    public async Task A_divided_ward_offers_its_parts()
    {
        var page = await GetAsync("/dia-chi?xa=ph%C6%B0%E1%BB%9Dng+Ho%C3%A0+Minh&huyen=lien+chieu");

        page.QuerySelectorAll("tbody td li").Select(li => li.TextContent).ShouldBe(
            ["Phường Hòa Khánh, Thành phố Đà Nẵng", "Phường Thanh Khê, Thành phố Đà Nẵng"]);
    }

    [Fact]
    public async Task The_form_offers_the_63_old_provinces_and_nothing_found_says_what_to_try()
    {
        var page = await GetAsync("/dia-chi?xa=kh%C3%B4ng+c%C3%B3+n%C6%A1i+n%C3%A0y");

        page.QuerySelectorAll("#tinh option").Length.ShouldBe(64);
        page.QuerySelector(".empty h2")!.TextContent.ShouldBe("Không tìm thấy địa chỉ cũ này");
    }

    [Fact]
    public async Task What_is_typed_is_shown_as_text()
    {
        var page = await GetAsync("/dia-chi?xa=" + WebUtility.UrlEncode("\"><script>alert(1)</script>"));

        page.QuerySelectorAll("main script").ShouldBeEmpty();
        page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("#xa")!.Value.ShouldBe("\"><script>alert(1)</script>");
    }

    private async Task<IDocument> GetAsync(string url)
    {
        var answer = await site.Client.GetAsync(url);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
