using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Testing;
using HaiCap.Web.Tests.Api;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Fuzz;

/// <summary>
/// The API attacked from its own document. <c>HAICAP_FUZZ_SEED</c> repeats a run, <c>HAICAP_FUZZ_REQUESTS</c> sets its length, <c>HAICAP_FUZZ_POSTGRES=1</c> its database.
/// </summary>
public sealed class ApiFuzzTests
{
    private const int Workers = 4;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_hundred_thousand_hostile_requests_get_clear_answers_and_do_no_harm()
    {
        var seed = Setting("HAICAP_FUZZ_SEED", 20261122);
        var requests = Setting("HAICAP_FUZZ_REQUESTS", 100_000);
        await using var province = new ProvinceSite(
            Environment.GetEnvironmentVariable("HAICAP_FUZZ_POSTGRES") == "1" ? Provider.Postgres : Provider.Sqlite, "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft=None");
        await province.InitializeAsync();
        (await province.CitizenAsync()).Dispose();
        var codes = await FurnishAsync(province);
        using var client = new ApiClient(province.Site, null);
        var document = new ApiDocument((await client.GetAsync("/openapi/v1.json")).Text);
        var keys = await KeysAsync(province.Site);
        var run = new FuzzRun(document, province.Site.App.GetTestServer());

        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => run.RunAsync(new Random(seed + worker), requests / Workers, keys, codes, Deadline))));

        var took = Stopwatch.GetElapsedTime(started);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {requests} requests over {document.Operations.Count} operations in {took.TotalSeconds:0} s: {string.Join(", ", run.Statuses.OrderBy(one => one.Key).Select(one => $"{one.Key}: {one.Value}"))}; "
            + $"done: {string.Join(", ", run.Done.Keys.Order(StringComparer.Ordinal))}");
        string.Join("\n\n", run.Faults.GroupBy(fault => fault.Kind, StringComparer.Ordinal).Select(kind => $"{kind.Count()} × {kind.First().Text}")).ShouldBeEmpty($"HAICAP_FUZZ_SEED={seed} HAICAP_FUZZ_REQUESTS={requests}");
        run.Statuses.Keys.ShouldContain(200);
        run.Statuses.Keys.ShouldContain(401);

        // The fuzzer gets past the door: what needs no officer and no state of a dossier was done, and something of the rest.
        document.Operations.Where(operation => operation.Body is null && !operation.Path.Contains("{id}", StringComparison.Ordinal) && operation.Method == "GET")
            .Select(operation => operation.Name).Except(run.Done.Keys, StringComparer.Ordinal).ShouldBeEmpty("never done");

        await using var scope = province.Site.App.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<VerifyAll>().HandleAsync().ToListAsync()).ShouldBeEmpty();
    }

    /// <summary>Those for whom another system may act.</summary>
    internal static readonly string[] Officers = [DossierStory.Reception, DossierStory.Head, DossierStory.Specialist, "giamdoc.skhcn", "vanthu.skhcn", "vanthu.vanphong"];

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : otherwise;

    private static async Task<IReadOnlyList<string>> FurnishAsync(ProvinceSite province)
    {
        var codes = new List<string>();
        for (var number = 0; number < 6; number++)
        {
            var story = await DossierStory.FiledAsync(province.Site);
            codes.Add(story.Code);
            if (number > 1)
            {
                await story.ReceiveAsync();
            }

            if (number > 3)
            {
                await story.AssignAsync();
            }
        }

        var mission = await MissionStory.AskedAsync(province.Site);
        await mission.AnsweredAsync();
        codes.AddRange([mission.Code, mission.Difficulty]);
        foreach (var officer in Officers)
        {
            (await province.OfficerAsync(officer)).Dispose();
        }

        return codes;
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(Site site)
    {
        var all = await ApiClient.KeyAsync(site, KeyScopes.Read | KeyScopes.Write);
        return
        [
            "", "Bearer haicap_40_" + new string('A', 43), "Basic eDp5", "Bearer", $"Bearer {all} x", $"bearer {all}", .. Enumerable.Repeat($"Bearer {all}", 16),
            $"Bearer {await ApiClient.KeyAsync(site, KeyScopes.Read)}",
            $"Bearer {await ApiClient.KeyAsync(site, KeyScopes.Write)}",
            $"Bearer {await ApiClient.KeyAsync(site, KeyScopes.Read | KeyScopes.Write, agencyCode: "H41.19")}",
            $"Bearer {await ApiClient.KeyAsync(site, KeyScopes.Read | KeyScopes.Write, from: site.Clock.GetUtcNow().AddDays(-2), to: site.Clock.GetUtcNow().AddDays(-1))}",
        ];
    }
}

