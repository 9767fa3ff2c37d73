using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>An agency by its code.</summary>
public sealed record AgencyItem(string Code, string Name)
{
    public static AgencyItem Of(Agency agency) => new(agency.Code.Text, agency.Name);

    public static AgencyItem? OfAny(Agency? agency) => agency is null ? null : Of(agency);
}

public sealed record ProcedureName(string Code, string Name);

public sealed record StepItem(string Key, string Name, StepPerformer Performer)
{
    public static StepItem? Of(ProcessStep? step) => step is null ? null : new(step.Key, step.Name, step.Performer);
}

/// <summary>A dossier.</summary>
/// <param name="Step">Where it stands; null once it has ended.</param>
/// <param name="Holder">Whose turn it is; null when it is nobody's.</param>
/// <param name="ReceivedAt">When it was accepted and the legal clock started; null before.</param>
/// <param name="AnswerDueAt">When "accepted" or "fix this" is due.</param>
/// <param name="DueAt">What the applicant was promised; null before acceptance.</param>
/// <param name="Paused">The legal clock stands still: it waits for the applicant or a payment.</param>
/// <param name="Applicant">Masked unless this key filed the dossier, or an officer is named who may read it.</param>
/// <param name="Acts">Where its acts are read.</param>
/// <param name="Seq">Number of its last act; its ETag.</param>
public sealed record DossierItem(
    string Code, ProcedureName Procedure, DossierState State, StepItem? Step, AgencyItem? Holder, Channel Channel, DateTimeOffset SubmittedAt, DateTimeOffset AnswerDueAt,
    DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt, bool DueIsProvisional, bool Paused, DateTimeOffset? DecidedAt, DateTimeOffset? ReturnedAt, AgencyItem CompetentAgency,
    AgencyItem Division, AgencyItem ReceivingAgency, ApplicantItem Applicant, IReadOnlyList<PaperItem> Papers, IReadOnlyList<DocumentItem> Documents,
    IReadOnlyList<ConsultationItem> Consultations, string Acts, int Seq);

/// <param name="Masked">A name is cut to initials, a number to its last four digits; address, telephone and mail are left out.</param>
public sealed record ApplicantItem(PartyKind Kind, string Name, string IdNumber, string? Address, string? Phone, string? Email, bool Masked)
{
    public static ApplicantItem Of(Party party, bool full) => full
        ? new(party.Kind, party.Name, party.IdNumber, party.Address, party.Phone, party.Email, Masked: false)
        : new(party.Kind, party.Kind == PartyKind.Citizen ? Party.Initials(party.Name) : party.Name, party.IdMasked, null, null, null, Masked: true);
}

/// <param name="Name">Name of the file; null where it may not be told, and for a paper without one.</param>
/// <param name="File">Where its content is; null for a paper without a file, and where it may not be read.</param>
public sealed record PaperItem(Guid Id, string Component, PaperForm Form, int Sets, string? Name, long Size, string? Sha256, DateTimeOffset AddedAt, bool Supplemented, string? File);

/// <param name="File">Where its PDF is; null where it may not be read.</param>
public sealed record DocumentItem(Guid Id, DocumentKind Kind, string? Number, string Title, DateTimeOffset IssuedAt, string? File);

/// <param name="Question">Null where it may not be told.</param>
public sealed record ConsultationItem(Guid Id, AgencyItem Unit, DateTimeOffset AskedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, string? Question);

/// <summary>One dossier of a list; no person is named.</summary>
/// <param name="WorkDueAt">When the present step or the promised time is due, whichever comes first; null when nothing is due.</param>
public sealed record DossierLine(
    string Code, ProcedureName Procedure, DossierState State, Channel Channel, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, DateTimeOffset? WorkDueAt, AgencyItem CompetentAgency,
    AgencyItem ReceivingAgency, AgencyItem? Holder);

/// <summary>One act of a dossier, without people, notes and reasons.</summary>
/// <param name="Name">Stable: dossier.received.</param>
/// <param name="Actor">Who did it, by kind: citizen, officer, system or integrator.</param>
/// <param name="Unit">Where the officer works.</param>
/// <param name="Via">Id of the key it came through; null on the pages.</param>
/// <param name="State">Where the dossier stood then.</param>
public sealed record ActItem(
    int Seq, string Name, DateTimeOffset At, ActorKind Actor, AgencyItem? Unit, Guid? Via, DossierState? State, string? Step, DateTimeOffset? DueAt, string Vi, string En);

/// <summary>What an act led to. The same request sent again gets the same answer.</summary>
/// <param name="Act">Stable name of the last act that was recorded.</param>
/// <param name="Seq">Number of that act; the dossier's ETag then.</param>
public sealed record ActDone(string Code, string Act, DossierState State, StepItem? Step, AgencyItem? Holder, DateTimeOffset? DueAt, int Seq);
