using System.Text.Json;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Authority.Rules;

/// <summary>How a competence came to its holder.</summary>
public enum GrantKind
{
    /// <summary>Given by law or decree to begin with.</summary>
    Original,

    /// <summary>Phân cấp.</summary>
    Decentralisation,

    /// <summary>Phân quyền.</summary>
    Devolution,

    /// <summary>Ủy quyền to an agency, which decides in its own name.</summary>
    Delegation,

    /// <summary>Ủy quyền to an officer, who signs TUQ. (decree 30/2020, article 13.3).</summary>
    Authorisation,

    /// <summary>Thừa lệnh: the head of a unit signs TL. (decree 30/2020, article 13.4).</summary>
    ByOrder,
}

/// <summary>Which place counts, by the answers: fixed equipment where it stands, mobile equipment where its owner has the head office.</summary>
/// <param name="Field">Key of a place field.</param>
/// <param name="When">The answers for which this one counts; one without a condition is the "otherwise".</param>
public sealed record PlaceChoice(string Field, FormCondition? When = null);

/// <summary>What one grant of competence covers; kept as JSON. Of codes, fields and tags any that fits is enough.</summary>
public sealed record GrantTerms
{
    public IReadOnlyList<string> Codes { get; init; } = [];

    public IReadOnlyList<string> Fields { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whose competence it was; null for an original one.</summary>
    public Holder? From { get; init; }

    public required Holder To { get; init; }

    /// <summary>Codes of the communes it is for; none: the whole province.</summary>
    public IReadOnlyList<string> Territory { get; init; } = [];

    /// <summary>The answers it is for, a threshold too; null: all.</summary>
    public FormCondition? When { get; init; }

    /// <summary><see cref="When"/> in the words of the instrument; required with it.</summary>
    public string? Case { get; init; }

    public IReadOnlyList<PlaceChoice> Places { get; init; } = [];

    /// <summary><see cref="Places"/> in words.</summary>
    public string? PlaceRule { get; init; }

    /// <summary>Seen in the instrument itself; otherwise shown as sample, to be confirmed.</summary>
    public bool Confirmed { get; init; }

    public bool Covers(ProcedureFacts procedure) =>
        Codes.Contains(procedure.Code, StringComparer.Ordinal) || Fields.Contains(procedure.Field, StringComparer.OrdinalIgnoreCase)
        || (Tags.Count > 0 && procedure.Tags.Any(tag => Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)));

    public string ToJson() => JsonSerializer.Serialize(this, ProcedureDefinition.Json);

    public static GrantTerms FromJson(string json) =>
        JsonSerializer.Deserialize<GrantTerms>(json, ProcedureDefinition.Json) ?? throw new JsonException("Empty terms of a grant.");
}

/// <summary>What competence asks of a procedure.</summary>
/// <param name="Version">Number of the publication.</param>
public sealed record ProcedureFacts(string Code, string Name, string Field, int Version, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Tags, CompetentAgencyRule Rule)
{
    public static ProcedureFacts Of(ProcedureVersion version)
    {
        var definition = version.Read();
        return new(version.Code, version.Name, version.Field, version.Number, version.ValidFrom, version.ValidTo, definition.Tags ?? [], definition.CompetentAgency);
    }
}
