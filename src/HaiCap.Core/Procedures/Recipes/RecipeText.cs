using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace HaiCap.Core.Procedures.Recipes;

/// <summary>A procedure as YAML that a person edits, both ways. JSON is YAML too.</summary>
public static class RecipeText
{
    public const int MaxLength = 200_000;

    private static readonly ISerializer Writer = new SerializerBuilder().WithQuotingNecessaryStrings().WithIndentedSequences()
        .WithEventEmitter(next => new Escaping(next), at => at.OnBottom()).Build();

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

    public static string Write(ProcedureRecipe recipe) => Write(JsonSerializer.SerializeToNode(recipe, ProcedureDefinition.Json)!);

    internal static string Write(JsonNode node) => Writer.Serialize(Plain(node)!);

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

    /// <param name="lines">Told of the line each part begins in, by its JSON path; of the fault's, by no path.</param>
    /// <exception cref="InvalidDataException">Not YAML; the message says where.</exception>
    internal static JsonNode Parse(string text, Dictionary<string, int>? lines = null)
    {
        var yaml = new YamlStream();
        var parser = new YamlDotNet.Core.Parser(new StringReader(text));
        try
        {
            yaml.Load(parser);
            return (yaml.Documents.Count == 0 ? null : new Reading(lines ?? []).ToJson(yaml.Documents[0].RootNode, "$", depth: 0)) ?? throw new InvalidDataException("It is empty.");
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            lines?[""] = (int)fault.Start.Line;
            throw new InvalidDataException($"{fault.Start}: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            // The library's answers to a key written twice and to some brackets that are never closed.
            lines?.TryAdd("", (int)(parser.Current?.End.Line ?? 1));
            throw new InvalidDataException(fault.Message, fault);
        }
    }

    /// <summary>What only looks like a letter, a space or an end of a line is written by its number, so that every text comes back as it was.</summary>
    private sealed class Escaping(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, YamlDotNet.Core.IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 && text.Any(IsStrange))
            {
                eventInfo.Style = YamlDotNet.Core.ScalarStyle.DoubleQuoted;
            }

            base.Emit(eventInfo, emitter);
        }

        private static bool IsStrange(char letter) => letter != '\n' && char.GetUnicodeCategory(letter)
            is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned;
    }

    /// <summary>
    /// Plain scalars follow YAML's core schema; quoted ones are always text, so codes are written in quotes. Anchors may make of a small text a deep or a huge one, so
    /// the depth and the number of parts are bounded.
    /// </summary>
    private sealed class Reading(Dictionary<string, int> lines)
    {
        private const int MostParts = 50_000;

        private int parts;

        public JsonNode? ToJson(YamlNode node, string path, int depth)
        {
            lines.TryAdd(path, (int)node.Start.Line);
            if (depth > 40 || ++parts > MostParts)
            {
                lines[""] = (int)node.Start.Line;
                throw new InvalidDataException(depth > 40 ? "It is too deep." : "It has too many parts.");
            }

            return node switch
            {
                YamlMappingNode map => new JsonObject(map.Children.Select(child => Member(child.Key, child.Value, path, depth))),
                YamlSequenceNode list => new JsonArray([.. list.Children.Select((item, i) => ToJson(item, $"{path}[{i}]", depth + 1))]),
                YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
                YamlScalarNode scalar => JsonValue.Create(scalar.Value),
                _ => null,
            };
        }

        private KeyValuePair<string, JsonNode?> Member(YamlNode key, YamlNode value, string path, int depth)
        {
            if (key is not YamlScalarNode { Value: { } name })
            {
                lines[""] = (int)key.Start.Line;
                throw new InvalidDataException("A key is a word.");
            }

            var inner = $"{path}.{name}";
            lines.TryAdd(inner, (int)key.Start.Line);
            return KeyValuePair.Create(name, ToJson(value, inner, depth + 1));
        }
    }

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
