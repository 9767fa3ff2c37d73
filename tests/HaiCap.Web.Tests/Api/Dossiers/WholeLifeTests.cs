using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Api.Dossiers;

/// <summary>A dossier from the first request to the applicant's hand, by JSON alone, on both databases.</summary>
public sealed class WholeLifeTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Reception = DossierStory.Reception;
    private const string Head = DossierStory.Head;
    private const string Specialist = DossierStory.Specialist;

    private const string Asked = "truongphong.qlkh";

    private static readonly string[] Beginning = ["dossier.submitted", "dossier.received", "dossier.forwarded", "dossier.assigned"];

    [Theory, BothProviders]
    public async Task A_dossier_lives_its_whole_life_through_the_api(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider, Asked);
        var paper = SampleFiles.Pdf($"tài liệu {provider}");
        var filing = await system.FilingAsync();
        filing["attachments"] = new JsonArray(new JsonObject
        {
            ["component"] = DossierStory.Component, ["name"] = "tài liệu.pdf", ["size"] = paper.Length, ["sha256"] = await system.SendAsync(paper),
        });
        var filed = await system.FileAsync(filing);
        filed.Status.ShouldBe(201, filed.Text);
        var code = filed.Json.GetProperty("code").GetString()!;
        filed.Message.Headers.Location!.ToString().ShouldBe($"/api/v1/dossiers/{code}");
        filed.Header("ETag").ShouldBe("\"1\"");

        (await system.DoneAsync(code, "receive", new { officer = Reception })).GetProperty("act").GetString().ShouldBe("dossier.forwarded");
        (await system.DoneAsync(code, "assign", new { officer = Head, to = Specialist })).GetProperty("state").GetString().ShouldBe("inProcess");

        // The applicant completes it through the same system.
        await system.DoneAsync(code, "request-supplement", new { officer = Specialist, defects = new[] { new { component = DossierStory.Component, reason = "Thiếu trang thông số" } } });
        var waiting = await system.SeeAsync(code);
        waiting.GetProperty("state").GetString().ShouldBe("supplementRequested");
        waiting.GetProperty("paused").GetBoolean().ShouldBeTrue();
        var more = await system.SendAsync(SampleFiles.Pdf($"bổ sung {provider}"));
        await system.DoneAsync(code, "answer-supplement", new { attachments = new[] { new { component = DossierStory.Component, name = "bổ sung.pdf", sha256 = more } }, note = "Đã bổ sung." });

        await system.DoneAsync(code, "request-payment", new { officer = Specialist, amount = 1_500_000, reason = "Phí thẩm định" });
        await system.DoneAsync(code, "confirm-payment", new { officer = Specialist, how = "Chuyển khoản" });
        await system.DoneAsync(code, "consult", new { officer = Specialist, unit = await UnitAsync(system), question = "Ý kiến?" });
        var question = (await system.SeeAsync(code)).GetProperty("consultations")[0];
        question.GetProperty("question").GetString().ShouldBe("Ý kiến?");
        await system.DoneAsync(code, "answer-consultation", new { officer = Asked, answer = "Đồng ý." });
        await system.DoneAsync(code, "propose", new { officer = Specialist, grants = true, subject = "Xác nhận khai báo", facts = "Thiết bị: X100" });
        await system.DoneAsync(code, "return", new { officer = Head, reason = "Thiếu căn cứ." });
        await system.DoneAsync(code, "reassign", new { officer = Head, to = "chuyenvien2.atbx", reason = "Nghỉ phép" });
        await system.DoneAsync(code, "propose", new { officer = "chuyenvien2.atbx", grants = true, subject = "Xác nhận khai báo", facts = "Thiết bị: X100" });
        await system.DoneAsync(code, "approve", new { officer = Head, note = "Kính trình." });
        await system.DoneAsync(code, "sign", new { officer = "giamdoc.skhcn" });
        await system.DoneAsync(code, "issue", new { officer = "vanthu.vanphong", sendBack = false });
        await system.DoneAsync(code, "send-back", new { officer = "vanthu.vanphong" });
        var closed = await system.DoneAsync(code, "hand-over", new { officer = Reception, handedTo = "Nguyễn Văn Mẫu" });
        closed.GetProperty("state").GetString().ShouldBe("returned");

        var seen = await system.SeeAsync(code);
        seen.GetProperty("seq").GetInt32().ShouldBe(closed.GetProperty("seq").GetInt32());
        seen.GetProperty("applicant").GetProperty("name").GetString().ShouldBe("Nguyễn Văn Mẫu");
        var papers = seen.GetProperty("papers").EnumerateArray().ToList();
        (await system.Client.GetAsync(papers[0].GetProperty("file").GetString()!, ("Accept", "application/pdf"))).Status.ShouldBe(200);
        var result = seen.GetProperty("documents").EnumerateArray().Single(document => document.GetProperty("kind").GetString() == "result");
        var letter = await system.Client.GetAsync(result.GetProperty("file").GetString()!);
        letter.Status.ShouldBe(200);
        letter.ContentType.ShouldBe("application/pdf");
        letter.Text.ShouldStartWith("%PDF-");

        await TheLogSaysWhoAndThroughWhatAsync(system, code);
    }

    [Theory, BothProviders]
    public async Task A_dossier_is_refused_stopped_or_withdrawn_through_the_api(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var refused = await system.FiledAsync();
        (await system.DoneAsync(refused, "refuse", new { officer = Reception, reason = "Ngoài tỉnh", legalBasis = "Điều 17" })).GetProperty("state").GetString().ShouldBe("notAccepted");

        var withdrawn = await system.FiledAsync();
        (await system.DoneAsync(withdrawn, "withdraw", new { reason = "Không còn nhu cầu" })).GetProperty("state").GetString().ShouldBe("stopped");

        var stopped = await system.FiledAsync();
        await system.DoneAsync(stopped, "receive", new { officer = Reception, forward = false });
        await system.DoneAsync(stopped, "forward", new { officer = Reception });
        (await system.DoneAsync(stopped, "withdraw", new { reason = "Không còn nhu cầu" })).GetProperty("state").GetString().ShouldBe("withdrawalRequested");
        (await system.DoneAsync(stopped, "stop", new { officer = Head, reason = "Theo đề nghị" })).GetProperty("state").GetString().ShouldBe("stopped");
    }

    [Theory, BothProviders]
    public async Task A_paper_dossier_is_taken_at_a_counter_through_the_api(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var filing = await system.FilingAsync();
        (filing["channel"], filing["officer"], filing["formOnPaper"]) = ("counter", Reception, true);
        filing.Remove("answers");
        var missing = await system.FileAsync(filing);
        missing.Status.ShouldBe(422);
        missing.Json.GetProperty("errors").EnumerateArray().ShouldAllBe(error => error.GetProperty("code").GetString() == "DOS-018");

        filing["attachments"] = new JsonArray([.. Components().Select(component => new JsonObject { ["component"] = component, ["form"] = "original" })]);
        var taken = await system.FileAsync(filing, ("Idempotency-Key", $"quay-{provider}"));
        taken.Status.ShouldBe(201, taken.Text);
        taken.Json.GetProperty("state").GetString().ShouldBe("inProcess");
        taken.Json.GetProperty("seq").GetInt32().ShouldBe(3);
        var again = await system.FileAsync(filing, ("Idempotency-Key", $"quay-{provider}"));
        again.Text.ShouldBe(taken.Text);
        again.Header("Idempotency-Replayed").ShouldBe("true");

        filing.Remove("officer");
        (await system.FileAsync(filing)).Status.ShouldBe(403);
        (filing["channel"], filing["officer"]) = ("online", Reception);
        filing["answers"] = JsonNode.Parse(DossierStory.Declaration);
        filing["formOnPaper"] = false;
        filing.Remove("attachments");
        var assisted = await system.FileAsync(filing);
        assisted.Status.ShouldBe(201, assisted.Text);
        (await system.LogAsync(assisted.Json.GetProperty("code").GetString()!))[0].Data.ShouldContain("\"assisted\":true");
    }

    private static IEnumerable<string> Components() => ["phieu-khai-bao", DossierStory.Component];

    private static Task<string> UnitAsync(Integrator system) => system.Site.DoAsync(async (_, db) =>
    {
        var head = SampleIds.For($"officer/{Asked}");
        return (await db.Set<Position>().Where(row => row.OfficerId == head).Select(row => row.Agency!.Code).FirstAsync()).Text;
    });

    private static async Task TheLogSaysWhoAndThroughWhatAsync(Integrator system, string code)
    {
        var log = await system.LogAsync(code);
        log.Take(4).Select(act => act.Name).ShouldBe(Beginning);
        log[0].ActorKind.ShouldBe(ActorKind.Integrator);
        log[1].ActorKind.ShouldBe(ActorKind.Officer);
        log[1].PositionId.ShouldNotBeNull();
        log.Where(act => act.ActorKind == ActorKind.Officer).ShouldAllBe(act => act.Data.Contains($"\"via\":{{\"key\":\"{log[0].ActorId}\"", StringComparison.Ordinal));
        var supplemented = log.Single(act => act.Name == "dossier.supplemented");
        (supplemented.ActorKind, supplemented.ActorId, supplemented.OnBehalfOf).ShouldBe((ActorKind.Integrator, log[0].ActorId, "Nguyễn Văn Mẫu"));

        var acts = new List<JsonElement>();
        for (string? next = ""; next is not null;)
        {
            var page = await system.Client.GetAsync($"/api/v1/dossiers/{code}/acts?limit=4" + (next.Length == 0 ? "" : "&after=" + next));
            page.Status.ShouldBe(200, page.Text);
            page.Text.ShouldNotContain("Nguyễn Văn Mẫu");
            acts.AddRange(page.Json.GetProperty("items").EnumerateArray());
            next = page.Json.GetProperty("next").GetString();
        }

        acts.Select(act => act.GetProperty("name").GetString()).ShouldBe(log.Select(act => act.Name));
        acts[1].GetProperty("via").GetGuid().ShouldBe(log[0].ActorId!.Value);
    }
}
