using System.Text.Json;
using System.Text.Json.Nodes;

namespace HaiCap.Web.Tests.Fuzz;

/// <summary>Whether a value fits a schema: the words of JSON Schema that the document uses.</summary>
internal static class SchemaCheck
{
    /// <summary>Where and why it does not; null when it does.</summary>
    public static string? Fault(ApiDocument document, JsonNode? schemaNode, JsonElement value, string at = "$")
    {
        if (schemaNode is not JsonObject node)
        {
            return null;
        }

        var schema = document.Resolve(node);
        foreach (var all in Nodes(schema["allOf"]))
        {
            if (Fault(document, all, value, at) is { } fault)
            {
                return fault;
            }
        }

        foreach (var word in new[] { "oneOf", "anyOf" })
        {
            var ways = Nodes(schema[word]).Select(way => Fault(document, way, value, at)).ToList();
            if (ways.Count > 0 && !ways.Contains(null))
            {
                return $"{at}: none of {word}: {ways[0]}";
            }
        }

        if (!TypeFits(schema["type"], value))
        {
            return $"{at}: {value.ValueKind} is not {schema["type"]!.ToJsonString()}";
        }

        if (schema["enum"] is JsonArray words && value.ValueKind == JsonValueKind.String && !words.Any(word => word?.ToString() == value.GetString()))
        {
            return $"{at}: '{value}' is not among the words";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => ObjectFault(document, schema, value, at),
            JsonValueKind.Array => value.EnumerateArray().Select((item, i) => Fault(document, schema["items"], item, $"{at}[{i}]")).FirstOrDefault(fault => fault is not null),
            JsonValueKind.String => StringFault(schema, value.GetString()!, at),
            _ => null,
        };
    }

    private static string? ObjectFault(ApiDocument document, JsonObject schema, JsonElement value, string at)
    {
        foreach (var required in Nodes(schema["required"]))
        {
            if (!value.TryGetProperty(required!.ToString(), out _))
            {
                return $"{at}: lacks {required}";
            }
        }

        var (known, rest) = (schema["properties"] as JsonObject, schema["additionalProperties"]);
        foreach (var member in value.EnumerateObject())
        {
            var described = known?[member.Name] ?? rest as JsonObject;
            if (described is null && rest is JsonValue shut && shut.TryGetValue<bool>(out var open) && !open)
            {
                return $"{at}: {member.Name} is not in the document";
            }

            if (Fault(document, described, member.Value, $"{at}.{member.Name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? StringFault(JsonObject schema, string text, string at) => schema["format"]?.ToString() switch
    {
        "uuid" when !Guid.TryParseExact(text, "D", out _) => $"{at}: '{text}' is no uuid",
        "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _) => $"{at}: '{text}' is no date",
        "date-time" when !DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _) => $"{at}: '{text}' is no instant",
        _ when schema["maxLength"] is { } most && text.Length > most.GetValue<int>() => $"{at}: longer than {most}",
        _ => null,
    };

    private static bool TypeFits(JsonNode? type, JsonElement value) => type switch
    {
        null => true,
        JsonArray several => several.Any(one => IsOf(one!.ToString(), value)),
        _ => IsOf(type.ToString(), value),
    };

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };

    private static IEnumerable<JsonNode?> Nodes(JsonNode? node) => node as JsonArray ?? [];
}
