using System.Net;
using HaiCap.Testing;
using HaiCap.Web.Tests.Api;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>The clocks of a dossier on the office's page, the applicant's, the public one and over the API.</summary>
public sealed class ClockPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task The_office_sees_each_clock_what_is_charged_to_whom_each_stop_and_why()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        await story.AssignAsync();
        province.Site.Clock.Advance(TimeSpan.FromMinutes(10));
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ"));
        using var specialist = await province.OfficerAsync(DossierStory.Specialist);

        await specialist.GetAsync($"/lam-viec/ho-so/{story.Code}");

        var section = specialist.Page.QuerySelector("#thoi-han")!;
        section.QuerySelector(".clocks")!.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThanOrEqualTo(2);
        section.QuerySelector(".clocks")!.TextContent.ShouldContain("5 ngày làm việc");
        section.QuerySelector(".clocks")!.TextContent.ShouldContain("đang dừng");
        section.TextContent.ShouldContain("Cộng, từ tiếp nhận");
        section.QuerySelectorAll("a[href*='/van-ban/']").Length.ShouldBe(1, "the stop is linked to its document");
        section.QuerySelector(".why-short")!.TextContent.ShouldContain("Tính đủ 5 ngày làm việc: 7/7–10/7, 13/7.");
        section.QuerySelector(".why-all")!.TextContent.ShouldContain("Ngày làm việc thứ 1 đến 4: thứ Ba 07/07/2026 đến thứ Sáu 10/07/2026.");
        var drawing = section.QuerySelector(".timeline-wide svg")!;
        drawing.GetAttribute("role").ShouldBe("img");
        drawing.QuerySelector("title")!.TextContent.ShouldNotBeEmpty();
        drawing.QuerySelector("desc")!.TextContent.ShouldContain("1 lần dừng");
        drawing.QuerySelectorAll("pattern").Length.ShouldBe(4);
        specialist.Page.QuerySelectorAll("[style], style").ShouldBeEmpty();
        specialist.Page.QuerySelectorAll("[id]").Select(one => one.Id).ShouldBeUnique();
        section.QuerySelectorAll("details table tbody tr").Length.ShouldBeGreaterThan(0, "the same as a table");

        await specialist.GetAsync($"/lam-viec/ho-so/{story.Code}/bang-thoi-han");
        specialist.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    [Fact]
    public async Task The_applicant_sees_the_units_and_no_officer_and_takes_the_sheet_along()
    {
        using var citizen = await province.CitizenAsync(2);
        var story = await province.FiledAsync(citizen);
        await citizen.GetAsync($"/ho-so/{story.Code}/bang-thoi-han", follow: false);
        citizen.Status.ShouldBe(HttpStatusCode.NotFound, "no limit runs before acceptance");
        await story.ReceiveAsync();
        await story.AssignAsync();
        province.Site.Clock.Advance(TimeSpan.FromMinutes(10));

        await citizen.GetAsync($"/ho-so/{story.Code}");

        var drawing = citizen.Page.QuerySelector(".timeline-narrow svg")!;
        drawing.TextContent.ShouldContain("Phòng");
        citizen.Text.ShouldNotContain(DossierStory.Specialist);
        citizen.Page.QuerySelector(".why-short")!.TextContent.ShouldContain("Tính đủ 5 ngày làm việc");
        await citizen.GetAsync(citizen.Page.QuerySelector("a[href$='/bang-thoi-han']")!.GetAttribute("href")!);
        citizen.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        using var other = await province.CitizenAsync(3);
        await other.GetAsync($"/ho-so/{story.Code}/bang-thoi-han", follow: false);
        other.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_api_tells_the_clocks_and_the_internal_limit_only_in_an_officers_name()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        using var client = await ApiClient.WithKeyAsync(province.Site, province: "00");
        var before = await client.GetAsync($"/api/v1/dossiers/{story.Code}/clock");
        before.Json.GetProperty("totalMinutes").GetInt32().ShouldBe(0);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ"));

        var told = await client.GetAsync($"/api/v1/dossiers/{story.Code}/clock");

        told.Status.ShouldBe(200, told.Text);
        var json = told.Json;
        json.GetProperty("charges").EnumerateArray().Sum(charge => charge.GetProperty("minutes").GetInt32()).ShouldBe(json.GetProperty("totalMinutes").GetInt32());
        json.GetProperty("stopped").GetBoolean().ShouldBeTrue();
        var stop = json.GetProperty("stops")[0];
        stop.GetProperty("kind").GetString().ShouldBe("supplement");
        stop.GetProperty("effect").GetString().ShouldBe("restart");
        stop.GetProperty("answer").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        json.GetProperty("step").GetProperty("allowedHours").GetDecimal().ShouldBeGreaterThan(0);
        json.GetProperty("explanation").EnumerateArray().Select(line => line.GetProperty("kind").GetString()).ShouldContain("sum");
        json.GetProperty("internalDueAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        told.Text.ShouldNotContain("Nguyễn Văn");
    }
}
