using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HaiCap.Web.Api.Describing;

/// <summary>A text of the document in its two languages.</summary>
public sealed record TwoTexts(string Vi, string En)
{
    /// <summary>"vi / en", or two paragraphs.</summary>
    public static TwoTexts Of(string? text)
    {
        var parts = (text ?? "").Split(text?.Contains("\n\n", StringComparison.Ordinal) == true ? "\n\n" : " / ", 2);
        return new(parts[0], parts[^1]);
    }
}

/// <param name="Type">string, integer, …; "…?" may be null, "…[]" a list, a name another table.</param>
public sealed record ReferenceRow(string Name, string Type, bool Required, TwoTexts Text);

public sealed record ReferenceAnswer(string Status, TwoTexts Text, string? Type, string? Example);

public sealed record ReferenceOperation(
    string Id, string Method, string Path, TwoTexts Summary, TwoTexts Description, bool NeedsKey, IReadOnlyList<ReferenceRow> Parameters, string? BodyType, string? BodyExample, string Curl,
    IReadOnlyList<ReferenceAnswer> Answers);

public sealed record ReferenceGroup(string Name, TwoTexts Text, IReadOnlyList<ReferenceOperation> Operations);

public sealed record ReferenceType(string Name, TwoTexts Text, IReadOnlyList<ReferenceRow> Members, IReadOnlyList<string> Words);

/// <summary>The contract as people read it: made once from the very document that programs read.</summary>
public sealed class ApiReference(OpenApiPage page)
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lazy<Task<(IReadOnlyList<ReferenceGroup> Groups, IReadOnlyList<ReferenceType> Types)>> made = new(async () => Read(JsonNode.Parse((await page.GetAsync()).Bytes)!));

    public Task<(IReadOnlyList<ReferenceGroup> Groups, IReadOnlyList<ReferenceType> Types)> GetAsync() => made.Value;

    private static (IReadOnlyList<ReferenceGroup> Groups, IReadOnlyList<ReferenceType> Types) Read(JsonNode document)
    {
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(one => (Tag: (string)one.Value!["tags"]![0]!, Operation: OperationOf(document, path.Key, one.Key, one.Value))))
            .ToLookup(one => one.Tag, one => one.Operation);
        var groups = ApiTags.All.Select(tag => new ReferenceGroup(tag.Name, TwoTexts.Of(tag.Text), [.. operations[tag.Name]])).Where(group => group.Operations.Count > 0).ToList();
        var types = document["components"]!["schemas"]!.AsObject().OrderBy(schema => schema.Key, StringComparer.Ordinal).Select(schema => new ReferenceType(
            schema.Key, TwoTexts.Of((string?)schema.Value!["description"]), [.. MembersOf(schema.Value)], [.. (schema.Value["enum"] as JsonArray ?? []).Select(word => (string?)word).OfType<string>()]));
        return (groups, [.. types]);
    }

    private static ReferenceOperation OperationOf(JsonNode document, string path, string method, JsonNode said)
    {
        var parameters = (said["parameters"] as JsonArray ?? []).Select(one => one!).Select(one => new ReferenceRow(
            (string)one["name"]!, $"{(string)one["in"]!} · {TypeOf(one["schema"])}", (bool?)one["required"] ?? false, TwoTexts.Of((string?)one["description"]))).ToList();
        var body = said["requestBody"]?["content"]?["application/json"];
        var key = said["security"] is JsonArray { Count: > 0 };
        var example = body?["example"]?.ToJsonString(Pretty);
        return new(
            (string)said["operationId"]!, method.ToUpperInvariant(), path, TwoTexts.Of((string?)said["summary"]), TwoTexts.Of((string?)said["description"]), key, parameters,
            body is null ? null : TypeOf(body["schema"]), example, CurlOf(path, method, key, said, example),
            [.. said["responses"]!.AsObject().Select(response => AnswerOf(document, response.Key, response.Value!))]);
    }

    private static string CurlOf(string path, string method, bool key, JsonNode said, string? body)
    {
        var url = (said["parameters"] as JsonArray ?? []).Where(one => (string?)one!["in"] == "path")
            .Aggregate(path, (text, one) => text.Replace($"{{{(string)one!["name"]!}}}", one["example"]?.ToString() ?? "…", StringComparison.Ordinal));
        var query = string.Join('&', (said["parameters"] as JsonArray ?? []).Where(one => (string?)one!["in"] == "query" && one["example"] is not null)
            .Select(one => $"{(string)one!["name"]!}={Uri.EscapeDataString(one["example"]!.ToString())}"));
        return "curl " + (key ? "-H \"Authorization: Bearer $KEY\" " : "") + (body is null ? "" : "-H 'Content-Type: application/json' -d @body.json ")
            + (method == "get" || body is not null ? "" : "--data-binary @tep.pdf ") + $"\"$SITE{url}{(query.Length > 0 ? "?" + query : "")}\"";
    }

    private static ReferenceAnswer AnswerOf(JsonNode document, string status, JsonNode response)
    {
        var whole = (string?)response["$ref"] is { } pointer ? document["components"]!["responses"]![pointer.Split('/')[^1]]! : response;
        var content = whole["content"] as JsonObject;
        var json = content?["application/json"];
        return new(
            status, TwoTexts.Of((string?)whole["description"]), json is not null ? TypeOf(json["schema"]) : content?.FirstOrDefault().Key, status[0] == '2' ? json?["example"]?.ToJsonString(Pretty) : null);
    }

    private static IEnumerable<ReferenceRow> MembersOf(JsonNode schema)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => (string?)name).ToHashSet(StringComparer.Ordinal);
        return (schema["properties"] as JsonObject ?? []).Select(member => new ReferenceRow(
            member.Key, TypeOf(member.Value), required.Contains(member.Key), TwoTexts.Of((string?)member.Value!["description"])));
    }

    private static string TypeOf(JsonNode? schema)
    {
        if (schema is null)
        {
            return "";
        }

        if ((string?)schema["$ref"] is { } pointer)
        {
            return pointer.Split('/')[^1];
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            var known = choices.Select(TypeOf).Where(type => type != "null").ToList();
            return string.Join(" | ", known) + (known.Count < choices.Count ? "?" : "");
        }

        var types = schema["type"] switch { JsonArray many => [.. many.Select(one => (string)one!)], null => [], var one => (string[])[(string)one!] };
        var name = string.Join('|', types.Where(type => type != "null"));
        var shown = name == "array" ? TypeOf(schema["items"]) + "[]" : (string?)schema["format"] is { } format && format is "date" or "date-time" or "uuid" ? (string)schema["format"]! : name;
        return shown + (types.Contains("null") ? "?" : "");
    }
}
