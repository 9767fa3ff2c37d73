using System.Text.Json;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api.Missions;

/// <summary>Programmes of visits by JSON: opened, changed, delegations named, stops set and called off; who sees and does what, and what is refused.</summary>
public sealed class ProgrammeApiTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Missions = "/api/v1/missions";
    private const string DossierOfficer = "chuyenvien.vanphong";
    private const KeyScopes Both = KeyScopes.Read | KeyScopes.Write;

    private static readonly object Programme = new { decision = "2083/QĐ-BKHCN", title = "Phúc tra", begins = "2026-08-03", ends = "2026-08-07", purpose = "Xem việc đã làm.", officer = ProgrammeStory.Secretary };

    private static readonly object Delegation = new
    {
        name = "Đoàn phúc tra", members = new object[] { new { part = "head", userName = "cuctruong.buxa.bo" }, new { part = "secretary", name = "Lê Thị Ví Dụ" } },
        places = new object[] { new { place = "40" }, new { place = "Phường Trường Vinh, Nghệ An", contact = "Trung tâm" } }, officer = ProgrammeStory.Secretary,
    };

    private static readonly object Stop = new
    {
        kind = "siteVisit", place = "16690", venue = "Trung tâm", title = "Xem việc đã làm", startsAt = "2026-08-04T08:00:00+07:00", endsAt = "2026-08-04T10:00:00+07:00", officer = "cuctruong.buxa.bo",
    };

    [Fact]
    public async Task Opened_arranged_changed_and_called_off()
    {
        await OfficersAsync();
        using var ministry = await ApiClient.WithKeyAsync(province.Site, Both, "00");
        var opened = await ministry.PostAsync(Missions, Body(Programme), ("Idempotency-Key", "mo-1"));
        opened.Status.ShouldBe(201, opened.Text);
        var again = await ministry.PostAsync(Missions, Body(Programme), ("Idempotency-Key", "mo-1"));
        (again.Status, again.Text, again.Header("Idempotency-Replayed")).ShouldBe((201, opened.Text, "true"));
        (await ministry.PostAsync(Missions, Body(Delegation), ("Idempotency-Key", "mo-1"))).Status.ShouldBeOneOf(400, 409, 422);
        var self = opened.Message.Headers.Location!.OriginalString;

        (await ministry.PostAsync($"{self}/change", Body(Programme), ("If-Match", "\"7\""))).Status.ShouldBe(412);
        var changed = await ministry.PostAsync($"{self}/change", Body(Programme), ("If-Match", opened.Header("ETag")!));
        (changed.Status, changed.Json.GetProperty("act").GetString(), changed.Header("ETag")).ShouldBe((200, "mission.programme-changed", "\"2\""));

        var named = await ministry.PostAsync($"{self}/delegations", Body(Delegation));
        named.Status.ShouldBe(201, named.Text);
        named.Json.GetProperty("delegation").GetInt32().ShouldBe(1);
        (await ministry.PostAsync($"{self}/delegations", Body(Delegation))).Text.ShouldBe(named.Text, "the same delegation stands once");
        var stops = $"{self}/delegations/1/stops";
        var set = await ministry.PostAsync(stops, Body(Stop), ("Idempotency-Key", "diem-1"));
        set.Status.ShouldBe(201, set.Text);
        (await ministry.PostAsync(stops, Body(Stop), ("Idempotency-Key", "diem-1"))).Text.ShouldBe(set.Text);
        var stop = set.Json.GetProperty("stop").GetGuid();
        (await ministry.PostAsync($"{stops}/{stop}/change", Body(Stop), ("If-Match", "\"1\""))).Status.ShouldBe(412);
        (await ministry.PostAsync($"{stops}/{stop}/change", Body(Stop), ("If-Match", set.Header("ETag")!))).Status.ShouldBe(200);
        (await ministry.PostAsync($"{stops}/{stop}/cancel", Body(new { reason = " ", officer = ProgrammeStory.Secretary }))).Json.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("/reason");
        (await ministry.PostAsync($"{stops}/{stop}/cancel", Body(new { reason = "Bão.", officer = ProgrammeStory.Secretary }))).Json.GetProperty("act").GetString().ShouldBe("mission.stop-cancelled");
        (await ministry.PostAsync($"{stops}/{stop}/change", Body(Stop))).Code.ShouldBe("MIS-053");

        var whole = (await ministry.GetAsync(self)).Json;
        (whole.GetProperty("seq").GetInt32(), whole.GetProperty("decision").GetString()).ShouldBe((2, "Quyết định số 2083/QĐ-BKHCN"));
        var delegation = whole.GetProperty("delegations").EnumerateArray().ShouldHaveSingleItem();
        delegation.GetProperty("members")[0].GetProperty("title").GetString().ShouldBe("Cục trưởng", "the post held today");
        (delegation.GetProperty("seq").GetInt32(), delegation.GetProperty("places").GetArrayLength(), delegation.GetProperty("stops")[0].GetProperty("cancelled").GetBoolean()).ShouldBe((4, 2, true));
    }

    [Fact]
    public async Task Each_key_sees_what_is_sent_from_or_comes_to_its_territory()
    {
        await OfficersAsync();
        using var ministry = await ApiClient.WithKeyAsync(province.Site, Both, "00");
        using var unit = await ApiClient.WithKeyAsync(province.Site, Both, "00", agencyCode: "G06.11");
        using var here = await ApiClient.WithKeyAsync(province.Site, Both);
        using var ward = await ApiClient.WithKeyAsync(province.Site, Both, agencyCode: "H41.102");
        using var there = await ApiClient.WithKeyAsync(province.Site, Both, "38");
        using var write = await ApiClient.WithKeyAsync(province.Site, KeyScopes.Write, "00");
        using var nobody = new ApiClient(province.Site, key: null);
        var sample = $"{Missions}/{ProgrammeStory.Mission}";
        (await DelegationsAsync(ministry, sample)).Count.ShouldBeGreaterThanOrEqualTo(12);
        (await DelegationsAsync(here, sample)).ShouldBe([6]);
        (await DelegationsAsync(ward, sample)).ShouldBe([6]);
        (await DelegationsAsync(there, sample)).ShouldBe([6]);
        (await ward.GetAsync(sample)).Json.GetProperty("delegations")[0].GetProperty("stops").EnumerateArray().ShouldAllBe(stop => stop.GetProperty("place").GetString() == "16690");
        ((await nobody.GetAsync(sample)).Status, (await write.GetAsync(sample)).Status, (await ministry.GetAsync($"{Missions}/{Guid.CreateVersion7()}")).Status).ShouldBe((401, 403, 404));

        var line = (await ward.GetAsync(Missions)).Json.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == ProgrammeStory.Mission);
        line.GetProperty("delegations").EnumerateArray().Select(one => one.GetProperty("number").GetInt32()).ShouldBe([6]);

        var stops = $"{sample}/delegations/6/stops";
        (await unit.PostAsync(stops, Body(Stop))).Status.ShouldBe(403, "a unit's system does nothing in the name of another unit's head");
        (await here.PostAsync(stops, Body(Stop))).Code.ShouldBe("ORG-020", "no such officer there");
        (await here.PostAsync(stops, Body(Stop).Replace("cuctruong.buxa.bo", DossierOfficer, StringComparison.Ordinal))).Status.ShouldBe(404, "not the province's programme");
        (await ministry.PostAsync($"{sample}/delegations/7/stops", Body(Stop))).Status.ShouldBe(403, "another delegation's head");
        (await ministry.PostAsync(stops, Body(Stop).Replace("cuctruong.buxa.bo", "", StringComparison.Ordinal))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_list_is_walked_to_its_end_and_what_is_wrong_is_told_by_its_place()
    {
        await OfficersAsync();
        using var ministry = await ApiClient.WithKeyAsync(province.Site, Both, "00");
        var made = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            made.Add((await ministry.PostAsync(Missions, Body(Programme))).Json.GetProperty("mission").GetGuid());
        }

        var seen = new List<Guid>();
        for (string? next = ""; next is not null;)
        {
            var page = await ministry.GetAsync($"{Missions}?limit=2" + (next.Length == 0 ? "" : "&after=" + next));
            page.Status.ShouldBe(200, page.Text);
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()));
            next = page.Json.GetProperty("next").GetString();
        }

        seen.Distinct().Count().ShouldBe(seen.Count);
        made.ShouldBeSubsetOf(seen);
        seen.ShouldContain(ProgrammeStory.Mission);
        (await ministry.GetAsync($"{Missions}?limit=0")).Status.ShouldBe(400);
        (await ministry.GetAsync($"{Missions}?after=x")).Status.ShouldBe(400);

        var self = $"{Missions}/{made[0]}";
        (await PointersAsync(ministry, Missions, new { decision = "1/QĐ-X", title = " ", begins = "2026-08-07", ends = "2026-08-03", purpose = "", officer = ProgrammeStory.Secretary }))
            .ShouldBe(["/decision", "/title", "/ends", "/purpose"]);
        (await PointersAsync(ministry, $"{self}/delegations", new { name = "A", members = new[] { new { part = "head", userName = "khong.co" } }, places = new[] { new { place = "40" } }, officer = ProgrammeStory.Secretary }))
            .ShouldBe(["/members"]);
        (await PointersAsync(ministry, $"{self}/delegations", new { name = "A", members = Array.Empty<object>(), places = new[] { new { place = "Không có" } }, officer = ProgrammeStory.Secretary }))
            .ShouldBe(["/members", "/members", "/places"], ignoreOrder: true);
        (await PointersAsync(ministry, $"{Missions}/{ProgrammeStory.Mission}/delegations/6/stops", new
        {
            kind = "meeting", place = "x", venue = " ", title = " ", startsAt = "2026-08-04T08:00:00+07:00", endsAt = "2026-08-05T08:00:00+07:00", officer = ProgrammeStory.Secretary,
        })).ShouldBe(["/place", "/title", "/venue", "/endsAt"]);
        (await PointersAsync(ministry, Missions, new { decision = "2083/QĐ-BKHCN", title = "x", begins = "2026-08-03", ends = "2026-08-03", purpose = "x", officer = "khong.co" })).ShouldBe(["/officer"]);
    }

    private async Task OfficersAsync()
    {
        foreach (var user in new[] { ProgrammeStory.Secretary, "cuctruong.buxa.bo", DossierOfficer })
        {
            (await province.OfficerAsync(user)).Dispose();
        }
    }

    private static async Task<List<int>> DelegationsAsync(ApiClient client, string url)
    {
        var shown = await client.GetAsync(url);
        shown.Status.ShouldBe(200, shown.Text);
        return [.. shown.Json.GetProperty("delegations").EnumerateArray().Select(one => one.GetProperty("number").GetInt32())];
    }

    private static async Task<List<string?>> PointersAsync(ApiClient client, string url, object body)
    {
        var refused = await client.PostAsync(url, Body(body));
        refused.Status.ShouldBe(422, refused.Text);
        return [.. refused.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString())];
    }

    private static string Body(object body) => JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
}
