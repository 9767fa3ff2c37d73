using System.Text.Json.Nodes;
using HaiCap.Testing;
using HaiCap.Web.Api.Dossiers;
using HaiCap.Web.Api.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Api;

public sealed partial class ExampleTests
{
    private const string Dossiers = "/api/v1/dossiers";

    /// <summary>What must have been done to a dossier before an act; each by its own example.</summary>
    private static readonly Dictionary<string, string[]> Before = new(StringComparer.Ordinal)
    {
        ["receive"] = [], ["refuse"] = [], ["withdraw"] = [], ["forward"] = ["receive-only"], ["assign"] = ["receive"], ["reassign"] = ["receive", "assign"],
        ["request-supplement"] = ["receive", "assign"], ["answer-supplement"] = ["receive", "assign", "request-supplement"], ["consult"] = ["receive", "assign"],
        ["answer-consultation"] = ["receive", "assign", "consult"], ["return"] = ["receive", "assign", "propose"], ["stop"] = ["receive", "assign"],
        ["apologise"] = ["receive", "assign"],
        ["request-payment"] = ["receive", "assign"], ["confirm-payment"] = ["receive", "assign", "request-payment"], ["propose"] = ["receive", "assign"],
        ["approve"] = ["receive", "assign", "propose"], ["sign"] = ["receive", "assign", "propose", "approve"], ["issue"] = ["receive", "assign", "propose", "approve", "sign"],
        ["send-back"] = ["receive", "assign", "propose", "approve", "sign", "issue-only"], ["hand-over"] = ["receive", "assign", "propose", "approve", "sign", "issue"],
    };

    /// <summary>By operation id; what is not named here needs nothing.</summary>
    private async Task<Prepared> PrepareAsync(Operation operation, ApiClient client)
    {
        if (await PrepareMissionAsync(operation) is { } mission)
        {
            return mission;
        }

        var act = DossierActs.All.FirstOrDefault(one => operation.Path.EndsWith($"}}/{one.Name}", StringComparison.Ordinal));
        return operation.Id switch
        {
            "sendFile" => Prepared.Nothing with { Content = new ByteArrayContent(SampleFiles.Pdf("ví dụ")) },
            "fileDossier" => Prepared.Nothing with { Body = await WithFileAsync(client) },
            "getDossier" or "listDossierActs" => At(await FiledAsync(client)),
            "getDossierClock" => At(await FiledAsync(client, "receive")),
            "getDossierFile" or "getDossierDocument" => await HandedAsync(operation, client),
            _ when act is not null => At(await FiledAsync(client, Before[act.Name])) with { Body = await WithFileAsync(client) },
            _ => Prepared.Nothing,
        };
    }

    private static Prepared At(string code, string? id = null) => new(new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = code, ["id"] = id ?? "" });

    private async Task<Prepared> HandedAsync(Operation operation, ApiClient client)
    {
        var code = await FiledAsync(client, "receive");
        var seen = (await client.GetAsync($"{Dossiers}/{code}")).Json;
        return At(code, seen.GetProperty(operation.Id == "getDossierFile" ? "papers" : "documents")[0].GetProperty("id").GetString());
    }

    /// <summary>Puts a file that was sent in the place of the example's.</summary>
    private static async Task<Func<JsonNode, JsonNode>> WithFileAsync(ApiClient client)
    {
        var sent = await client.SendAsync(HttpMethod.Post, "/api/v1/files", new ByteArrayContent(SampleFiles.Pdf("ví dụ")));
        sent.Status.ShouldBe(201, sent.Text);
        return body =>
        {
            if (body["attachments"]?[0] is JsonObject paper)
            {
                paper["sha256"] = sent.Json.GetProperty("sha256").GetString();
            }

            return body;
        };
    }

    private async Task<string> FiledAsync(ApiClient client, params string[] acts)
    {
        foreach (var officer in new[] { "tiepnhan.tinh", "truongphong.atbx", "chuyenvien.atbx", "chuyenvien2.atbx", "truongphong.qlkh", "giamdoc.skhcn", "vanthu.skhcn", "vanthu.vanphong" })
        {
            (await province.OfficerAsync(officer)).Dispose();
        }

        var put = await WithFileAsync(client);
        var filed = await client.PostAsync(Dossiers, put(ExampleOf(FilingExample)).ToJsonString());
        filed.Status.ShouldBe(201, filed.Text);
        var code = filed.Json.GetProperty("code").GetString()!;
        foreach (var name in acts)
        {
            var body = put(ExampleOf(DossierActs.All.Single(act => act.Name == name.Replace("-only", "", StringComparison.Ordinal)).ExampleBody));
            if (name.EndsWith("-only", StringComparison.Ordinal))
            {
                body[name == "receive-only" ? "forward" : "sendBack"] = false;
            }

            var done = await client.PostAsync($"{Dossiers}/{code}/{name.Replace("-only", "", StringComparison.Ordinal)}", body.ToJsonString());
            done.Status.ShouldBe(200, $"{name}: {done.Text}");
        }

        return code;
    }

    private object FilingExample => province.Site.App.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(source => source.Endpoints)
        .Select(endpoint => endpoint.Metadata.GetMetadata<Web.Api.Describing.ApiOperation>()).First(operation => operation?.Id == "fileDossier")!.Body!;

    private static JsonNode ExampleOf(object body) => System.Text.Json.JsonSerializer.SerializeToNode(body, body.GetType(), ApiJson.Options)!;
}
