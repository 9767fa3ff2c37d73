using System.Text;
using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api;

public sealed class CalendarApiTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task A_year_is_told_with_its_days_swaps_hours_and_where_they_come_from()
    {
        using var client = new ApiClient(province.Site, key: null);
        var year = (await client.GetAsync("/api/v1/calendars/2026?agency=H41.19")).Json;
        var days = year.GetProperty("days").EnumerateArray().ToDictionary(day => day.GetProperty("date").GetString()!);

        days["2026-02-17"].GetProperty("worked").GetBoolean().ShouldBeFalse("Tết");
        days["2026-08-22"].GetProperty("kind").GetString().ShouldBe("swapWork");
        days["2026-08-22"].GetProperty("hours").GetString().ShouldBe("07:30-11:30 13:30-17:30");
        days["2026-11-24"].GetProperty("confidence").GetString().ShouldBe("unsure", "to be confirmed");
        year.GetProperty("workingHours")[0].GetProperty("days").GetArrayLength().ShouldBe(5);
        year.GetProperty("sameDayCutOff").GetString().ShouldBe("15:00:00");
        year.GetProperty("versions")[0].GetProperty("year").GetInt32().ShouldBe(2026);

        var list = (await client.GetAsync("/api/v1/calendars?limit=1")).Json;
        list.GetProperty("items")[0].GetProperty("year").GetInt32().ShouldBe(2027);
        var next = (await client.GetAsync($"/api/v1/calendars?limit=1&after={list.GetProperty("next").GetString()}")).Json;
        next.GetProperty("items")[0].GetProperty("year").GetInt32().ShouldBe(2026);
    }

    [Theory]
    [InlineData("/api/v1/calendars/2031", 422, "CAL-028")]
    [InlineData("/api/v1/calendars/2026?agency=H99", 422, "ORG-001")]
    [InlineData("/api/v1/calendars.ics?year=2031", 422, "CAL-028")]
    [InlineData("/api/v1/calendars?year=x", 400, "API-021")]
    [InlineData("/api/v1/calendars/99999999999", 404, "API-004")]
    public async Task What_is_not_there_is_told_so(string url, int status, string code)
    {
        using var client = new ApiClient(province.Site, key: null);
        var answer = await client.GetAsync(url);
        (answer.Status, answer.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task The_feed_is_iCalendar_that_our_own_import_reads_back_and_stays_the_same_until_something_is_published()
    {
        using var client = new ApiClient(province.Site, key: null);
        var feed = await client.GetAsync("/api/v1/calendars.ics?year=2026", ("Accept", "text/calendar"));
        feed.ContentType.ShouldBe("text/calendar");
        feed.Text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        feed.Text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");

        var read = NoticeFile.Read(feed.Text, 2026).Value.ToDictionary(day => day.Date);
        var told = (await client.GetAsync("/api/v1/calendars/2026")).Json.GetProperty("days").EnumerateArray().ToList();
        read.Count.ShouldBe(told.Count);
        foreach (var day in told)
        {
            var back = read[DateOnly.Parse(day.GetProperty("date").GetString()!, System.Globalization.CultureInfo.InvariantCulture)];
            back.Name.ShouldBe(day.GetProperty("name").GetString());
            back.Kind.ToString().ShouldBe(day.GetProperty("kind").GetString(), StringCompareShould.IgnoreCase);
            (back.Confidence == DayConfidence.Unsure).ShouldBe(day.GetProperty("confidence").GetString() == "unsure");
            back.SwapsWith?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day.GetProperty("swapsWith").GetString());
        }

        var tag = feed.Header("ETag").ShouldNotBeNull();
        (await client.GetAsync("/api/v1/calendars.ics?year=2026", ("Accept", "text/calendar"), ("If-None-Match", tag))).Status.ShouldBe(304);
        feed.Header("Cache-Control").ShouldBe("public, max-age=3600");
    }
}
