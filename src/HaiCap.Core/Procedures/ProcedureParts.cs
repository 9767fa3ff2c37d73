using HaiCap.Core.Calendar;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Procedures;

/// <summary>A paper or data item the dossier must hold (thành phần hồ sơ).</summary>
/// <param name="Originals">Number of originals; 0 where a copy is enough.</param>
/// <param name="Copies">Number of copies (certified, or beside the original).</param>
/// <param name="FromForm">Made from the online form: nothing to upload, the answers are the paper.</param>
/// <param name="NeedsFile">A file is expected online; false for things only shown at the counter.</param>
/// <param name="RequiredWhen">When given, required only if the condition holds on the answers.</param>
/// <param name="FormNumber">The form of the law it follows ("Mẫu số 06").</param>
/// <param name="Sample">A blank form to fill in or an example to look at, for the applicant.</param>
public sealed record DossierComponent(
    string Key,
    string Name,
    int Originals = 0,
    int Copies = 0,
    bool Required = true,
    bool FromForm = false,
    bool NeedsFile = true,
    string? FormNumber = null,
    string? Note = null,
    FormCondition? RequiredWhen = null,
    bool Confirmed = false,
    PaperSample? Sample = null)
{
    public bool IsRequired(FormAnswers answers) => Required && (RequiredWhen is null || RequiredWhen.Holds(answers));

    /// <summary>The applicant must attach a file to send it online.</summary>
    public bool MustAttach(FormAnswers answers) => NeedsFile && !FromForm && IsRequired(answers);
}

/// <summary>A file an applicant may look at or fill in.</summary>
/// <param name="Hash">Of a stored file of the province (SHA-256).</param>
/// <param name="Name">As it is shown and downloaded.</param>
/// <param name="Blank">A form to fill in; otherwise an example that is filled in.</param>
public sealed record PaperSample(string Hash, string Name, FileKind Kind, long Size, bool Blank = true);

/// <param name="Amount">VND, no decimals; null where the law gives a text only.</param>
/// <param name="Text">Shown beside or instead of the amount ("75 % mức cấp mới").</param>
/// <param name="When">When given, due only if the condition holds on the answers.</param>
/// <param name="Key">By which another fee names it to be a percentage of it; null where none does.</param>
/// <param name="Rule">How it is reckoned from the answers, in place of the fixed amount; <see cref="FeeBill"/> does.</param>
public sealed record Fee(string Name, long? Amount = null, string? Text = null, FormCondition? When = null, bool Confirmed = false, string? Key = null, FeeRule? Rule = null);

public enum TimeLimitKind
{
    /// <summary>The agency checks the dossier.</summary>
    Check,

    /// <summary>The applicant may complete it; not the agency's time.</summary>
    SupplementWindow,

    Process,
}

/// <summary>One row of a procedure's limits: a stage of its own, or one of the alternatives of a stage (<see cref="LimitStages"/>).</summary>
/// <param name="Value">In <paramref name="Unit"/>; 0 working days is "same day".</param>
/// <param name="Confirmed">Seen in a published source.</param>
/// <param name="Stage">Rows that carry the same number are alternatives of one stage; a row without one is a stage by itself.</param>
/// <param name="When">The answers for which this alternative counts; one without a condition is the "otherwise".</param>
/// <param name="Case">The case of <paramref name="When"/> in the words of the law ("phải kiểm tra thực tế"); required with it.</param>
public sealed record TimeLimit(
    decimal Value,
    TimeUnit Unit,
    TimeLimitKind Kind = TimeLimitKind.Process,
    string? Note = null,
    bool Confirmed = false,
    int? Stage = null,
    FormCondition? When = null,
    string? Case = null);

public enum SupplementClock
{
    /// <summary>Counts again from zero: the default of decree 118/2025, article 19.5.</summary>
    Restart,

    /// <summary>Goes on with what was left: only where the procedure's own law says so.</summary>
    Continue,
}

/// <param name="Citation">The law that allows <see cref="SupplementClock.Continue"/>; required then.</param>
public sealed record AfterSupplement(SupplementClock Clock, string? Citation);

