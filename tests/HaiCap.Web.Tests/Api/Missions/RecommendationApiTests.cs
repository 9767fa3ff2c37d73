using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Testing;
using HaiCap.Web.Tests.Api.Dossiers;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api.Missions;

/// <summary>Difficulties, recommendations and answers by JSON: their whole life, who sees and does what with which key, and what is refused.</summary>
public sealed class RecommendationApiTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Recommendations = "/api/v1/recommendations";
    private const string Answers = "/api/v1/answers";

    private static readonly JsonObject Asking = new()
    {
        ["asks"] = "Thống nhất cách tính thời hạn.", ["difficulty"] = "Nơi ghi ngày, nơi ghi ngày làm việc.", ["kind"] = "phap-luat", ["field"] = "Sở hữu trí tuệ", ["addressee"] = "province",
        ["officer"] = DossierStory.Reception,
    };

    [Theory, BothProviders]
    public async Task Asked_answered_reopened_and_answered_again(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var asked = await system.Client.PostAsync(Recommendations, Asking.ToJsonString(), ("Idempotency-Key", "hoi-1"));
        asked.Status.ShouldBe(201, asked.Text);
        var again = await system.Client.PostAsync(Recommendations, Asking.ToJsonString(), ("Idempotency-Key", "hoi-1"));
        (again.Status, again.Text, again.Header("Idempotency-Replayed")).ShouldBe((201, asked.Text, "true"));
        var code = asked.Json.GetProperty("code").GetString()!;
        Standing(asked.Json).ShouldBe(("routed", "H41.19", true));

        var self = asked.Message.Headers.Location!.OriginalString;
        var seen = await system.Client.GetAsync(self);
        Standing(seen.Json).ShouldBe(("routed", "H41.19", true));
        (await system.Client.GetAsync(self, ("If-None-Match", seen.Header("ETag")!))).Status.ShouldBe(304);
        (await system.Client.PostAsync($"{self}/route", Body(new { officer = MissionStory.Director, unit = "H41.19.05", reason = "Phòng trả lời." }), ("If-Match", "\"1\""))).Status.ShouldBe(412);

        var first = await DoAsync(system, Answers, new { recommendation = code, kind = "guidance", text = "Tính theo ngày làm việc.", cites = new[] { new { number = "61/2018/NĐ-CP", article = "Điều 19" } }, officer = DossierStory.Specialist }, 201);
        Standing(first).ShouldBe(("drafting", "H41.19", true));
        var answer = first.GetProperty("answer").GetString();
        await DoAsync(system, $"{Answers}/{answer}/return", new { reason = "Nêu rõ ngày.", officer = MissionStory.Director });
        await DoAsync(system, $"{Answers}/{answer}/approve", new { officer = MissionStory.Director });
        var sent = await system.Client.PostAsync($"{Answers}/{answer}/send", Body(new { officer = MissionStory.Director }), ("Idempotency-Key", $"gui-{code}"));
        Standing(sent.Json).ShouldBe(("answered", "H41.19", false));
        (await system.Client.PostAsync($"{Answers}/{answer}/send", Body(new { officer = MissionStory.Director }))).Code.ShouldBe("MIS-010");

        var reopened = await DoAsync(system, $"{self}/reopen", new { reason = "Mẫu 02 vẫn ghi ngày.", officer = DossierStory.Reception });
        Standing(reopened).ShouldBe(("reopened", "H41.19", true));
        (await system.Client.PostAsync($"{Answers}/{answer}/send", Body(new { officer = MissionStory.Director }), ("Idempotency-Key", $"gui-{code}"))).Text.ShouldBe(sent.Text, "what was answered once is answered alike");

        var second = (await DoAsync(system, Answers, new { recommendation = code, kind = "planned", text = "Sửa mẫu 02.", plannedFor = "2030-01-31", officer = DossierStory.Specialist }, 201)).GetProperty("answer").GetString();
        await DoAsync(system, $"{Answers}/{second}/approve", new { officer = MissionStory.Director });
        await DoAsync(system, $"{Answers}/{second}/send", new { officer = MissionStory.Director });
        (await DoAsync(system, $"{Answers}/{second}/keep-plan", new { officer = MissionStory.Director })).GetProperty("act").GetString().ShouldBe("recommendation.plan-kept");
        Standing(await DoAsync(system, $"{self}/confirm", new { officer = DossierStory.Reception })).ShouldBe(("closed", "H41.19", false));

        var whole = (await system.Client.GetAsync(self)).Json;
        whole.GetProperty("answers").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldBe([answer, second]);
        whole.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("state").GetString()).ShouldBe(
            ["received", "routed", "drafting", "drafting", "approved", "answered", "reopened", "drafting", "approved", "answered", "answered", "closed"]);
        whole.GetProperty("acts").EnumerateArray().ShouldAllBe(act =>
            act.GetProperty("owner").GetProperty("code").GetString()!.Length > 0
            && (act.GetProperty("dueAt").ValueKind == JsonValueKind.Null) == (act.GetProperty("state").GetString() == "answered" || act.GetProperty("state").GetString() == "closed"));
        (await system.Client.GetAsync($"{Answers}/{second}")).Json.GetProperty("keptOn").ValueKind.ShouldBe(JsonValueKind.String);
        (await system.Client.GetAsync($"{Answers}?recommendation={code}&kind=planned")).Json.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(second);
    }

    [Theory, BothProviders]
    public async Task A_list_is_walked_to_its_end_by_date_and_by_what_is_due(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            made.Add((await MissionStory.AskedAsync(system.Site)).Code);
        }

        (await WalkAsync(system, $"{Recommendations}?state=routed&kind=phap-luat&limit=2", made)).ShouldBe(Enumerable.Reverse(made));
        (await WalkAsync(system, $"{Recommendations}?due=2099-01-01&limit=2", made)).ShouldBe(made, "by when it is due, then in the order they came");
        (await WalkAsync(system, $"{Recommendations}?due=overdue", made)).ShouldBeEmpty();
        (await WalkAsync(system, $"{Recommendations}?state=closed", made)).ShouldBeEmpty();
        foreach (var wrong in new[] { "state=done", "due=mai", "limit=0", "after=xyz" })
        {
            (await system.Client.GetAsync($"{Recommendations}?{wrong}")).Status.ShouldBe(400, wrong);
        }
    }

    [Theory, BothProviders]
    public async Task Each_key_sees_and_does_what_its_territory_allows(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider, "tiepnhan.vinhphu");
        var site = system.Site;
        var story = await MissionStory.AskedAsync(site);
        var answer = await story.DraftAsync();
        using var ward = await ApiClient.WithKeyAsync(site, agencyCode: await system.CentreAsync());
        using var department = await ApiClient.WithKeyAsync(site, agencyCode: "H41.19");
        using var other = await ApiClient.WithKeyAsync(site, agencyCode: "H41.19.02");
        using var abroad = await ApiClient.WithKeyAsync(site, province: "38");
        using var nobody = new ApiClient(site, key: null);
        using var write = await ApiClient.WithKeyAsync(site, KeyScopes.Write);
        (ApiClient Key, int Read, bool Full, bool Draft)[] keys =
            [(system.Client, 200, false, true), (ward, 200, true, false), (department, 200, false, true), (abroad, 404, false, false), (nobody, 401, false, false), (write, 403, false, false)];
        foreach (var (key, status, full, draft) in keys)
        {
            var seen = await key.GetAsync($"{Recommendations}/{story.Code}");
            seen.Status.ShouldBe(status, seen.Text);
            (await key.GetAsync($"/api/v1/answers/{answer}")).Status.ShouldBe(draft || status != 200 ? status : 404, "a draft is for who writes it");
            if (status == 200)
            {
                seen.Json.GetProperty("difficulty").GetProperty("person").GetString().ShouldBe(full ? "Nguyễn Văn Mẫu" : "N. V. M.");
                (seen.Json.GetProperty("draft").ValueKind != JsonValueKind.Null).ShouldBe(draft);
                (await key.GetAsync("/api/v1/recommendations?limit=200")).Text.ShouldContain(story.Code);
                (await key.GetAsync("/api/v1/difficulties?limit=200")).Text.ShouldNotContain("Nguyễn Văn Mẫu");
            }
        }

        (await other.GetAsync($"{Recommendations}/{story.Code}")).Status.ShouldBe(200, "a division sees what its department is to answer");
        (await other.GetAsync($"/api/v1/difficulties/{story.Difficulty}")).Status.ShouldBe(404);

        (await abroad.PostAsync($"{Recommendations}/{story.Code}/withdraw", Body(new { reason = "x", officer = DossierStory.Reception }))).Status.ShouldBe(404);
        (await abroad.PostAsync($"{Answers}/{answer}/approve", Body(new { officer = MissionStory.Director }))).Status.ShouldBe(404);
        (await system.Client.PostAsync($"{Recommendations}/{story.Code}/withdraw", Body(new { reason = "x", officer = "tiepnhan.vinhphu" }))).Status.ShouldBe(403);
        (await system.Client.PostAsync($"{Answers}/{answer}/approve", Body(new { officer = DossierStory.Specialist }))).Status.ShouldBe(403);
        (await system.Client.PostAsync($"{Answers}/{answer}/approve", Body(new { }))).Code.ShouldBe("API-030");
        (await system.Client.PostAsync($"{Answers}/{Guid.CreateVersion7()}/approve", Body(new { officer = MissionStory.Director }))).Status.ShouldBe(404);
        (await ward.PostAsync($"{Answers}/{answer}/approve", Body(new { officer = MissionStory.Director }))).Status.ShouldBe(403, "a ward's system signs nothing in a department's name");
        (await other.PostAsync($"{Answers}/{answer}/approve", Body(new { officer = MissionStory.Director }))).Status.ShouldBe(403, "nor a division's");
        (await department.PostAsync($"{Recommendations}/{story.Code}/withdraw", Body(new { reason = "x", officer = DossierStory.Reception }))).Status.ShouldBe(403);
        (await department.PostAsync(Recommendations, Asking.ToJsonString())).Status.ShouldBe(403, "nor does a department's ask for a ward");
        (await abroad.PostAsync("/api/v1/difficulties", Body(new { kind = "ha-tang", field = "Viễn thông", text = "x", officer = DossierStory.Reception }))).Status.ShouldBe(422, "no such officer there");
        (await ward.PostAsync(Recommendations, Asking.ToJsonString())).Status.ShouldBe(201);
        using var reading = await ApiClient.WithKeyAsync(site, KeyScopes.Read);
        (await reading.PostAsync($"{Answers}/{answer}/approve", Body(new { officer = MissionStory.Director }))).Status.ShouldBe(403);
    }

    [Theory, BothProviders]
    public async Task What_is_wrong_is_told_by_its_place(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        (await PointersAsync(system, "/api/v1/difficulties", new { kind = "khac", field = " ", text = "", procedure = "9.999999", officer = DossierStory.Reception })).ShouldBe(["/text", "/kind", "/field", "/procedure"]);
        (await PointersAsync(system, Recommendations, new { asks = "Xin.", difficulty = " ", kind = "ha-tang", field = "Viễn thông", addressee = "province", officer = DossierStory.Reception })).ShouldBe(["/difficulty"]);
        (await PointersAsync(system, Recommendations, new { asks = "", difficulty = "x", kind = "ha-tang", field = "Viễn thông", officer = DossierStory.Reception })).ShouldBe(["/asks"]);
        (await PointersAsync(system, "/api/v1/difficulties", new { kind = "ha-tang", field = "Viễn thông", text = "x", officer = "khong.co" })).ShouldBe(["/officer"]);
        var code = (await MissionStory.AskedAsync(system.Site)).Code;
        (await PointersAsync(system, Answers, new { recommendation = code, kind = "amendText", text = "", officer = DossierStory.Specialist })).ShouldBe(["/text", "/cites"]);
        (await PointersAsync(system, Answers, new { recommendation = code, kind = "planned", text = "x", plannedFor = "2020-01-01", officer = DossierStory.Specialist })).ShouldBe(["/plannedFor"]);
        (await PointersAsync(system, $"{Recommendations}/{code}/withdraw", new { reason = " ", officer = DossierStory.Reception })).ShouldBe(["/reason"]);
        (await PointersAsync(system, $"{Recommendations}/{code}/route", new { unit = "H41.9999", reason = "x", officer = MissionStory.Director })).ShouldBe(["/unit"]);
        var stranger = await system.Client.PostAsync("/api/v1/difficulties", Body(new { kind = "ha-tang", field = "Viễn thông", text = "x", state = "closed" }));
        (stranger.Status, stranger.Code).ShouldBe((400, "API-020"));
        (await system.Client.GetAsync($"{Recommendations}/KN-40-26-999999")).Status.ShouldBe(404);
        (await system.Client.GetAsync($"{Recommendations}/x'%20or")).Status.ShouldBe(404);
    }

    private static (string? State, string? Owner, bool Due) Standing(JsonElement json) =>
        (json.GetProperty("state").GetString(), json.GetProperty("owner").GetProperty("code").GetString(), json.GetProperty("dueAt").ValueKind != JsonValueKind.Null);

    private static string Body(object body) => JsonSerializer.Serialize(body, JsonSerializerOptions.Web);

    private static async Task<JsonElement> DoAsync(Integrator system, string url, object body, int status = 200)
    {
        var done = await system.Client.PostAsync(url, Body(body));
        done.Status.ShouldBe(status, $"{url}: {done.Text}");
        return done.Json;
    }

    private static async Task<List<string?>> PointersAsync(Integrator system, string url, object body)
    {
        var refused = await system.Client.PostAsync(url, Body(body));
        refused.Status.ShouldBe(422, refused.Text);
        return [.. refused.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString())];
    }

    private static async Task<List<string>> WalkAsync(Integrator system, string url, List<string> among)
    {
        var codes = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await system.Client.GetAsync(url + (next.Length == 0 ? "" : "&after=" + next));
            page.Status.ShouldBe(200, page.Text);
            codes.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            next = page.Json.GetProperty("next").GetString();
        }

        return [.. codes.Where(among.Contains)];
    }
}
