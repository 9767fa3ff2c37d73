using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Trials;

/// <summary>
/// A dossier that is none: the answers and what was done with it, on a draft of a procedure. It is nothing but these words. There is no row of it, no number, no act
/// and no paper in the store, so that nothing that counts, tells, rings or signs could ever meet it; whoever tries it out holds all of it in the page.
/// </summary>
/// <param name="FiledAt">When it is taken to have been filed.</param>
public sealed record Trial(FormAnswers Answers, DateTimeOffset FiledAt, IReadOnlyList<TrialDeed> Deeds)
{
    /// <summary>More than any dossier sees.</summary>
    public const int MostDeeds = 60;

    /// <summary>Working hours from one deed to the next: a quarter.</summary>
    public const decimal MostHours = 500;
}

/// <param name="Answered">Not the act itself, but what it waited for: the applicant's supplement, the consulted unit's opinion.</param>
/// <param name="Hours">Working hours after what was done before it.</param>
public sealed record TrialDeed(StepAct Act, decimal Hours, bool Answered = false);

/// <summary>What may be done with it now.</summary>
public sealed record TrialChoice(StepAct Act, bool Answered = false);

/// <summary>A stay at a step.</summary>
/// <param name="SpentMinutes">Working time so far.</param>
public sealed record TrialStay(ProcessStep Step, DateTimeOffset From, DateTimeOffset DueAt, DateTimeOffset? DoneAt, int SpentMinutes)
{
    /// <summary>A result that lies ready is nobody's delay.</summary>
    public bool IsLate => Step.Performer != StepPerformer.ReturnCentre && DoneAt is { } done && Lateness.Of(done, DueAt) == Timeliness.Late;
}

/// <param name="Step">Where it was done.</param>
/// <param name="State">What it led to.</param>
public sealed record TrialLine(DateTimeOffset At, ProcessStep Step, TrialChoice What, DossierState State);

/// <summary>A paper the deed would have issued.</summary>
/// <param name="AnswerBy">Last day to answer a request.</param>
/// <param name="DueAt">What it would promise.</param>
public sealed record TrialPaper(DocumentKind Kind, DateTimeOffset At, DateOnly? AnswerBy = null, DateTimeOffset? DueAt = null);
