using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Testing;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Api;

/// <summary>The contract is reviewed like code: the document is compared with the snapshot beside this file, <c>HAICAP_ACCEPT=1</c> writes it.</summary>
public sealed class OpenApiTests(Site site) : IClassFixture<Site>
{
    private static readonly string Snapshot = Repository.Path("tests", "HaiCap.Web.Tests", "Api", "openapi.v1.json");

    [Fact]
    public async Task The_document_is_the_reviewed_one()
    {
        var text = await DocumentAsync();
        if (Environment.GetEnvironmentVariable("HAICAP_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Snapshot, text + "\n");
        }

        text.Split('\n').ShouldBe((await File.ReadAllTextAsync(Snapshot)).TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task The_public_linter_finds_no_fault()
    {
        var folder = Directory.CreateTempSubdirectory("haicap-lint");
        try
        {
            var document = Path.Combine(folder.FullName, "openapi.json");
            var rules = Path.Combine(folder.FullName, "rules.yaml");
            await File.WriteAllTextAsync(document, await DocumentAsync());
            await File.WriteAllTextAsync(rules, "extends: [[\"spectral:oas\", all]]\nrules: {info-contact: off, contact-properties: off}\n");
            var spectral = Repository.Path("node_modules", "@stoplight", "spectral-cli", "dist", "index.js");
            File.Exists(spectral).ShouldBeTrue("the linter is missing: run npm install (./test does it)");
            using var lint = Process.Start(new ProcessStartInfo("node", [spectral, "lint", document, "--ruleset", rules, "--fail-severity", "warn", "--quiet"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = lint.StandardOutput.ReadToEndAsync();
            var failed = lint.StandardError.ReadToEndAsync();
            using var patience = new CancellationTokenSource(Patience.Limit);
            await lint.WaitForExitAsync(patience.Token);
            lint.ExitCode.ShouldBe(0, await said + await failed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Every_endpoint_is_in_the_document_with_examples_that_fit_their_schemas()
    {
        var contract = new Contract(JsonNode.Parse(await DocumentAsync())!.AsObject());
        var endpoints = site.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true).ToList();
        endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>() is null).Select(endpoint => endpoint.DisplayName)
            .ShouldBeEmpty("endpoints without Describe(…)");
        contract.Operations.Count().ShouldBe(endpoints.Count);
        var faults = new List<string>();
        foreach (var operation in contract.Operations)
        {
            foreach (var text in new[] { "summary", "description" }.Where(text => !((string?)operation.Said[text] ?? "").Contains(" / ", StringComparison.Ordinal) && !((string?)operation.Said[text] ?? "").Contains("\n\n", StringComparison.Ordinal)))
            {
                faults.Add($"{operation}: its {text} is not in both languages");
            }

            if (operation.Said["requestBody"]?["content"] is JsonObject sent)
            {
                faults.AddRange(ExampleFaults(contract, operation, "body", sent));
            }

            foreach (var (status, response) in operation.Said["responses"]!.AsObject())
            {
                if (contract.Resolve(response!)["content"] is JsonObject content)
                {
                    faults.AddRange(ExampleFaults(contract, operation, status, content));
                }
            }
        }

        faults.Distinct().ShouldBeEmpty();
    }

    private static IEnumerable<string> ExampleFaults(Contract contract, Operation operation, string what, JsonObject content) => content.SelectMany(media =>
        media.Value!["example"] is not { } example
            ? media.Key is "application/json" or "application/problem+json" ? [$"{operation} {what} has no example"] : []
            : contract.Faults(example, media.Value["schema"]!).Select(fault => $"{operation} {what}: {fault}"));

    private async Task<string> DocumentAsync()
    {
        using var client = new ApiClient(site, key: null);
        var answer = await client.GetAsync("/openapi/v1.json");
        answer.Status.ShouldBe(200);
        return JsonSerializer.Serialize(answer.Json, new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
