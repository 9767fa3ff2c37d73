using System.Text.Json.Nodes;

namespace HaiCap.Web.Tests.Fuzz;

/// <summary>One operation of the OpenAPI document.</summary>
internal sealed record ApiOperation(string Method, string Path, IReadOnlyList<JsonObject> Parameters, JsonObject? Body, JsonObject Responses)
{
    public string Name => $"{Method} {Path}";
}

/// <summary>The site's own OpenAPI document, as far as a fuzzer needs it.</summary>
internal sealed class ApiDocument
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];
    private readonly JsonObject root;

    public ApiDocument(string text)
    {
        root = JsonNode.Parse(text)!.AsObject();
        Operations =
        [
            .. root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(one => Methods.Contains(one.Key)).Select(one => new ApiOperation(
                one.Key.ToUpperInvariant(), path.Key,
                [.. Array(path.Value!["parameters"]).Concat(Array(one.Value!["parameters"])).Select(parameter => Resolve(parameter!))],
                one.Value!["requestBody"] is { } body ? Resolve(body) : null, one.Value!["responses"]!.AsObject()))),
        ];
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>The thing itself, behind however many references.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        var found = node.AsObject();
        while (found["$ref"] is { } reference)
        {
            found = reference.GetValue<string>().TrimStart('#', '/').Split('/').Aggregate(root, (at, step) => at[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]!.AsObject());
        }

        return found;
    }

    /// <summary>What the document says of an answer; null when it does not know the status.</summary>
    public JsonObject? AnswerOf(ApiOperation operation, int status) =>
        (operation.Responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] ?? operation.Responses["default"]) is { } answer ? Resolve(answer) : null;

    private static IEnumerable<JsonNode?> Array(JsonNode? node) => node as JsonArray ?? [];
}
