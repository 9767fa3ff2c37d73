using System.ComponentModel.DataAnnotations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Web.Api.Dossiers;

namespace HaiCap.Web.Api.Missions;

/// <summary>A difficulty to be recorded, for the agency of the officer.</summary>
/// <param name="Kind">Code of its kind: ha-tang, csdl-dung-chung, con-nguoi, to-chuc, kinh-phi, phap-luat.</param>
/// <param name="Field">Lĩnh vực, as the catalogue of fields has it; by it the competent unit is found.</param>
/// <param name="Procedure">Code of a procedure in force it is met in.</param>
/// <param name="Affected">Whom or what it touches.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="Person">Who complained; told in full to the recording agency only.</param>
/// <param name="Asks">What is asked for; with it a recommendation is made and its clock starts.</param>
/// <param name="Addressee">Whom it is asked of.</param>
/// <param name="Agency">Code of an agency of the province, where the key is for the nation.</param>
/// <param name="Officer">User name of the officer who records it.</param>
public sealed record DifficultyBody(
    [property: MaxLength(DifficultyKinds.LongestCode)] string Kind, [property: MaxLength(200)] string Field, [property: MaxLength(Difficulty.LongestText)] string Text, Severity Severity = Severity.Hinders,
    [property: MaxLength(20)] string? Procedure = null, [property: MaxLength(500)] string? Affected = null, [property: MaxLength(1000)] string? Evidence = null,
    [property: MaxLength(200)] string? Person = null, [property: MaxLength(Difficulty.LongestText)] string? Asks = null, Addressee Addressee = Addressee.Ministry,
    [property: MaxLength(35)] string? Agency = null, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <summary>Something to be asked, with the difficulty behind it.</summary>
/// <param name="Asks">What is asked for.</param>
/// <param name="Difficulty">What the difficulty is.</param>
/// <param name="Kind">Code of its kind: ha-tang, csdl-dung-chung, con-nguoi, to-chuc, kinh-phi, phap-luat; the time for an answer follows from it.</param>
/// <param name="Field">Lĩnh vực, as the catalogue of fields has it; by it the competent unit is found.</param>
/// <param name="Procedure">Code of a procedure in force it is met in.</param>
/// <param name="Addressee">Whom it is asked of.</param>
/// <param name="Agency">Code of an agency of the province, where the key is for the nation.</param>
/// <param name="Officer">User name of the officer who asks.</param>
public sealed record RecommendationBody(
    [property: MaxLength(Difficulty.LongestText)] string Asks, [property: MaxLength(Difficulty.LongestText)] string Difficulty, [property: MaxLength(DifficultyKinds.LongestCode)] string Kind,
    [property: MaxLength(200)] string Field, [property: MaxLength(20)] string? Procedure = null, Severity Severity = Severity.Hinders, Addressee Addressee = Addressee.Ministry,
    [property: MaxLength(35)] string? Agency = null, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="Unit">Code of a unit of the ministry or of the province that asked.</param>
/// <param name="Reason">Why it goes on; not asked of the first routing.</param>
public sealed record RouteBody(
    [property: MaxLength(35)] string Unit, [property: MaxLength(4000)] string? Reason = null, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="Officer">User name of the officer the system acts for.</param>
public sealed record OfficerBody([property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="Reason">Why.</param>
public sealed record ReasonBody([property: MaxLength(4000)] string Reason, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <summary>An answer to be drafted, or drafted anew while it is not sent.</summary>
/// <param name="Recommendation">Code of what is answered.</param>
/// <param name="Text">The answer; of a refusal the reason.</param>
/// <param name="Cites">What it rests on; of kind amendText at least one with its article.</param>
/// <param name="PlannedFor">Of kind planned: the day it will be done by, today or later.</param>
/// <param name="OtherAuthority">Of kind otherAuthority: which.</param>
/// <param name="Officer">User name of the officer who drafts.</param>
public sealed record AnswerBody(
    [property: MaxLength(24)] string Recommendation, AnswerKind Kind, [property: MaxLength(RecommendationAnswer.LongestText)] string Text,
    [property: MaxLength(20)] IReadOnlyList<CitationBody>? Cites = null, DateOnly? PlannedFor = null, [property: MaxLength(200)] string? OtherAuthority = null,
    [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="Number">Number and notation: 133/2025/NĐ-CP.</param>
/// <param name="Article">As it is quoted: Điều 7.</param>
public sealed record CitationBody([property: MaxLength(60)] string Number, [property: MaxLength(100)] string? Article = null);
