using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using HaiCap.Core;
using HaiCap.Web.Api.Dossiers;

namespace HaiCap.Web.Api.Hosting;

/// <summary>How the API writes and reads JSON: camelCase, enums as words, instants with their offset; what is unknown, doubled or misspelt is refused.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;

        // Safe here: the answer is application/json with nosniff, never part of a page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new LocalInstant());
        options.TypeInfoResolverChain.Clear();
        options.TypeInfoResolverChain.Add(ApiJsonContext.Default);
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>The shapes of every answer; metadata made by the compiler, so that the first request is as quick as the next.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(PageOf<ProcedureItem>))]
[JsonSerializable(typeof(PageOf<HaiCap.Core.Organizations.FoundUnit>))]
[JsonSerializable(typeof(DeadlineQuestion))]
[JsonSerializable(typeof(DeadlineAnswer))]
[JsonSerializable(typeof(DossierFiled))]
[JsonSerializable(typeof(DossierItem))]
[JsonSerializable(typeof(ClockItem))]
[JsonSerializable(typeof(PageOf<DossierLine>))]
[JsonSerializable(typeof(PageOf<ActItem>))]
[JsonSerializable(typeof(ActDone))]
[JsonSerializable(typeof(FileSent))]
[JsonSerializable(typeof(PageOf<Missions.DifficultyLine>))]
[JsonSerializable(typeof(PageOf<Missions.KindItem>))]
[JsonSerializable(typeof(Missions.DifficultyItem))]
[JsonSerializable(typeof(PageOf<Missions.RecommendationLine>))]
[JsonSerializable(typeof(Missions.RecommendationItem))]
[JsonSerializable(typeof(PageOf<Missions.AnswerItem>))]
[JsonSerializable(typeof(Missions.RecommendationDone))]
[JsonSerializable(typeof(Missions.DifficultyMade))]
[JsonSerializable(typeof(PageOf<Missions.MissionLine>))]
[JsonSerializable(typeof(Missions.MissionItem))]
[JsonSerializable(typeof(Missions.MissionDone))]
public sealed partial class ApiJsonContext : JsonSerializerContext;

/// <summary>Written in Vietnam's time with its offset; read with any offset, never without one.</summary>
public sealed partial class LocalInstant : JsonConverter<DateTimeOffset>
{
    public const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var instant)
            ? instant
            : throw new JsonException("An instant is written as 2026-01-31T08:00:00+07:00.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[40];
        value.ToLocal().TryFormat(text, out var length, Form, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    public static bool TryParse(string? text, out DateTimeOffset instant)
    {
        instant = default;
        return text is { Length: <= 40 } && WithOffset().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant)
            && instant.UtcDateTime.Year is > 1900 and < 3000;
    }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithOffset();
}