public enum SupplementOutcome
{
    /// <summary>The case is closed with a notice (Form 05): the default of decree 118/2025, article 19.5.</summary>
    Stop,

    /// <summary>The papers are given back.</summary>
    GiveBack,

    /// <summary>The procedure is refused in writing.</summary>
    Refuse,
}

/// <summary>What a supplement request leads to that nobody answers in time.</summary>
/// <param name="Citation">The law that ends it otherwise than by <see cref="SupplementOutcome.Stop"/>; required then.</param>
public sealed record SupplementEnd(SupplementOutcome Outcome, string? Citation = null);

/// <summary>Silence is acceptance: an agency that has not answered when the limit ends has granted what was asked for.</summary>
/// <param name="Citation">The law that says so; always required.</param>
public sealed record Deemed(string Citation);

/// <summary>A consultation stops the clock until it is answered; without this the clock runs on (decree 118/2025, article 19.4d).</summary>
/// <param name="Citation">The procedure's law that says so; always required.</param>
public sealed record ConsultationStops(string Citation);

public enum StepPerformer
{
    Reception,

    /// <summary>Head of the specialised office, giving the dossier to a specialist.</summary>
    HeadOfOffice,

    Specialist,

    /// <summary>Head of the specialised office, reading the proposal before it goes up.</summary>
    HeadReview,

    /// <summary>Director, chairman or a deputy: decides and signs.</summary>
    Director,

    /// <summary>Clerk (văn thư): numbers, seals and issues.</summary>
    Clerk,

    /// <summary>The centre hands the result to the applicant.</summary>
    ReturnCentre,
}

public enum StepTier
{
    /// <summary>The public service centre that took the dossier.</summary>
    ReceivingCentre,

    CompetentAgency,

    /// <summary>The specialised office or division of the competent agency.</summary>
    CompetentDivision,
}

/// <summary>What may be done at a step; who may do it is decided by access, not here.</summary>
public enum StepAct
{
    Receive,
    RequestSupplement,
    Refuse,
    Forward,
    Assign,
    Consult,
    Return,
    Propose,
    Approve,
    Sign,
    Issue,
    SendBack,
    HandOver,
    Stop,
}

/// <param name="Hours">Working hours allowed by the internal procedure (quy trình nội bộ).</param>
/// <param name="DivisionCode">Agency code of the division when the competent agency has several.</param>
public sealed record ProcessStep(
    string Key,
    string Name,
    StepPerformer Performer,
    StepTier Tier,
    decimal Hours,
    IReadOnlyList<StepAct> Acts,
    string? DivisionCode = null,
    bool Confirmed = false);

public enum CompetentKind
{
    Department,
    SubDepartment,
    ProvincialCommittee,
    CommuneCommittee,
}

/// <summary>Which agency handles the dossier.</summary>
/// <param name="AgencyCode">Fixed agency; null for the commune committee of a place.</param>
/// <param name="PlaceField">Key of the place field that names the commune, or that carries the place rule.</param>
/// <param name="PlaceRule">The rule in words, where the law has one (fixed device: province of the device).</param>
/// <param name="DivisionCode">The office inside the agency that appraises.</param>
public sealed record CompetentAgencyRule(
    CompetentKind Kind,
    string Text,
    string? AgencyCode = null,
    string? DivisionCode = null,
    string? PlaceField = null,
    string? PlaceRule = null,
    bool Confirmed = false);

/// <summary>Who signs the decision, as a sentence and as a place in the organisation.</summary>
public sealed record Decider(string Text, CompetentKind Kind, string? AgencyCode = null, bool ByAuthorisation = false, bool Confirmed = false);

/// <param name="Symbol">Type letters in the document number: GP, GXN, GCN, QĐ, TB, CC.</param>
/// <param name="ValidMonths">Months the result is good for; null where it does not end.</param>
public sealed record ResultDocument(string Symbol, string Title, int? ValidMonths = null, string? Validity = null, bool Confirmed = false);

public sealed record LegalReference(string Text, bool Confirmed = false);
