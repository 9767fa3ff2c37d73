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
    [InlineData("""{"receivedAt":"2027-12-30T08:00:00+07:00","value":5,"unit":"workingDay"}""", 422, "CAL-011", "/receivedAt")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00+07:00","value":10000,"unit":"month"}""", 422, "CAL-011", "/receivedAt")]
    [InlineData("""{"receivedAt":"1999-01-02T08:00:00+07:00","value":1,"unit":"workingHour"}""", 422, "CAL-011", "/receivedAt")]
    [InlineData("""{"receivedAt":"2026-01-02T08:00:00+07:00","value":1000000000,"unit":"calendarDay"}""", 422, "CAL-010", "/value")]
    [InlineData("""{"receivedAt":"2026-03-09T08:00:00+07:00","stages":[]}""", 422, "CAL-012", "/stages")]
    [InlineData("""{"receivedAt":"2026-03-09T08:00:00+07:00","stages":[{"value":1,"unit":"workingDay"},{"value":-1,"unit":"workingDay"}]}""", 422, "CAL-010", "/stages/1/value")]
    [InlineData("""{"receivedAt":"2026-03-09T08:00:00+07:00","value":1,"unit":"workingDay","pauses":[{"from":"2026-03-11T08:00:00+07:00","to":"2026-03-10T08:00:00+07:00"}]}""", 422, "CAL-014", "/pauses/0/to")]
    [InlineData("""{"receivedAt":"2026-03-09T08:00:00+07:00","value":1,"unit":"workingDay","pauses":[{"from":"2026-03-08T08:00:00+07:00","to":"2026-03-10T08:00:00+07:00"}]}""", 422, "CAL-014", "/pauses/0/from")]
    [InlineData("""{"receivedAt":"2026-03-09T08:00:00+07:00","value":1,"unit":"workingDay","asOf":"2024-01-01T00:00:00+07:00"}""", 422, "CAL-011", "/receivedAt")]
    [InlineData("""{"receivedAt":"2026-03-09T08:00:00+07:00","value":1,"unit":"workingDay","stages":[{"value":1,"unit":"workingDay"}]}""", 400, "API-020", "/stages")]
    [InlineData("""{"receivedAt":"2026-03-09T08:00:00+07:00","value":1}""", 400, "API-020", "/unit")]
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

    [Theory]
    [InlineData("2031-06-02T08:00:00+07:00", "1", "năm 2031")]
    [InlineData("2026-06-02T08:00:00+07:00", "9999", "năm 2028")]
    public async Task A_year_without_a_calendar_is_named_and_never_counted(string received, string value, string year)
    {
        using var client = new ApiClient(province.Site, key: null);
        var answer = await client.PostAsync(Address, $$"""{"receivedAt":"{{received}}","value":{{value}},"unit":"workingDay"}""");
        answer.Status.ShouldBe(422);
        answer.Json.GetProperty("detail").GetString()!.ShouldContain("Chưa có lịch " + year);
    }

    [Fact]
    public async Task Stages_pauses_and_a_cut_off_are_counted_as_a_dossiers_clock_would()
    {
        using var client = new ApiClient(province.Site, key: null);

        // Monday + 3 days = 12 March; 2 more = 16 March; the payment of Tuesday to Thursday moves it by 2.
        var staged = await client.PostAsync(Address, """
            {"receivedAt":"2026-03-09T08:00:00+07:00","stages":[{"value":3,"unit":"workingDay","name":"Kiểm tra"},{"value":2,"unit":"workingDay"}],
             "pauses":[{"from":"2026-03-10T09:00:00+07:00","to":"2026-03-12T09:00:00+07:00","kind":"payment","label":"Thông báo 7"}]}
            """);
        staged.Json.GetProperty("dueAt").GetString().ShouldBe("2026-03-18T17:30:00+07:00", staged.Text);
        staged.Text.ShouldContain("Thông báo 7");

        // A supplement restarts from zero, unless the law cited continues: 18 March + 5, or 16 + 4.
        const string Supplement = """{"receivedAt":"2026-03-09T08:00:00+07:00","value":5,"unit":"workingDay","pauses":[{"from":"2026-03-12T09:00:00+07:00","to":"2026-03-18T09:00:00+07:00"EFFECT}]}""";
        (await DueAsync(client, Supplement.Replace("EFFECT", "", StringComparison.Ordinal))).ShouldBe("2026-03-25T17:30:00+07:00");
        (await DueAsync(client, Supplement.Replace("EFFECT", ",\"effect\":\"continue\"", StringComparison.Ordinal))).ShouldBe("2026-03-20T17:30:00+07:00");

        const string SameDay = """{"receivedAt":"2026-03-09T10:00:00+07:00","value":0,"unit":"workingDay"CUT}""";
        (await DueAsync(client, SameDay.Replace("CUT", "", StringComparison.Ordinal))).ShouldBe("2026-03-09T17:30:00+07:00");
        (await DueAsync(client, SameDay.Replace("CUT", ",\"cutOff\":\"09:30:00\"", StringComparison.Ordinal))).ShouldBe("2026-03-10T17:30:00+07:00");
    }

    [Fact]
    public async Task The_answer_names_the_calendars_it_was_counted_on()
    {
        using var client = new ApiClient(province.Site, key: null);
        var answer = await client.PostAsync(Address, """{"receivedAt":"2025-12-30T08:00:00+07:00","value":5,"unit":"workingDay"}""");
        answer.Json.GetProperty("calendar").EnumerateArray().Select(one => one.GetProperty("year").GetInt32()).ShouldBe([2025, 2026], ignoreOrder: true);
        answer.Json.GetProperty("calendar")[0].GetProperty("version").GetInt32().ShouldBe(1);
    }

    private static async Task<string?> DueAsync(ApiClient client, string body)
    {
        var answer = await client.PostAsync(Address, body);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json.GetProperty("dueAt").GetString();
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
