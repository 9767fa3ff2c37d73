using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HaiCap.Core.Acts;

/// <summary>What an act says besides who, when and why. Each concrete record carries its name and stands in docs/acts.md.</summary>
public abstract record ActData
{
    /// <summary>The system through which the officer acted; of every act, given by the recorder.</summary>
    [JsonInclude]
    [JsonPropertyOrder(1000)]
    internal ActVia? Via { get; init; }

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}

/// <summary>The stable name of an act, "subject.verb-in-the-past": dossier.received.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActNameAttribute(string name) : Attribute
{
    public string Name => name;
}

public static class ActNames
{
    private static readonly Dictionary<Type, string> Names = typeof(ActData).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(ActData)))
        .ToDictionary(type => type, type => type.GetCustomAttribute<ActNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type.Name} has no [ActName]."));

    public static IReadOnlyDictionary<Type, string> All => Names;

    public static string Of(ActData data) => Names[data.GetType()];

    public static string Of<T>()
        where T : ActData => Names[typeof(T)];
}
