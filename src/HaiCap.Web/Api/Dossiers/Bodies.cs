using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>What every act carries: the officer it is done for.</summary>
public interface IActBody
{
    /// <summary>User name of the officer the system acts for. The act is theirs, by their own authority.</summary>
    string? Officer { get; }
}

/// <param name="Officer">User name of the officer the system acts for.</param>
/// <param name="Note">For the office.</param>
public sealed record NoteBody([property: MaxLength(100)] string? Officer = null, [property: MaxLength(4000)] string? Note = null) : IActBody;

/// <param name="Forward">Send it to the competent agency in the same act, as electronic dossiers go at once.</param>
public sealed record ReceiveBody([property: MaxLength(100)] string? Officer = null, bool Forward = true, [property: MaxLength(4000)] string? Note = null) : IActBody;

/// <param name="LegalBasis">The article that lets the office refuse.</param>
public sealed record RefuseBody([property: MaxLength(4000)] string Reason, [property: MaxLength(1000)] string LegalBasis, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="To">User name of who gets the dossier.</param>
public sealed record AssignBody([property: MaxLength(100)] string To, [property: MaxLength(100)] string? Officer = null, [property: MaxLength(4000)] string? Note = null) : IActBody;

/// <param name="To">User name of who gets the work of whoever has it now.</param>
public sealed record ReassignBody([property: MaxLength(100)] string To, [property: MaxLength(4000)] string Reason, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="Defects">All of them at once, each component with what to add or mend.</param>
public sealed record SupplementBody(
    [property: MaxLength(200)] IReadOnlyList<DefectBody> Defects, [property: MaxLength(100)] string? Officer = null, [property: MaxLength(4000)] string? Note = null) : IActBody;

/// <param name="Component">Key of the component in the procedure.</param>
public sealed record DefectBody([property: MaxLength(60)] string Component, [property: MaxLength(2000)] string Reason);

/// <summary>What completes a dossier: by the system that filed it, standing for the applicant, or by an officer of the centre that took it.</summary>
/// <param name="Answers">Corrected answers to the form, all of them; left out, they stay.</param>
public sealed record SupplementedBody(
    [property: MaxLength(200)] IReadOnlyList<AttachmentBody>? Attachments = null, JsonObject? Answers = null, [property: MaxLength(100)] string? Officer = null,
    [property: MaxLength(4000)] string? Note = null) : IActBody;

/// <param name="Unit">Code of the unit that is asked.</param>
/// <param name="Days">Working days it has to answer.</param>
public sealed record ConsultBody(
    [property: MaxLength(35)] string Unit, [property: MaxLength(4000)] string Question, [property: MaxLength(100)] string? Officer = null, [property: Range(1, 30)] int Days = 2) : IActBody;

/// <param name="Consultation">Id of the question; left out when there is only one open.</param>
public sealed record OpinionBody([property: MaxLength(4000)] string Answer, Guid? Consultation = null, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="Step">Key of an earlier step; the one just before when left out.</param>
public sealed record ReturnBody([property: MaxLength(4000)] string Reason, [property: MaxLength(60)] string? Step = null, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="NewDay">The working day until whose closing the result is promised.</param>
/// <param name="LateUnit">Code of the unit that is late; the one the hours of its stays tell when left out.</param>
public sealed record ApologiseBody(
    [property: MaxLength(4000)] string Reason, DateOnly NewDay, [property: MaxLength(35)] string? LateUnit = null, [property: MaxLength(100)] string? Officer = null) : IActBody;

public sealed record StopBody([property: MaxLength(4000)] string Reason, [property: MaxLength(1000)] string? LegalBasis = null, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <summary>The applicant takes the dossier back: by the system that filed it, or by an officer of the centre that took it.</summary>
public sealed record WithdrawBody([property: MaxLength(4000)] string Reason, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="Amount">Whole đồng.</param>
public sealed record PaymentBody(
    [property: Range(1, 1_000_000_000_000)] long Amount, [property: MaxLength(4000)] string Reason, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="How">As the receipt says: "chuyển khoản".</param>
public sealed record PaidBody([property: MaxLength(200)] string How, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <param name="Grants">False: a refusal in writing with reasons.</param>
/// <param name="Subject">What the result is about (trích yếu).</param>
/// <param name="Facts">One fact a line, "label: value".</param>
/// <param name="Body">One paragraph a line; in a refusal the reasons.</param>
/// <param name="ValidTo">Last day of a licence.</param>
public sealed record ProposeBody(
    bool Grants, [property: MaxLength(500)] string Subject, [property: MaxLength(20_000)] string Facts = "", [property: MaxLength(50_000)] string Body = "", DateOnly? ValidTo = null,
    [property: MaxLength(100)] string? Officer = null, [property: MaxLength(4000)] string? Note = null) : IActBody;

/// <param name="SendBack">Send it to the centre in the same act.</param>
public sealed record IssueBody([property: MaxLength(100)] string? Officer = null, bool SendBack = true, [property: MaxLength(4000)] string? Note = null) : IActBody;

/// <param name="HandedTo">Who took it; the applicant when left out.</param>
public sealed record HandOverBody([property: MaxLength(100)] string? Officer = null, [property: MaxLength(200)] string? HandedTo = null) : IActBody;
