using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HaiCap.Web.Tests.Api;

/// <summary>One operation of the OpenAPI document.</summary>
public sealed record Operation(string Path, string Method, JsonObject Said)
{
    public string Id => (string)Said["operationId"]!;

    public override string ToString() => $"{Method.ToUpperInvariant()} {Path}";
}

/// <summary>The OpenAPI document, and whether a value is what it says.</summary>
public sealed partial class Contract(JsonObject document)
{
    public IEnumerable<Operation> Operations => document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Where(one => one.Key is "get" or "post" or "put" or "patch" or "delete")
            .Select(one => new Operation(path.Key, one.Key, one.Value!.AsObject())));

    public JsonObject Resolve(JsonNode node)
    {
        while ((string?)node["$ref"] is { } pointer)
        {
            node = pointer.Split('/').Skip(1).Aggregate((JsonNode)document, (at, part) => at[part] ?? throw new InvalidOperationException($"{pointer} leads nowhere"));
        }

        return node.AsObject();
    }

    /// <summary>The response the document has for a status; null when it has none.</summary>
    public JsonObject? Response(Operation operation, int status) =>
        operation.Said["responses"]![status.ToString(System.Globalization.CultureInfo.InvariantCulture)] is { } found ? Resolve(found) : null;

    /// <summary>Where a value is not what its schema says; empty when all is well.</summary>
    public IEnumerable<string> Faults(JsonNode? value, JsonNode schemaOrReference, string at = "")
    {
        var schema = Resolve(schemaOrReference);
        if (schema["oneOf"] is JsonArray choices)
        {
            return choices.Any(choice => !Faults(value, choice!, at).Any()) ? [] : [$"{at} is none of its choices"];
        }

        var types = schema["type"] switch { null => [], JsonArray many => [.. many.Select(one => (string)one!)], var one => (string[])[(string)one!] };
        var kind = KindOf(value);
        if (types.Length > 0 && !types.Contains(kind) && !(kind == "integer" && types.Contains("number")))
        {
            return [$"{at} is {kind}, not {string.Join('|', types)}"];
        }

        return value switch
        {
            JsonObject whole => Members(whole, schema, at),
            JsonArray list => schema["items"] is { } item ? list.SelectMany((one, i) => Faults(one, item, $"{at}/{i}")) : [],
            JsonValue text when kind == "string" => OfText((string)text!, schema, at),
            null when schema["enum"] is JsonArray words && !words.Contains(null) && types.Length == 0 => [$"{at} is null"],
            _ => [],
        };
    }

    private IEnumerable<string> Members(JsonObject whole, JsonObject schema, string at)
    {
        var known = schema["properties"] as JsonObject ?? [];
        foreach (var missing in (schema["required"] as JsonArray ?? []).Select(name => (string)name!).Where(name => !whole.ContainsKey(name)))
        {
            yield return $"{at}/{missing} is missing";
        }

        foreach (var (name, value) in whole)
        {
            if (known[name] is { } member)
            {
                foreach (var fault in Faults(value, member, $"{at}/{name}"))
                {
                    yield return fault;
                }
            }
            else if (known.Count > 0 && schema["additionalProperties"] is not JsonObject)
            {
                yield return $"{at}/{name} is not in the document";
            }
        }
    }

    private static IEnumerable<string> OfText(string text, JsonObject schema, string at)
    {
        if (schema["enum"] is JsonArray words && !words.Any(word => (string?)word == text))
        {
            yield return $"{at} “{text}” is not one of its words";
        }

        if (((string?)schema["format"] == "date-time" && !Instant().IsMatch(text)) || ((string?)schema["format"] == "date" && !DateOnly.TryParseExact(text, "yyyy-MM-dd", out _)))
        {
            yield return $"{at} “{text}” is no {(string?)schema["format"]}";
        }
    }

    private static string KindOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => value.ToJsonString().AsSpan().IndexOfAny(".eE") < 0 ? "integer" : "number",
            _ => "boolean",
        },
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instant();
}
