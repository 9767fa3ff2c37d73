using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Testing;
using HaiCap.Web.Api.Dossiers;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api.Dossiers;

/// <summary>What is sent by whoever may not, or beside what is asked, changes nothing and tells nothing.</summary>
public sealed class StrangersTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Reception = DossierStory.Reception;

    [Fact]
    public async Task Members_nobody_asked_for_are_refused_and_set_nothing()
    {
        using var system = await provinces.IntegratorAsync(Provider.Sqlite);
        var code = await system.FiledAsync();
        foreach (var member in new[] { "state", "seq", "code", "id", "dueAt", "citizenId", "assisted", "provinceCode", "Officer", "submissionKey", "__proto__" })
        {
            var filing = await system.FilingAsync();
            filing[member] = "finished";
            var filed = await system.FileAsync(filing);
            (filed.Status, filed.Code).ShouldBe((400, "API-020"), member);
            filed.Json.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("/" + member);

            var act = await system.ActAsync(code, "receive", new JsonObject { ["officer"] = Reception, [member] = "finished" });
            act.Status.ShouldBe(400, member);
        }

        (await system.SeeAsync(code)).GetProperty("state").GetString().ShouldBe("submitted");
    }

    [Fact]
    public async Task Too_long_a_text_is_told_by_its_place()
    {
        using var system = await provinces.IntegratorAsync(Provider.Sqlite);
        var code = await system.FiledAsync();
        var refused = await system.ActAsync(code, "refuse", new { officer = Reception, reason = new string('x', 4001), legalBasis = "Điều 17" });
        (refused.Status, refused.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()).ShouldBe((422, "/reason"));
        var empty = await system.ActAsync(code, "refuse", new { officer = Reception, reason = " ", legalBasis = "" });
        empty.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).ShouldBe(["/reason", "/legalBasis"]);
    }

    [Theory, BothProviders]
    public async Task Beyond_the_keys_territory_a_dossier_is_not_there(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider, "tiepnhan.vinhphu");
        var code = await system.FiledAsync();
        var site = system.Site;
        using var commune = await ApiClient.WithKeyAsync(site, agencyCode: await CommuneAsync(site, "chutich.vinhphu"));
        using var elsewhere = new Integrator(site, commune);
        using var province = new Integrator(site, await ApiClient.WithKeyAsync(site, province: "38"));
        using var nobody = new Integrator(site, new ApiClient(site, key: null));
        foreach (var (stranger, status) in new[] { (elsewhere, 404), (province, 404), (nobody, 401) })
        {
            foreach (var path in new[] { "", "/acts", $"/files/{Guid.CreateVersion7()}", $"/documents/{Guid.CreateVersion7()}", $"?officer={Reception}" })
            {
                (await stranger.Client.GetAsync($"/api/v1/dossiers/{code}{path}")).Status.ShouldBe(status, path);
            }

            foreach (var act in DossierActs.All)
            {
                var body = JsonSerializer.SerializeToNode(act.ExampleBody, act.BodyType, Web.Api.Hosting.ApiJson.Options)!;
                (await stranger.ActAsync(code, act.Name, body, ("If-Match", "\"99\""))).Status.ShouldBe(status, act.Name);
                body["officer"] = null;
                (await stranger.ActAsync(code, act.Name, body)).Status.ShouldBe(status, act.Name);
            }
        }

        (await elsewhere.Client.GetAsync("/api/v1/dossiers?limit=200")).Text.ShouldNotContain(code);
        (await province.Client.GetAsync("/api/v1/dossiers?limit=200")).Status.ShouldBeOneOf(200, 403);
        (await elsewhere.FileAsync(await elsewhere.FilingAsync())).Status.ShouldBe(403);
        (await system.LogAsync(code)).Count.ShouldBe(1);
    }

    [Theory, BothProviders]
    public async Task Every_act_is_refused_to_an_officer_without_the_authority(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider, "kiemtra.tinh");
        var code = await system.FiledAsync();
        foreach (var act in DossierActs.All)
        {
            var body = JsonSerializer.SerializeToNode(act.ExampleBody, act.BodyType, Web.Api.Hosting.ApiJson.Options)!;
            body["officer"] = "kiemtra.tinh";
            if (body["consultation"] is null && act.Name == "answer-consultation")
            {
                continue;
            }

            var refused = await system.ActAsync(code, act.Name, body);
            refused.Status.ShouldBeOneOf([403, 422], $"{act.Name}: {refused.Text}");
            body["officer"] = "khong.co";
            (await system.ActAsync(code, act.Name, body)).Json.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("/officer", act.Name);
        }

        (await system.LogAsync(code)).Count.ShouldBe(1);
    }

    [Theory, BothProviders]
    public async Task Whoever_names_no_officer_is_told_whose_turn_it_is(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var code = await system.FiledAsync();
        var refused = await system.ActAsync(code, "receive", new { });
        (refused.Status, refused.Code).ShouldBe((422, "API-030"));
        refused.Json.GetProperty("turn").EnumerateArray().Select(turn => turn.GetProperty("officer").GetString()).ShouldBe([Reception]);
        await system.DoneAsync(code, "receive", new { officer = Reception });
        await system.DoneAsync(code, "assign", new { officer = DossierStory.Head, to = DossierStory.Specialist });
        (await system.ActAsync(code, "propose", new { grants = true, subject = "x" })).Json.GetProperty("turn")[0].GetProperty("officer").GetString().ShouldBe(DossierStory.Specialist);
    }

    [Theory, BothProviders]
    public async Task A_person_is_told_only_to_the_system_that_filed_or_in_an_officers_name(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var paper = SampleFiles.Pdf($"giấy tờ {provider}");
        var filing = await system.FilingAsync();
        filing["attachments"] = new JsonArray(new JsonObject { ["component"] = DossierStory.Component, ["name"] = "cccd.pdf", ["sha256"] = await system.SendAsync(paper) });
        var code = (await system.FileAsync(filing)).Json.GetProperty("code").GetString()!;
        var own = await system.SeeAsync(code);
        own.GetProperty("applicant").GetProperty("idNumber").GetString().ShouldBe("040085000001");
        var file = own.GetProperty("papers")[0].GetProperty("file").GetString()!;

        using var other = new Integrator(system.Site, await ApiClient.WithKeyAsync(system.Site));
        var masked = await other.SeeAsync(code);
        masked.GetProperty("applicant").GetProperty("name").GetString().ShouldBe("N. V. M.");
        masked.GetProperty("applicant").GetProperty("idNumber").GetString().ShouldBe("••••••••0001");
        masked.GetRawText().ShouldNotContain("0900000001");
        masked.GetRawText().ShouldNotContain("cccd");
        (await other.Client.GetAsync(file)).Status.ShouldBe(404);
        (await other.ActAsync(code, "withdraw", new { reason = "Thử" })).Status.ShouldBe(403);
        (await other.SeeAsync(code, $"?officer={Reception}")).GetProperty("applicant").GetProperty("masked").GetBoolean().ShouldBeFalse();
        (await other.Client.GetAsync($"{file}?officer={Reception}", ("Accept", "application/pdf"))).Status.ShouldBe(200);
        (await other.Client.GetAsync($"{file}?officer=vanthu.skhcn")).Status.ShouldBe(200);

        using var reading = new Integrator(system.Site, await ApiClient.WithKeyAsync(system.Site, KeyScopes.Read));
        (await reading.ActAsync(code, "receive", new { officer = Reception })).Status.ShouldBe(403);
        (await reading.FileAsync(filing)).Status.ShouldBe(403);
        filing["submitter"] = "x";
        var stolen = await other.FileAsync(filing);
        stolen.Json.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("/attachments/0/sha256");
    }

    private static Task<string> CommuneAsync(Site site, string userName) => site.DoAsync(async (_, db) =>
    {
        var officer = Core.Organizations.Sample.SampleIds.For($"officer/{userName}");
        return (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(
            db.Set<Core.Organizations.Position>().Where(row => row.OfficerId == officer).Select(row => row.Agency!.Code))).Text;
    });
}
