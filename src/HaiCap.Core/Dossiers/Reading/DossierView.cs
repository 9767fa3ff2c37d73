using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>A dossier as its page shows it, to an officer or to its owner; the owner's lacks drafts and internal notes.</summary>
public sealed record DossierView
{
    public required Dossier Dossier { get; init; }

    public required ProcedureDefinition Procedure { get; init; }

    /// <summary>Number of the last act: what a form carries to notice that somebody acted meanwhile.</summary>
    public required int Seq { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>For the dossier's owner: internal notes are left out.</summary>
    public required bool ForOwner { get; init; }

    /// <summary>What access asks of it.</summary>
    public required AccessTarget Target { get; init; }

    public required UnitName Receiving { get; init; }

    public required UnitName Competent { get; init; }

    public required UnitName Division { get; init; }

    /// <summary>Whose turn it is; null once it is nobody's.</summary>
    public UnitName? Holder { get; init; }

    /// <summary>The officer whose turn it is, when it is one person's; null for the owner.</summary>
    public string? HolderOfficer { get; init; }

    public string? StepName { get; init; }

    /// <summary>What counts now: the reception's time before acceptance, the legal time afterwards; null once decided.</summary>
    public DateTimeOffset? DueNow { get; init; }

    /// <summary>Working minutes left of <see cref="DueNow"/>, negative when late.</summary>
    public int? MinutesLeft { get; init; }

    public required IReadOnlyList<ComponentView> Components { get; init; }

    public required IReadOnlyList<PrintedSection> Answers { get; init; }

    public required IReadOnlyList<DocumentView> Documents { get; init; }

    /// <summary>Stays at steps, for officers; empty for the owner.</summary>
    public required IReadOnlyList<HopView> Hops { get; init; }

    public required IReadOnlyList<ConsultationView> Consultations { get; init; }

    /// <summary>Null before acceptance.</summary>
    public DossierClocks? Clocks { get; init; }

    public ClockState? Clock => Clocks?.State;

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<StoryLine> History { get; init; }

    /// <summary>The supplement request that waits for its answer.</summary>
    public SupplementFacts? OpenSupplement { get; init; }

    /// <summary>The payment request that waits.</summary>
    public PaymentFacts? OpenPayment { get; init; }

    /// <summary>The draft or signed result; null for the owner and before the proposal.</summary>
    public ResultFacts? Result { get; init; }

    /// <summary>The issued result, once there is one.</summary>
    public DocumentView? IssuedResult => Dossier.State is DossierState.Finished or DossierState.Returned
        ? Documents.LastOrDefault(document => document.Kind == DocumentKind.Result) : null;
}

/// <param name="Short">"Phòng ATBX&amp;HN", for lists.</param>
/// <param name="Path">Its ancestors and itself, as access reads them.</param>
public sealed record UnitName(Guid Id, string Name, string Short, string Path);

/// <summary>What was handed in for one component of the procedure; also for files of components a later version dropped.</summary>
public sealed record ComponentView(string Key, string Name, bool Required, bool FromForm, IReadOnlyList<PaperView> Papers);

public sealed record PaperView(Guid Id, string Title, PaperForm Form, int Sets, string? FileName, long FileSize, DateTimeOffset AddedAt, bool Supplemented)
{
    public bool HasFile => FileName is not null;
}

public sealed record DocumentView(Guid Id, DocumentKind Kind, string? Number, string Title, DateTimeOffset IssuedAt, string IssuedBy, bool HasFile, string CheckCode);

public sealed record HopView(
    int Number, string StepKey, string StepName, string GivenBy, Guid UnitId, string Unit, string? Officer, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? DoneAt, string? DoneBy,
    string? Note)
{
    /// <summary>Of the step's internal time; null while the dossier stands there, and for a step without time of its own (a result waits for who fetches it).</summary>
    public Timeliness? Timeliness => DoneAt is { } done && DueAt > StartedAt ? Lateness.Of(done, DueAt) : null;
}

public sealed record ConsultationView(
    Guid Id, UnitName Unit, string Question, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset DueAt, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt);
