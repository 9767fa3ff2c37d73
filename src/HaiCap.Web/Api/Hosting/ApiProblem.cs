using System.Text.Json.Serialization;

namespace HaiCap.Web.Api.Hosting;

/// <summary>RFC 9457, in Vietnamese, with the English sentence beside.</summary>
/// <param name="Type">Names the problem: <c>urn:haicap:problem:DOS-004</c>.</param>
/// <param name="Title">What kind of answer it is, in Vietnamese.</param>
/// <param name="Detail">The sentence to show, in Vietnamese.</param>
/// <param name="Code">Stable; programs decide by it.</param>
/// <param name="En">The same sentence in English.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail, string Code, string En)
{
    /// <summary>Each fault with its place, when there are several or one has a place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiFault>? Errors { get; init; }

    /// <summary>Whose turn it is, when an act lacks its officer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiTurn>? Turn { get; init; }

    /// <summary>The code to quote when asking for help: it is in the log too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }
}

/// <param name="Pointer">JSON pointer into the body (RFC 6901).</param>
/// <param name="Parameter">The query parameter or header instead.</param>
public sealed record ApiFault(
    string Code, string Vi, string En,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null);

/// <summary>Somebody who may act now: an officer by user name, in a unit by its code.</summary>
public sealed record ApiTurn(string Officer, string Name, string Unit, string UnitName);
