using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HaiCap.Core.Procedures.Forms;

/// <summary>
/// Answers as JSON. A number that could be read is a JSON number, one that could not is the text as typed, so that a draft
/// gives back exactly what was typed; dates are yyyy-MM-dd; several choices an array; a place or a file an object; a group an
/// array of objects.
/// </summary>
public sealed class FormAnswers(JsonObject json)
{
    public static FormAnswers None => new([]);

    public JsonObject Json { get; } = json;

    public static FormAnswers FromJson(string? text) =>
        string.IsNullOrWhiteSpace(text) ? None : new(JsonNode.Parse(text) as JsonObject ?? []);

    public string ToJson() => Json.ToJsonString(ProcedureDefinition.Json);

    public bool Has(string field) => Json.ContainsKey(field);

    public bool IsAnswered(string field) => IsAnswered(Json[field]);

    /// <summary>The answer as text: as stored, not as shown; null when there is none.</summary>
    public string? Text(string field) => Json[field] is JsonValue value ? Plain(value) : null;

    /// <summary>Every value given: one for a simple field, all the ticked ones for several choices.</summary>
    public IEnumerable<string> Values(string field) => Json[field] switch
    {
        JsonValue value => [Plain(value)],
        JsonArray array => array.OfType<JsonValue>().Select(Plain),
        _ => [],
    };

    /// <summary>The number, or null when absent or not readable as one.</summary>
    public decimal? Number(string field) =>
        Json[field] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    public DateOnly? Date(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public FormPlace? Place(string field) =>
        Json[field] is JsonObject o ? new(Part(o, "province"), Part(o, "commune"), Part(o, "street")) : null;

    public IReadOnlyList<FormFile> Files(string field) =>
        Json[field] is JsonArray array
            ? [.. array.OfType<JsonObject>().Select(o => new FormFile(Part(o, "id") ?? "", Part(o, "name") ?? ""))]
            : [];

    public IReadOnlyList<FormAnswers> Items(string field) =>
        Json[field] is JsonArray array ? [.. array.OfType<JsonObject>().Select(o => new FormAnswers(o))] : [];

    private static bool IsAnswered(JsonNode? node) => node switch
    {
        null => false,
        JsonValue value => Plain(value).Length > 0,
        JsonArray array => array.Any(IsAnswered),
        // A place page offers a province before anything is chosen: alone it answers nothing.
        JsonObject o => o.Any(pair => pair.Key != "province" && IsAnswered(pair.Value)),
        _ => false,
    };

    private static string? Part(JsonObject o, string name) => o[name] is JsonValue value ? Plain(value) : null;

    private static string Plain(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}

/// <param name="Province">Two digits.</param>
/// <param name="Commune">Five digits.</param>
/// <param name="Street">House number, street, hamlet, as typed.</param>
public sealed record FormPlace(string? Province, string? Commune, string? Street);

/// <param name="Id">Names a stored file of the same draft or dossier.</param>
public sealed record FormFile(string Id, string Name);

internal static class JsonDecimals
{
    public static bool TryGetDecimal(this JsonValue value, out decimal number) =>
        decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
