using System.Net;
using System.Text.Json.Nodes;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api;

public sealed class ReferencePageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task People_read_every_operation_and_type_of_the_contract_without_script_and_in_both_languages()
    {
        using var client = new ApiClient(site, key: null);
        var document = JsonNode.Parse((await client.GetAsync("/openapi/v1.json")).Text)!.AsObject();
        using var visitor = site.Visit();
        await visitor.GetAsync("/api");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var operation in new Contract(document).Operations)
        {
            var entry = visitor.Page.GetElementById(operation.Id).ShouldNotBeNull(operation.Id);
            entry.TextContent.ShouldContain(operation.Path);
            entry.TextContent.ShouldContain("curl ");
        }

        foreach (var link in visitor.Page.QuerySelectorAll("main a[href^='#']").Select(link => link.GetAttribute("href")!.TrimStart('#')).Distinct())
        {
            visitor.Page.GetElementById(link).ShouldNotBeNull($"#{link} leads nowhere");
        }

        visitor.Text.ShouldContain("Tính thời hạn");
        await visitor.GetAsync("/ngon-ngu/en?ve=/api");
        visitor.Text.ShouldContain("Calculate a deadline");
        visitor.Text.ShouldNotContain("Tính thời hạn");
    }
}
