using System.Text.Json;
using System.Text.Json.Nodes;

namespace HaiCap.Core.Procedures.Recipes;

/// <summary>
/// Reads the YAML files of a folder. Parts that many procedures share stand under a name in <c>_chung.yaml</c>: where a file writes
/// <c>include: name</c>, the part comes in, with the other keys written over it; a part that is a list is spliced into the list.
/// </summary>
public static class RecipeFolder
{
    private const string SharedFile = "_chung.yaml";

    /// <exception cref="InvalidDataException">A file is not a recipe; the message names it and the place.</exception>
    public static IReadOnlyList<ProcedureRecipe> Read(string folder)
    {
        var sharedPath = Path.Combine(folder, SharedFile);
        var shared = File.Exists(sharedPath) ? (JsonObject)Parse(sharedPath) : [];
        return [.. Directory.EnumerateFiles(folder, "*.yaml")
            .Where(f => !Path.GetFileName(f).StartsWith('_'))
            .Order(StringComparer.Ordinal)
            .Select(f => ReadOne(f, shared))];
    }

    private static ProcedureRecipe ReadOne(string file, JsonObject shared)
    {
        try
        {
            var json = Expand(Parse(file), shared, depth: 0);
            return json.Deserialize<ProcedureRecipe>(ProcedureDefinition.Json) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)}: {fault.Message}", fault);
        }
    }

    private static JsonNode Parse(string file)
    {
        try
        {
            return RecipeText.Parse(File.ReadAllText(file));
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)}: {fault.Message}", fault);
        }
    }

    private static JsonNode Expand(JsonNode node, JsonObject shared, int depth)
    {
        if (depth > 40)
        {
            throw new JsonException("Parts include each other in a circle.");
        }

        switch (node)
        {
            case JsonObject o when o["include"]?.GetValue<string>() is { } name:
                var part = shared[name] ?? throw new JsonException($"'{name}' is not in {SharedFile}.");
                var expanded = Expand(part.DeepClone(), shared, depth + 1);
                foreach (var (key, value) in o.Where(p => p.Key != "include"))
                {
                    expanded[key] = value is null ? null : Expand(value.DeepClone(), shared, depth + 1);
                }

                return expanded;
            case JsonObject o:
                return new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Expand(p.Value.DeepClone(), shared, depth + 1))));
            case JsonArray list:
                return new JsonArray([.. list.SelectMany(item => Items(item, shared, depth))]);
            default:
                return node.DeepClone();
        }
    }

    private static IEnumerable<JsonNode?> Items(JsonNode? item, JsonObject shared, int depth)
    {
        if (item is null)
        {
            return [null];
        }

        var expanded = Expand(item, shared, depth + 1);
        return item is JsonObject o && o.ContainsKey("include") && expanded is JsonArray spliced
            ? [.. spliced.Select(i => i?.DeepClone())]
            : [expanded];
    }
}
