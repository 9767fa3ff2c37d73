using System.Text.Json;
using System.Text.Json.Serialization;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Succession;

public enum PlanKind
{
    /// <summary>Đổi tên.</summary>
    Rename,

    /// <summary>Sáp nhập, hợp nhất.</summary>
    Merge,

    /// <summary>Chia, tách.</summary>
    Split,

    /// <summary>Giải thể, chuyển chức năng.</summary>
    Abolish,
}

/// <summary>A unit the plan founds.</summary>
/// <param name="Parent">Code of the agency above it; empty for none.</param>
/// <param name="UnitCode">Administrative unit it stands in.</param>
public sealed record NewUnit(Guid Id, string Code, string Name, string ShortName, string? EnglishName, string? Notation, AgencyKind Kind, string Parent, string UnitCode);

/// <summary>A unit that goes on under another name; its code stays.</summary>
public sealed record Renaming(string Code, string Name, string ShortName, string? EnglishName, string? Notation);

/// <summary>What of one unit goes to another: what the scope names, or the rest.</summary>
public sealed record Handing(string From, string To, SuccessionScope Scope);

/// <summary>A post that does not simply go on as it was at the successor.</summary>
/// <param name="To">Code of the unit; empty: the post ends and none begins.</param>
public sealed record PostChange(Guid PositionId, string To, string? Title, Role? Role, SigningForm? Form);

/// <summary>What a plan says; kept as JSON, so that what was reviewed is what takes effect.</summary>
public sealed record PlanTerms
{
    public IReadOnlyList<NewUnit> New { get; init; } = [];

    public IReadOnlyList<Renaming> Names { get; init; } = [];

    public IReadOnlyList<Handing> Handings { get; init; } = [];

    /// <summary>Codes of units that hand over a part and go on themselves.</summary>
    public IReadOnlyList<string> Staying { get; init; } = [];

    public IReadOnlyList<PostChange> Posts { get; init; } = [];

    /// <summary>Codes of the units whose end, part or name the plan is about.</summary>
    [JsonIgnore]
    public IEnumerable<string> Touched => Handings.Select(one => one.From).Concat(Names.Select(one => one.Code)).Distinct(StringComparer.Ordinal);

    [JsonIgnore]
    public IEnumerable<string> Ending => Handings.Select(one => one.From).Distinct(StringComparer.Ordinal).Where(code => !Staying.Contains(code, StringComparer.Ordinal));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static PlanTerms FromJson(string json) => JsonSerializer.Deserialize<PlanTerms>(json, Json) ?? new();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}