/// <summary>One run: what was answered, and what was wrong with it.</summary>
internal sealed class FuzzRun(ApiDocument document, TestServer server)
{
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    public ConcurrentBag<(string Kind, string Text)> Faults { get; } = [];

    /// <summary>Operations that were done at least once.</summary>
    public ConcurrentDictionary<string, bool> Done { get; } = new(StringComparer.Ordinal);

    public async Task RunAsync(Random random, int count, IReadOnlyList<string> keys, IReadOnlyList<string> codes, TimeSpan deadline)
    {
        var invent = new Inventor(document, random);
        foreach (var code in codes)
        {
            invent.Learn("code", code);
        }

        foreach (var officer in ApiFuzzTests.Officers)
        {
            invent.Learn("officer", officer);
            invent.Learn("to", officer);
        }

        var maker = new RequestMaker(document, invent, keys);
        using var invoker = new HttpMessageInvoker(server.CreateHandler());
        for (var sent = 0; sent < count; sent++)
        {
            var request = maker.Make();
            using var message = request.Message;
            using var patience = new CancellationTokenSource(deadline);
            try
            {
                using var answer = await invoker.SendAsync(message, patience.Token);
                var text = await answer.Content.ReadAsStringAsync(patience.Token);
                Statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, before) => before + 1);
                if (FaultOf(request, answer, text, invent) is { } fault)
                {
                    Faults.Add(($"{request.Operation.Name} {(int)answer.StatusCode} {fault}", $"{request.Told}\n→ {(int)answer.StatusCode} {fault}\n{(text.Length > 600 ? text[..600] : text)}"));
                }
            }
            catch (OperationCanceledException)
            {
                Faults.Add(($"{request.Operation.Name} hangs", $"{request.Told}\n→ no answer in {deadline.TotalSeconds} s"));
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Faults.Add(($"{request.Operation.Name} {failure.GetType().Name}", $"{request.Told}\n→ {failure}"));
            }
        }
    }

    private string? FaultOf(FuzzRequest request, HttpResponseMessage answer, string text, Inventor invent)
    {
        var status = (int)answer.StatusCode;
        if (status >= 500)
        {
            return status == 503 && answer.Headers.RetryAfter is not null ? null : "a failure";
        }

        var head = request.Message.Method == HttpMethod.Head;
        var api = request.Message.RequestUri!.AbsolutePath.StartsWith("/api", StringComparison.OrdinalIgnoreCase);
        if (status >= 400)
        {
            return head || !api ? null : ProblemFault(answer, text, status);
        }

        if (status is 301 or 302 or 303 or 307 or 308)
        {
            return "a redirect";
        }

        if (head || !string.Equals(request.Message.Method.Method, request.Operation.Method, StringComparison.Ordinal) || !api)
        {
            return null;
        }

        if (!IsOf(request.Operation, request.Message.RequestUri.AbsolutePath))
        {
            return null;
        }

        if (status >= 300)
        {
            return status == 304 && text.Length == 0 ? null : "an answer the document does not know";
        }

        Done[request.Operation.Name] = true;
        if (document.AnswerOf(request.Operation, status) is not { } described)
        {
            return "an answer the document does not know";
        }

        if (answer.Content.Headers.ContentType?.MediaType is not "application/json")
        {
            return described["content"] is JsonObject content && content.ContainsKey(answer.Content.Headers.ContentType?.MediaType ?? "") || text.Length == 0 ? null : "a type the document does not know";
        }

        invent.Learn(JsonNode.Parse(text));
        using var json = JsonDocument.Parse(text);
        return SchemaCheck.Fault(document, described["content"]?["application/json"]?["schema"], json.RootElement);
    }

    /// <summary>A naughty path argument may have made the request one of another operation.</summary>
    private static bool IsOf(ApiOperation operation, string path)
    {
        var (asked, meant) = (path.Split('/'), operation.Path.Split('/'));
        return asked.Length == meant.Length && asked.Zip(meant).All(pair => pair.Second.StartsWith('{') || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private static string? ProblemFault(HttpResponseMessage answer, string text, int status)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return $"no problem but {answer.Content.Headers.ContentType}";
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            var problem = json.RootElement;
            foreach (var member in new[] { "type", "title", "detail", "code", "en" })
            {
                if (!problem.TryGetProperty(member, out var value) || value.ValueKind != JsonValueKind.String || value.GetString()!.Length == 0)
                {
                    return $"a problem without {member}";
                }
            }

            return problem.TryGetProperty("status", out var said) && said.TryGetInt32(out var number) && number == status ? null : "a problem of another status";
        }
        catch (JsonException)
        {
            return "a problem that is no JSON";
        }
    }
}
