using System.Text;
using System.Text.Json.Nodes;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Testing;
using HaiCap.Web.Tests.Api;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Access;

/// <summary>
/// Walks every endpoint of the API with every kind of key and compares the answers with the reviewed table api-walk.txt. An endpoint without a line
/// there fails. <c>HAICAP_ACCEPT=1</c> writes what was seen, to be read like code before it is committed. "+" says that the dossier walked to is in
/// the answer. Each request meets a dossier of its own, received, at the desk of the specialist; the body is the document's example.
/// </summary>
public sealed class ApiWalkTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const KeyScopes Both = KeyScopes.Read | KeyScopes.Write;

    private static readonly string Table = Path.Combine(Repository.Root, "tests", "HaiCap.Web.Tests", "Access", "api-walk.txt");

    private Site Site => province.Site;

    [Fact]
    public async Task Every_endpoint_answers_every_key_as_the_table_says()
    {
        using var applicant = await province.CitizenAsync();
        foreach (var userName in new[] { DossierStory.Reception, "tiepnhan.tinh", DossierStory.Head, DossierStory.Specialist, "truongphong.qlkh", "giamdoc.skhcn", "vanthu.skhcn", "vanthu.vanphong", ProgrammeStory.Secretary })
        {
            // Opens their accounts: acts name them.
            (await province.OfficerAsync(userName)).Dispose();
        }

        var keys = await KeysAsync();
        using var nobody = new ApiClient(Site, key: null);
        var contract = new Contract(JsonNode.Parse((await nobody.GetAsync("/openapi/v1.json")).Text)!.AsObject());
        var seen = new StringBuilder("# ").AppendJoin(" | ", keys.Select(key => key.Column)).Append('\n');
        foreach (var (method, route) in Endpoints())
        {
            var operation = contract.Operations.Single(one => one.Method == method && one.Path == route);
            seen.Append(method.ToUpperInvariant()).Append(' ').Append(route).Append(" :");
            foreach (var (_, client) in keys)
            {
                seen.Append(' ').Append(await AnswerAsync(client, operation));
            }

            seen.Append('\n');
        }

        if (Environment.GetEnvironmentVariable("HAICAP_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Table, seen.ToString());
        }

        seen.ToString().TrimEnd().Split('\n').ShouldBe(await File.ReadAllLinesAsync(Table));
        foreach (var (_, client) in keys)
        {
            client.Dispose();
        }
    }

    [Fact]
    public async Task No_session_opens_the_api_and_no_key_opens_a_page()
    {
        using var officer = await province.OfficerAsync("giamdoc.skhcn");
        foreach (var (method, route) in Endpoints().Where(one => one.Method == "get" && !one.Route.Contains('{', StringComparison.Ordinal)))
        {
            await officer.GetAsync(route, follow: false);
            using var nobody = new ApiClient(Site, key: null);
            ((int)officer.Status).ShouldBe((await nobody.GetAsync(route)).Status, $"{method} {route} with a session");
        }

        using var client = await ApiClient.WithKeyAsync(Site, Both, "00");
        var page = await client.GetAsync("/lam-viec");
        (page.Status, page.Message.Headers.Location?.OriginalString.StartsWith("/dang-nhap", StringComparison.Ordinal)).ShouldBe((302, true));
    }

    private async Task<string> AnswerAsync(ApiClient client, Operation operation)
    {
        var story = await DossierStory.FiledAsync(Site);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var path = operation.Path;
        var mission = path.Contains("/recommendations", StringComparison.Ordinal) || path.Contains("/answers", StringComparison.Ordinal) || path.Contains("/difficulties", StringComparison.Ordinal)
            ? await MissionStory.AskedAsync(Site) : null;
        var draft = mission is null ? Guid.Empty : await mission.DraftAsync();
        foreach (var parameter in (operation.Said["parameters"] as JsonArray ?? []).Select(one => one!.AsObject()).Where(one => (string?)one["in"] == "path"))
        {
            var name = (string)parameter["name"]!;
            var value = mission is not null ? (name == "id" ? draft.ToString() : path.Contains("/difficulties/", StringComparison.Ordinal) ? mission.Difficulty : mission.Code)
                : name == "stop" ? (await ProgrammeStory.StopAsync(Site)).ToString()
                : name == "code" && path.Contains("/dossiers/", StringComparison.Ordinal) ? story.Code
                : parameter["example"]?.ToString() ?? throw new InvalidOperationException($"{operation}: {{{name}}} has no example");
            path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
        }

        var known = mission is null ? story.Code : path.Contains("/difficulties", StringComparison.Ordinal) ? mission.Difficulty : mission.Code;
        using var body = operation.Said["requestBody"]?["content"]?["application/json"]?["example"] is { } example
            ? new StringContent(example.ToJsonString().Replace("KN-40-26-000012", known, StringComparison.Ordinal), Encoding.UTF8, "application/json") : null;
        var answer = await client.SendAsync(new HttpMethod(operation.Method.ToUpperInvariant()), path, body);
        return $"{answer.Status}{(answer.Status < 300 && operation.Method == "get" && answer.Text.Contains(known, StringComparison.Ordinal) ? "+" : "")}";
    }

    private IEnumerable<(string Method, string Route)> Endpoints() => Site.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Select(endpoint => (Route: $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}", Methods: endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
        .Where(endpoint => endpoint.Route.StartsWith("/api/", StringComparison.Ordinal))
        .SelectMany(endpoint => endpoint.Methods.Select(method => (method.ToLowerInvariant(), Unconstrained(endpoint.Route))))
        .OrderBy(endpoint => endpoint.Item2, StringComparer.Ordinal).ThenBy(endpoint => endpoint.Item1, StringComparer.Ordinal);

    /// <summary>As the document writes it: {id:guid} is {id}.</summary>
    private static string Unconstrained(string route) => string.Join('/', route.Split('/').Select(part =>
        part.StartsWith('{') && part.Contains(':', StringComparison.Ordinal) ? part[..part.IndexOf(':', StringComparison.Ordinal)] + "}" : part));

    private async Task<List<(string Column, ApiClient Client)>> KeysAsync()
    {
        var now = Site.Clock.GetUtcNow();
        var revoked = await ApiClient.KeyAsync(Site, Both);
        await Site.DoAsync(async (services, db) =>
        {
            var id = await db.Set<ApiKey>().Where(key => key.Ending == revoked.Substring(revoked.Length - 4)).Select(key => key.Id).SingleAsync();
            (await services.GetRequiredService<RevokeKeyHandler>().HandleAsync(new RevokeKey(Actor.System, id))).Ok.ShouldBeTrue();
            return true;
        });
        return
        [
            ("không khóa", new ApiClient(Site, key: null)),
            ("đọc cả nước", await ApiClient.WithKeyAsync(Site, KeyScopes.Read, "00")),
            ("ghi cả nước", await ApiClient.WithKeyAsync(Site, KeyScopes.Write, "00")),
            ("đọc ghi cả nước", await ApiClient.WithKeyAsync(Site, Both, "00")),
            ("đọc ghi cả tỉnh", await ApiClient.WithKeyAsync(Site, Both)),
            ("cơ quan giải quyết", await ApiClient.WithKeyAsync(Site, Both, agencyCode: "H41.19")),
            ("phòng chuyên môn", await ApiClient.WithKeyAsync(Site, Both, agencyCode: "H41.19.05")),
            ("phường tiếp nhận", await ApiClient.WithKeyAsync(Site, Both, agencyCode: "H41.102")),
            ("phòng khác cùng sở", await ApiClient.WithKeyAsync(Site, Both, agencyCode: await SiblingAsync("H41.19", "H41.19.05"))),
            ("xã khác", await ApiClient.WithKeyAsync(Site, Both, agencyCode: await SiblingAsync("H41", "H41.102"))),
            ("tỉnh khác", await ApiClient.WithKeyAsync(Site, Both, "38")),
            ("đã thu hồi", new ApiClient(Site, revoked)),
            ("hết hạn", await ApiClient.WithKeyAsync(Site, Both, from: now.AddDays(-2), to: now.AddDays(-1))),
            ("chưa đến ngày", await ApiClient.WithKeyAsync(Site, Both, from: now.AddDays(1))),
        ];
    }

    /// <summary>An agency beside another, of its kind and under the same one.</summary>
    private Task<string> SiblingAsync(string above, string beside) => Site.DoAsync(async (_, db) =>
    {
        var all = await db.Set<Agency>().AsNoTracking().ToListAsync();
        var known = all.Single(agency => agency.Code.Text == beside);
        return all.Where(agency => agency.Kind == known.Kind && agency.Code.Text != beside && agency.Code.Text.StartsWith(above, StringComparison.Ordinal) && agency.ParentId == known.ParentId)
            .OrderBy(agency => agency.Code.Text, StringComparer.Ordinal).First().Code.Text;
    });
}
