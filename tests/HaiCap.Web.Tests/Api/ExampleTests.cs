using System.Text;
using System.Text.Json.Nodes;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api;

/// <summary>Sends the examples of every operation to the sample and reads the answers against the document.</summary>
public sealed partial class ExampleTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task Every_operation_answers_its_examples_as_the_document_says()
    {
        using var client = await ApiClient.WithKeyAsync(province.Site, province: "00");
        var contract = new Contract(JsonNode.Parse((await client.GetAsync("/openapi/v1.json")).Text)!.AsObject());
        var faults = new List<string>();
        foreach (var operation in contract.Operations)
        {
            var prepared = await PrepareAsync(operation, client);
            using var content = BodyOf(operation, prepared);
            var headers = operation.Method == "post" && HeaderExample(operation, "Idempotency-Key") is not null
                ? new[] { ("Idempotency-Key", $"vi-du-{operation.Id}") } : [];
            var answer = await client.SendAsync(new HttpMethod(operation.Method.ToUpperInvariant()), UrlOf(operation, prepared), content, headers);
            if (answer.Status >= 300)
            {
                faults.Add($"{operation} → {answer.Status} {answer.Text}");
            }
            else if (contract.Response(operation, answer.Status) is not { } response)
            {
                faults.Add($"{operation} → {answer.Status}, which the document does not know");
            }
            else if (response["content"]?[answer.ContentType ?? ""]?["schema"] is { } schema && answer.ContentType == "application/json")
            {
                faults.AddRange(contract.Faults(JsonNode.Parse(answer.Text), schema).Select(fault => $"{operation} → {fault}"));
            }
            else if (answer.Text.Length > 0 && answer.ContentType is "application/json" or "text/html")
            {
                faults.Add($"{operation} → {answer.ContentType}, which the document does not know");
            }
        }

        faults.ShouldBeEmpty();
    }

    private static string UrlOf(Operation operation, Prepared prepared)
    {
        var url = new StringBuilder(operation.Path);
        var query = new List<string>();
        foreach (var parameter in (operation.Said["parameters"] as JsonArray ?? []).Select(one => one!.AsObject()))
        {
            var name = (string)parameter["name"]!;
            var example = prepared.Path.GetValueOrDefault(name) ?? parameter["example"]?.ToString();
            switch ((string)parameter["in"]!)
            {
                case "path":
                    url.Replace($"{{{name}}}", Uri.EscapeDataString(example ?? throw new InvalidOperationException($"{operation}: {{{name}}} has no example")));
                    break;
                case "query" when example is not null:
                    query.Add($"{name}={Uri.EscapeDataString(example)}");
                    break;
            }
        }

        return query.Count == 0 ? url.ToString() : url.Append('?').AppendJoin('&', query).ToString();
    }

    private static HttpContent? BodyOf(Operation operation, Prepared prepared) =>
        prepared.Content
        ?? (operation.Said["requestBody"]?["content"]?["application/json"]?["example"] is { } example
            ? new StringContent((prepared.Body?.Invoke(example.DeepClone()) ?? example).ToJsonString(), Encoding.UTF8, "application/json")
            : null);

    private static string? HeaderExample(Operation operation, string header) =>
        (operation.Said["parameters"] as JsonArray ?? []).Where(one => (string?)one!["name"] == header).Select(one => (string?)one!["example"]).FirstOrDefault();

    /// <summary>What stands for an operation's path parameters: things that are there now, in the state its example needs.</summary>
    /// <param name="Body">Changes the example's body where it names such a thing.</param>
    /// <param name="Content">Sent instead of JSON.</param>
    private sealed record Prepared(IReadOnlyDictionary<string, string> Path, Func<JsonNode, JsonNode>? Body = null, HttpContent? Content = null)
    {
        public static readonly Prepared Nothing = new(new Dictionary<string, string>(StringComparer.Ordinal));
    }
}
