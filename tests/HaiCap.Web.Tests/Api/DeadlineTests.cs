using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api;

public sealed class DeadlineTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Address = "/api/v1/deadlines/calculate";

    [Theory]
    [InlineData("2026-04-28T16:30:00+07:00", "5", "workingDay", "2026-05-07T17:30:00+07:00")]
    [InlineData("2026-04-28T09:30:00Z", "1.5", "workingDay", "2026-05-04T11:30:00+07:00")]
    [InlineData("2026-04-28T10:00:00+07:00", "0", "workingDay", "2026-04-28T17:30:00+07:00")]
    public async Task A_limit_ends_when_the_calendar_says_with_its_reasons(string received, string value, string unit, string due)
    {
        using var client = new ApiClient(province.Site, key: null);
        var answer = await client.PostAsync(Address, $$"""{"receivedAt":"{{received}}","value":{{value}},"unit":"{{unit}}","agency":"H41.19"}""");
        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("dueAt").GetString().ShouldBe(due);
        answer.Json.GetProperty("explanation").GetArrayLength().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("""{"receivedAt":"2090-01-02T08:00:00+07:00","value":5,"unit":"workingDay"}""", 422, "CAL-011", "/receivedAt")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00+07:00","value":-1,"unit":"month"}""", 422, "CAL-010", "/value")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00+07:00","value":1,"unit":"month","agency":"H99"}""", 422, "ORG-001", "/agency")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00","value":1,"unit":"month"}""", 400, "API-020", "/receivedAt")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00Z","unit":"month"}""", 400, "API-020", "/value")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00Z","value":1,"unit":"month","more":{}}""", 400, "API-020", "/more")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00Z","value":1,"value":2,"unit":"month"}""", 400, "API-020", "/value")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00Z","value":"1","unit":"month"}""", 400, "API-020", "/value")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00Z","value":1,"unit":3}""", 400, "API-020", "/unit")]
    [InlineData("""{"receivedAt""", 400, "API-020", "")]
    public async Task What_does_not_fit_is_told_with_its_place(string body, int status, string code, string pointer)
    {
        using var client = new ApiClient(province.Site, key: null);
        var answer = await client.PostAsync(Address, body);
        (answer.Status, answer.Code).ShouldBe((status, code));
        answer.Json.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe(pointer);
    }

    [Fact]
    public async Task Another_type_and_a_large_body_are_refused()
    {
        using var client = new ApiClient(province.Site, key: null);
        using var form = new StringContent("a=b", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        (await client.SendAsync(HttpMethod.Post, Address, form)).Code.ShouldBe("API-007");
        var large = await client.PostAsync(Address, $$"""{"agency":"{{new string('A', 1_100_000)}}"}""");
        (large.Status, large.Code).ShouldBe((413, "API-008"));
    }
}
