using System.Net;
using AngleSharp.Html.Dom;
using HaiCap.Core.Organizations.Import;
using HaiCap.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Portal;

/// <summary>The site over a database with the country's units.</summary>
public sealed class SiteWithUnits : IAsyncLifetime
{
    public Site Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        await Site.DoAsync(async (services, _) =>
        {
            (await services.GetRequiredService<ImportUnitsHandler>().HandleAsync(new ImportUnits())).Ok.ShouldBeTrue();
            return true;
        });
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
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
        ((IHtmlInputElement)page.QuerySelector("#xa")!).Value.ShouldBe("ha huy tap");
    }

    [Fact]
    public async Task A_divided_ward_offers_its_parts()
    {
        var page = await GetAsync("/dia-chi?xa=" + Uri.EscapeDataString("phường Hoà Minh") + "&huyen=lien+chieu");

        page.QuerySelectorAll("tbody td li").Select(li => li.TextContent).ShouldBe(
            ["Phường Hòa Khánh, Thành phố Đà Nẵng", "Phường Thanh Khê, Thành phố Đà Nẵng"]);
    }

    [Fact]
    public async Task The_form_offers_the_63_old_provinces_and_nothing_found_says_what_to_try()
    {
        var page = await GetAsync("/dia-chi?xa=" + Uri.EscapeDataString("không có nơi này"));

        page.QuerySelectorAll("#tinh option").Length.ShouldBe(64);
        page.QuerySelector(".empty h2")!.TextContent.ShouldBe("Không tìm thấy địa chỉ cũ này");
    }

    [Fact]
    public async Task A_unit_of_today_is_shown_to_who_types_its_new_name()
    {
        var page = await GetAsync("/dia-chi?xa=" + Uri.EscapeDataString("phường Trường Vinh"));

        page.QuerySelectorAll("section > ul li").ShouldHaveSingleItem().TextContent.ShouldStartWith("Phường Trường Vinh, Tỉnh Nghệ An");
    }

    [Fact]
    public async Task What_is_typed_is_shown_as_text()
    {
        var page = await GetAsync("/dia-chi?xa=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));

        page.QuerySelectorAll("main script").ShouldBeEmpty();
        ((IHtmlInputElement)page.QuerySelector("#xa")!).Value.ShouldBe("\"><script>alert(1)</script>");
    }

    private async Task<IHtmlDocument> GetAsync(string url)
    {
        using var visitor = site.Site.Visit();
        (await visitor.GetAsync(url)).Status.ShouldBe(HttpStatusCode.OK);
        return visitor.Page;
    }
}
