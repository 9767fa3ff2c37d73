namespace HaiCap.Core.Dossiers.Processing;

/// <summary>What a form said when it was issued, kept with the document: the sheet is typeset from it whenever it is asked for.</summary>
public abstract record DocumentFacts(string Officer, Guid? PositionId);

/// <summary>Form 01.</summary>
/// <param name="Basis">How the appointed date was counted; null on a receipt from before it was told.</param>
public sealed record ReceiptFacts(
    string Officer, Guid? PositionId, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool Provisional, string LegalTime, string ResultPlace, long? Fee, int Sets,
    string? Basis = null)
    : DocumentFacts(Officer, PositionId);

/// <summary>Form 02.</summary>
/// <param name="AnswerBy">Last day to answer (15 calendar days unless the procedure says otherwise), as the calendar stands.</param>
/// <param name="OnPaper">The last day that the form named, where a changed calendar has moved it since.</param>
public sealed record SupplementFacts(
    string Officer, Guid? PositionId, IReadOnlyList<DefectLine> Defects, string Reason, DateOnly AnswerBy, bool BeforeAcceptance, DateTimeOffset? AnsweredAt = null,
    DateOnly? OnPaper = null)
    : DocumentFacts(Officer, PositionId);

/// <summary>One component to be added or mended, and why.</summary>
public sealed record DefectLine(string Component, string Name, string Reason);

/// <summary>Form 03.</summary>
public sealed record RefusalFacts(string Officer, Guid? PositionId, string Reason, string LegalBasis) : DocumentFacts(Officer, PositionId);

/// <summary>Form 05.</summary>
public sealed record StopFacts(string Officer, Guid? PositionId, string Title, DateTimeOffset ReceivedAt, DateTimeOffset StoppedAt, string Reason, string? LegalBasis)
    : DocumentFacts(Officer, PositionId);

public sealed record PaymentFacts(string Officer, Guid? PositionId, long Amount, string Reason, DateTimeOffset? PaidAt = null, string? How = null) : DocumentFacts(Officer, PositionId);

/// <summary>Form 04.</summary>
/// <param name="LateUnit">Name of the unit that is late.</param>
public sealed record ApologyFacts(
    string Officer, Guid? PositionId, string Title, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, DateTimeOffset NewDueAt, string LateUnit, string Reason)
    : DocumentFacts(Officer, PositionId);

/// <summary>What the system says where the law takes silence for consent.</summary>
public sealed record DeemedFacts(string Officer, Guid? PositionId, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, string LegalBasis) : DocumentFacts(Officer, PositionId);
