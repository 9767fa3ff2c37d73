using System.Text.Json.Nodes;
using HaiCap.Core.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Api.Dossiers;

/// <summary>A request sent again counts once and is answered alike; a decision on an old version is told.</summary>
public sealed class OnceOnlyTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Reception = DossierStory.Reception;

    [Theory, BothProviders]
    public async Task Sixty_four_filings_with_one_key_are_one_dossier(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var filing = await system.FilingAsync();
        var before = await CountAsync(system);

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => system.FileAsync(filing, ("Idempotency-Key", "mot-ho-so")))));

        answers.ShouldAllBe(answer => answer.Status == 201 || answer.Status == 409);
        var made = answers.Where(answer => answer.Status == 201).Select(answer => answer.Text).Distinct().ToList();
        made.Count.ShouldBe(1);
        (await CountAsync(system)).ShouldBe(before + 1);
        var again = await system.FileAsync(filing, ("Idempotency-Key", "mot-ho-so"));
        (again.Status, again.Text, again.Header("Idempotency-Replayed")).ShouldBe((201, made[0], "true"));

        filing["submitter"] = "Người khác";
        var other = await system.FileAsync(filing, ("Idempotency-Key", "mot-ho-so"));
        (other.Status, other.Code).ShouldBe((422, "API-010"));
        (await CountAsync(system)).ShouldBe(before + 1);
    }

    [Theory, BothProviders]
    public async Task A_filing_answered_once_is_answered_alike_when_it_would_be_refused_today(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var filing = await system.FilingAsync();
        filing["answers"]!["ngay-co"] = "2026-07-06";
        var first = await system.FileAsync(filing, ("Idempotency-Key", "hom-nay"));
        first.Status.ShouldBe(201, first.Text);
        var was = system.Site.Clock.GetUtcNow();

        // The clock was set back: a day that was today lies in the future, which the form refuses.
        system.Site.Clock.Set(was.AddDays(-1));
        (await system.FileAsync(filing, ("Idempotency-Key", "khoa-moi"))).Status.ShouldBe(422);
        (await system.FileAsync(filing, ("Idempotency-Key", "hom-nay"))).Text.ShouldBe(first.Text);
        system.Site.Clock.Set(was);
    }

    [Theory, BothProviders]
    public async Task An_act_sent_again_is_done_once_and_answered_alike(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var code = await system.FiledAsync();
        (string, object)[] life =
        [
            ("receive", new { officer = Reception }), ("assign", new { officer = DossierStory.Head, to = DossierStory.Specialist }),
            ("request-payment", new { officer = DossierStory.Specialist, amount = 100_000, reason = "Phí" }),
            ("confirm-payment", new { officer = DossierStory.Specialist, how = "Tiền mặt" }),
            ("propose", new { officer = DossierStory.Specialist, grants = true, subject = "Xác nhận" }), ("approve", new { officer = DossierStory.Head }),
            ("return", new { officer = "giamdoc.skhcn", reason = "Xem lại" }), ("withdraw", new { reason = "Không còn nhu cầu" }),
            ("stop", new { officer = DossierStory.Head, reason = "Theo đề nghị" }),
        ];
        foreach (var (act, body) in life)
        {
            var first = await system.ActAsync(code, act, body, ("Idempotency-Key", act));
            first.Status.ShouldBe(200, $"{act}: {first.Text}");
            var acts = (await system.LogAsync(code)).Count;
            var again = await system.ActAsync(code, act, body, ("Idempotency-Key", act));
            (again.Status, again.Text, again.Header("Idempotency-Replayed"), again.Header("ETag")).ShouldBe((200, first.Text, "true", first.Header("ETag")), act);
            (await system.LogAsync(code)).Count.ShouldBe(acts, act);
            (await system.ActAsync(code, act, Other(act), ("Idempotency-Key", act))).Code.ShouldBe("API-010", act);
        }
    }

    [Theory, BothProviders]
    public async Task Who_decides_on_an_old_version_is_told_so(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var code = await system.FiledAsync();
        var seen = await system.Client.GetAsync($"/api/v1/dossiers/{code}");
        var tag = seen.Header("ETag")!;
        tag.ShouldBe("\"1\"");
        (await system.Client.GetAsync($"/api/v1/dossiers/{code}", ("If-None-Match", tag))).Status.ShouldBe(304);

        foreach (var stale in new[] { "\"7\"", "\"0\"", "\"x\"", "\"2\", \"3\"" })
        {
            var refused = await system.ActAsync(code, "receive", new { officer = Reception }, ("If-Match", stale));
            (refused.Status, refused.Code).ShouldBe((412, "API-013"), stale);
        }

        (await system.ActAsync(code, "receive", new { officer = Reception, forward = false }, ("If-Match", tag))).Status.ShouldBe(200);
        (await system.ActAsync(code, "forward", new { officer = Reception }, ("If-Match", tag))).Status.ShouldBe(412);
        (await system.ActAsync(code, "forward", new { officer = Reception }, ("If-Match", "*"))).Status.ShouldBe(200);
        (await system.Client.GetAsync($"/api/v1/dossiers/{code}", ("If-None-Match", tag))).Header("ETag").ShouldBe("\"3\"");
        (await system.LogAsync(code)).Count.ShouldBe(3);
    }

    private static JsonObject Other(string act) => act switch
    {
        "assign" => new() { ["officer"] = DossierStory.Head, ["to"] = "khac" },
        "request-payment" => new() { ["amount"] = 1, ["reason"] = "khác" },
        "confirm-payment" => new() { ["how"] = "khác" },
        "propose" => new() { ["grants"] = true, ["subject"] = "khác" },
        "receive" or "approve" => new() { ["note"] = "khác" },
        _ => new() { ["reason"] = "khác" },
    };

    private static Task<int> CountAsync(Integrator system) => system.Site.DoAsync((_, db) => db.Set<Dossier>().CountAsync());
}
