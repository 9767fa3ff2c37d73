using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Dossiers;

/// <summary>A file as an act names it: the hash is what <c>verify</c> checks on disk.</summary>
public sealed record FileInAct(string Component, string Name, string Hash);

/// <summary>Owner and submitter, kept in the erasable part of the act.</summary>
public sealed record PeopleOfDossier(Party Applicant, string SubmitterName);

[ActName("dossier.submitted")]
public sealed record DossierSubmitted(
    string Code, string ProcedureCode, Guid ProcedureVersionId, Guid ReceivingAgencyId, Guid CompetentAgencyId, Guid DivisionId, Channel Channel,
    bool Assisted, Guid? CitizenId, string Title, DateTimeOffset ReceptionDueAt, IReadOnlyList<FileInAct> Files) : DossierActData;

[ActName("dossier.received")]
public sealed record DossierReceived(Guid DocumentId, DateTimeOffset DueAt) : DossierActData;

[ActName("dossier.refused")]
public sealed record DossierRefused(Guid DocumentId, string LegalBasis) : DossierActData;

[ActName("dossier.forwarded")]
public sealed record DossierForwarded(string FromStep, string ToStep, Guid ToUnit) : DossierActData;

[ActName("dossier.assigned")]
public sealed record DossierAssigned(Guid OfficerId, string OfficerName) : DossierActData;

[ActName("dossier.supplement-requested")]
public sealed record SupplementRequested(Guid DocumentId, IReadOnlyList<string> Components, bool BeforeAcceptance) : DossierActData;

[ActName("dossier.supplemented")]
public sealed record DossierSupplemented(Guid DocumentId, IReadOnlyList<FileInAct> Files) : DossierActData;

[ActName("dossier.unit-consulted")]
public sealed record UnitConsulted(Guid ConsultationId, Guid UnitId, string UnitName, DateTimeOffset DueAt) : DossierActData;

[ActName("dossier.consultation-answered")]
public sealed record ConsultationAnswered(Guid ConsultationId, Guid UnitId) : DossierActData;

[ActName("dossier.returned-to-step")]
public sealed record DossierReturnedToStep(string FromStep, string ToStep) : DossierActData;

[ActName("dossier.result-proposed")]
public sealed record ResultProposed(Guid DocumentId, bool Grants, string DraftDigest) : DossierActData;

[ActName("dossier.proposal-approved")]
public sealed record ProposalApproved(Guid DocumentId, string DraftDigest) : DossierActData;

[ActName("dossier.result-signed")]
public sealed record ResultSigned(Guid DocumentId, string Number, string? FileHash) : DossierActData;

[ActName("dossier.result-issued")]
public sealed record ResultIssued(Guid DocumentId, string Number, string? FileHash) : DossierActData;

[ActName("dossier.sent-back")]
public sealed record ResultSentBack(Guid ToUnit) : DossierActData;

[ActName("dossier.handed-over")]
public sealed record ResultHandedOver(string HandedTo) : DossierActData;

[ActName("dossier.withdrawal-requested")]
public sealed record WithdrawalRequested : DossierActData;

[ActName("dossier.withdrawn")]
public sealed record DossierWithdrawn : DossierActData;

[ActName("dossier.stopped")]
public sealed record DossierStopped(Guid DocumentId, bool AtApplicantsRequest) : DossierActData;

[ActName("dossier.payment-requested")]
public sealed record PaymentRequested(Guid DocumentId, long Amount) : DossierActData;

[ActName("dossier.paid")]
public sealed record DossierPaid(Guid DocumentId, long Amount, string How) : DossierActData;

[ActName("dossier.work-reassigned")]
public sealed record WorkReassigned(Guid? FromOfficer, Guid ToOfficer, string ToName) : DossierActData;

/// <param name="Before">The legal due time before; the one after stands in <see cref="DossierActData.After"/>.</param>
/// <param name="ReceptionDueAt">When reception's answer is due now; null when that did not change.</param>
[ActName("dossier.due-recomputed")]
public sealed record DueRecomputed(
    DateTimeOffset? Before, Guid? RecountId = null, RecountCause? Cause = null, DateTimeOffset? StepBefore = null, DateTimeOffset? StepDueAt = null,
    DateTimeOffset? ReceptionDueAt = null, ConsultationRecounted? Consultation = null, WindowRecounted? Window = null) : DossierActData;

/// <param name="DueAt">What was promised before.</param>
/// <param name="Late">Later than the law asks for an apology.</param>
[ActName("dossier.apologised")]
public sealed record DossierApologised(Guid DocumentId, DateTimeOffset DueAt, DateTimeOffset NewDueAt, Guid LateUnit, bool Late) : DossierActData;
