using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api;

/// <summary>What the API says before any use case is asked: always a problem, never a page.</summary>
public sealed class DoorTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private Site Site => province.Site;

    [Theory]
    [InlineData("GET", "/api/v1/khong-co", 404, "API-004")]
    [InlineData("GET", "/api/khong-co", 404, "API-004")]
    [InlineData("DELETE", "/api/v1/procedures", 405, "API-005")]
    [InlineData("GET", "/api/v1/procedures/9.999999", 404, "API-004")]
    [InlineData("GET", "/api/v1/procedures?limit=0", 400, "API-021")]
    [InlineData("GET", "/api/v1/procedures?limit=201", 400, "API-021")]
    [InlineData("GET", "/api/v1/procedures?after=%00%00", 400, "API-021")]
    [InlineData("GET", "/api/v1/procedures?level=0", 400, "API-021")]
    public async Task What_cannot_be_answered_is_a_problem(string method, string url, int status, string code)
    {
        using var client = new ApiClient(Site, key: null);
        var answer = await client.SendAsync(new HttpMethod(method), url, null);
        answer.Status.ShouldBe(status);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Code.ShouldBe(code);
        answer.Json.GetProperty("status").GetInt32().ShouldBe(status);
        answer.Json.GetProperty("type").GetString().ShouldBe("urn:haicap:problem:" + code);
        answer.Json.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        answer.Json.GetProperty("en").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Whoever_takes_no_json_is_told()
    {
        using var client = new ApiClient(Site, key: null);
        (await client.GetAsync("/api/v1/procedures", ("Accept", "text/html"))).Status.ShouldBe(406);
        (await client.GetAsync("/api/v1/procedures", ("Accept", "text/html, */*;q=0.1"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_catalogue_is_walked_page_by_page_without_a_key()
    {
        using var client = new ApiClient(Site, key: null);
        var codes = new List<string>();
        string? next = null;
        do
        {
            var page = await client.GetAsync("/api/v1/procedures?limit=7" + (next is null ? "" : "&after=" + next));
            page.Status.ShouldBe(200);
            codes.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            next = page.Json.GetProperty("next").GetString();
        }
        while (next is not null);

        codes.Count.ShouldBeGreaterThan(14);
        codes.Distinct().Count().ShouldBe(codes.Count);
        var whole = await client.GetAsync("/api/v1/procedures?limit=200");
        whole.Json.GetProperty("items").GetArrayLength().ShouldBe(codes.Count);
        var found = await client.GetAsync("/api/v1/procedures?q=x%20quang&limit=1");
        found.Json.GetProperty("items")[0].GetProperty("level").GetString().ShouldBe("province");
    }

    [Theory]
    [InlineData("00")]
    [InlineData("40")]
    public async Task A_key_opens_what_its_scope_and_territory_say(string territory)
    {
        using var reader = await ApiClient.WithKeyAsync(Site, KeyScopes.Read, territory);
        (await reader.GetAsync("/api/v1/statistics/dossiers")).Status.ShouldBe(200);
        using var writer = await ApiClient.WithKeyAsync(Site, KeyScopes.Write, territory);
        var refused = await writer.GetAsync("/api/v1/statistics/dossiers");
        (refused.Status, refused.Code).ShouldBe((403, "API-003"));
        refused.Header("WWW-Authenticate")!.ShouldContain("insufficient_scope");
        using var wrong = new ApiClient(Site, "haicap_40_" + new string('A', 43));
        var unknown = await wrong.GetAsync("/api/v1/statistics/dossiers");
        (unknown.Status, unknown.Code).ShouldBe((401, "API-002"));
        using var nobody = new ApiClient(Site, key: null);
        (await nobody.GetAsync("/api/v1/statistics/dossiers")).Code.ShouldBe("API-001");
    }
}
