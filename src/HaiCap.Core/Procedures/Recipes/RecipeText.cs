using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace HaiCap.Core.Procedures.Recipes;

/// <summary>A procedure as YAML that a person edits, both ways. JSON is YAML too.</summary>
public static class RecipeText
{
    public const int MaxLength = 200_000;

    private static readonly ISerializer Writer = new SerializerBuilder().WithQuotingNecessaryStrings().WithIndentedSequences().Build();

    /// <summary>PRO-004, with the place, when the text is not a recipe.</summary>
    public static Outcome<ProcedureRecipe> Read(string text)
    {
        try
        {
            return Parse(text).Deserialize<ProcedureRecipe>(ProcedureDefinition.Json) ?? throw new JsonException("It is empty.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException)
        {
            return new Problem("PRO-004", $"Chưa đọc được định nghĩa: {fault.Message}", $"The definition cannot be read: {fault.Message}", "Source");
        }
    }

    public static string Write(ProcedureRecipe recipe) => Writer.Serialize(Plain(JsonSerializer.SerializeToNode(recipe, ProcedureDefinition.Json))!);

    public static ProcedureRecipe Of(ProcedureVersion version) => new()
    {
        Code = ProcedureCode.Parse(version.Code),
        Name = version.Name,
        Field = version.Field,
        Level = version.Level,
        ServiceLevel = version.ServiceLevel,
        ValidFrom = version.ValidFrom,
        Definition = version.Read(),
    };

    /// <exception cref="InvalidDataException">Not YAML; the message says where.</exception>
    internal static JsonNode Parse(string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            throw new InvalidDataException($"{fault.Start}: {fault.Message}", fault);
        }
        catch (ArgumentException fault)
        {
            // The library's answer to a key written twice.
            throw new InvalidDataException(fault.Message, fault);
        }

        return (yaml.Documents.Count == 0 ? null : ToJson(yaml.Documents[0].RootNode, depth: 0)) ?? throw new InvalidDataException("It is empty.");
    }

    // Plain scalars follow YAML's core schema; quoted ones are always text, so codes are written in quotes. Anchors may make a small
    // text a deep one, so the depth is bounded.
    private static JsonNode? ToJson(YamlNode node, int depth) => depth > 40 ? throw new InvalidDataException("It is too deep.") : node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((c.Key as YamlScalarNode)?.Value) ?? "", ToJson(c.Value, depth + 1)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(n => ToJson(n, depth + 1))]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private static object? Plain(JsonNode? node) => node switch
    {
        JsonObject o => o.ToDictionary(p => p.Key, p => Plain(p.Value), StringComparer.Ordinal),
        JsonArray a => a.Select(Plain).ToList(),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => v.GetValue<string>(),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => decimal.Parse(v.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonValue v => v.GetValueKind() == JsonValueKind.True,
        _ => null,
    };
}
