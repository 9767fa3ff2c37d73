using System.Text.Json;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api;

public sealed class CatalogueApiTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task Ten_catalogues_are_told_without_a_key_each_as_its_line_in_the_list_says()
    {
        using var client = new ApiClient(province.Site, key: null);
        var list = (await client.GetAsync("/api/v1/catalogues")).Json.GetProperty("items").EnumerateArray().ToList();
        list.Count.ShouldBe(10);
        foreach (var line in list)
        {
            var told = (await client.GetAsync(Text(line, "url"))).Json;
            (Text(told, "code"), Text(told, "version"), Text(told, "name"), Text(told, "nameEn")).ShouldBe((Text(line, "code"), Text(line, "version"), Text(line, "name"), Text(line, "nameEn")));
            var items = told.GetProperty("items").EnumerateArray().ToList();
            items.Count.ShouldBe(line.GetProperty("count").GetInt32());
            items.ShouldNotBeEmpty(Text(line, "code"));
            items.Select(item => Text(item, "code")).ShouldBeUnique();
            items.ShouldAllBe(item => Text(item, "name").Length > 0);
        }
    }

    [Theory]
    [InlineData("provinces", "40", "Tỉnh Nghệ An", null, null)]
    [InlineData("communes", "16681", "Phường Thành Vinh", "40", null)]
    [InlineData("agencies", "H41.19", "Sở Khoa học và Công nghệ", "H41", null)]
    [InlineData("procedures", "2.002385", "Khai báo thiết bị X-quang", "An toàn bức xạ và hạt nhân", null)]
    [InlineData("positions", "Giám đốc", "Giám đốc", null, null)]
    [InlineData("instruments", "133/2025/NĐ-CP", "Nghị định số 133/2025/NĐ-CP: ", null, null)]
    [InlineData("serviceLevels", "full", "Trực tuyến toàn trình", null, null)]
    [InlineData("dossierStates", "notAccepted", "Không được tiếp nhận", null, "3")]
    [InlineData("documentKinds", "stopNotice", "Thông báo dừng giải quyết hồ sơ", null, "05")]
    public async Task An_item_has_the_code_the_rest_of_the_API_uses_its_name_what_is_above_it_and_its_symbol(string catalogue, string code, string name, string? parent, string? symbol)
    {
        using var client = new ApiClient(province.Site, key: null);
        var item = (await client.GetAsync($"/api/v1/catalogues/{catalogue}")).Json.GetProperty("items").EnumerateArray().Single(one => Text(one, "code") == code);
        Text(item, "name").ShouldStartWith(name);
        (item.GetProperty("parent").GetString(), item.GetProperty("symbol").GetString()).ShouldBe((parent, symbol));
    }

    [Fact]
    public async Task Fields_are_those_a_search_takes_and_parents_of_procedures_are_fields()
    {
        using var client = new ApiClient(province.Site, key: null);
        var fields = (await client.GetAsync("/api/v1/catalogues/fields")).Json.GetProperty("items").EnumerateArray().Select(item => Text(item, "code")).ToList();
        var procedures = (await client.GetAsync("/api/v1/catalogues/procedures")).Json.GetProperty("items").EnumerateArray().Select(item => Text(item, "parent")).Distinct();
        procedures.Order(StringComparer.Ordinal).ShouldBe(fields.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/catalogues")]
    [InlineData("/api/v1/catalogues/agencies")]
    [InlineData("/api/v1/catalogues/procedures")]
    [InlineData("/api/v1/procedures/changes?limit=3")]
    public async Task Who_has_it_already_is_told_so(string url)
    {
        using var client = new ApiClient(province.Site, key: null);
        var first = await client.GetAsync(url);
        var tag = first.Header("ETag").ShouldNotBeNull();
        var again = await client.GetAsync(url, ("If-None-Match", tag), ("Accept-Language", "en"));
        (again.Status, again.Text).ShouldBe((304, ""));
        (await client.GetAsync(url, ("If-None-Match", $"\"khac\", W/{tag}"))).Status.ShouldBe(304);
        (await client.GetAsync(url, ("If-None-Match", "\"khac\""))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("khong-co")]
    [InlineData("Communes")]
    public async Task A_catalogue_that_is_not_there_is_not_found(string code)
    {
        using var client = new ApiClient(province.Site, key: null);
        var answer = await client.GetAsync($"/api/v1/catalogues/{code}");
        (answer.Status, answer.Code).ShouldBe((404, "API-004"));
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString() ?? "";
}
