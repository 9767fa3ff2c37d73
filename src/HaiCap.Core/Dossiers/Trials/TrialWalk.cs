using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Steps;

namespace HaiCap.Core.Dossiers.Trials;

/// <summary>
/// Walks a trial through the steps of a definition by the rules real dossiers follow: which act a state and a step allow, which way is next, how the clock starts,
/// stops and goes on. Pure: what is done is told, never written.
/// </summary>
public sealed class TrialWalk
{
    private readonly ProcedureDefinition procedure;
    private readonly FormAnswers answers;
    private readonly WorkingCalendar calendar;
    private readonly ClockRules rules;
    private readonly List<TrialStay> stays = [];
    private readonly List<TrialLine> story = [];
    private readonly List<TrialPaper> papers = [];
    private bool proposed;
    private bool signed;
    private Guid? request;
    private Guid? question;
    private int documents;

    /// <param name="procedure">With at least one step.</param>
    /// <exception cref="CalendarSpanException">The calendar does not reach as far.</exception>
    public TrialWalk(ProcedureDefinition procedure, Trial trial, WorkingCalendar calendar, ClockRules rules)
    {
        (this.procedure, answers, this.calendar, this.rules) = (procedure, trial.Answers, calendar, rules);
        (State, Now) = (DossierState.Submitted, trial.FiledAt);
        Enter(Workflow.First(procedure.Steps), rules.DueAt(calendar, ClockRuleKey.ReceptionAnswer, Now));
        foreach (var deed in trial.Deeds.Take(Trial.MostDeeds))
        {
            // The draft may have changed under it: what cannot be done any more ends the story here.
            if (!Choices.Contains(new(deed.Act, deed.Answered)))
            {
                Broken = deed;
                return;
            }

            Now = deed.Hours > 0 ? calendar.AddWorkingHours(Now, Math.Min(deed.Hours, Trial.MostHours)) : Now;
            var at = Step!;
            Do(deed, at);
            Done++;
            story.Add(new(Now, at, new(deed.Act, deed.Answered), State));
        }
    }

    public DossierState State { get; private set; }

    /// <summary>Where it stands; null once it has ended.</summary>
    public ProcessStep? Step { get; private set; }

    /// <summary>The legal clock; null until it is received.</summary>
    public ClockState? Clock { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>How the result came, by the legal limit; null while there is none.</summary>
    public Timeliness? Timeliness => DecidedAt is { } at && Clock is { } clock ? Lateness.Of(at, clock.CurrentDueAt) : null;

    public IReadOnlyList<TrialStay> Stays => stays;

    public IReadOnlyList<TrialLine> Story => story;

    public IReadOnlyList<TrialPaper> Papers => papers;

    /// <summary>How many deeds could be done.</summary>
    public int Done { get; private set; }

    /// <summary>The first that could not, where the draft does not allow it.</summary>
    public TrialDeed? Broken { get; private set; }

    /// <summary>What may be done now, as the desk of whoever does the step would offer it.</summary>
    public IReadOnlyList<TrialChoice> Choices => Step is not { } step ? [] :
    [
        .. State == DossierState.SupplementRequested ? [new TrialChoice(StepAct.RequestSupplement, Answered: true)] : Array.Empty<TrialChoice>(),
        .. question is not null ? [new TrialChoice(StepAct.Consult, Answered: true)] : Array.Empty<TrialChoice>(),
        .. step.Acts.Append(StepRules.AnyStep).Distinct().Where(May).Select(act => new TrialChoice(act)),
    ];

    /// <summary>The way on where nothing unusual happens, each step taking its hours; null where there is none.</summary>
    public TrialDeed? Onward => Choices.Where(one => one.Answered || StepRules.MovesOn(one.Act) || one.Act == StepAct.HandOver)
        .OrderBy(one => one.Act is StepAct.Forward or StepAct.SendBack).Select(one => new TrialDeed(one.Act, Usual, one.Answered)).FirstOrDefault();

    /// <summary>Hours a deed here would usually take.</summary>
    public decimal Usual => Math.Min(Step?.Hours ?? 0, Trial.MostHours);

    private bool May(StepAct act)
    {
        var step = Step!;
        return Workflow.StateAllows(State, act)
            && (act == StepRules.AnyStep ? Organizations.Access.RoleAllows(Workflow.RoleOf(step.Performer), Workflow.PermissionOf(act)) : StepRules.ActsOf(step.Performer).Contains(act))
            && act switch
            {
                // Defects are stated once at reception (decree 118/2025, article 16.3), and of papers.
                StepAct.RequestSupplement => procedure.Components.Count > 0 && (Clock is not null || papers.TrueForAll(paper => paper.Kind != DocumentKind.SupplementRequest)),
                StepAct.Consult => question is null,
                StepAct.Approve => proposed && Next is not null,
                StepAct.Sign => proposed,
                StepAct.Issue => signed,
                StepAct.Return => Workflow.Before(procedure.Steps, step.Key).Any(),
                StepAct.Forward or StepAct.Assign or StepAct.Propose or StepAct.SendBack => Next is not null,
                _ => true,
            };
    }

    private ProcessStep? Next => Workflow.Next(procedure.Steps, Step!.Key);

    private void Do(TrialDeed deed, ProcessStep at)
    {
        switch (deed)
        {
            case { Act: StepAct.RequestSupplement, Answered: true }:
                Clock = Clock?.Resume(calendar, request!.Value, Now);
                State = Clock is null ? DossierState.Submitted : DossierState.InProcess;
                Again(at);
                break;
            case { Act: StepAct.Consult, Answered: true }:
                AnswerQuestion(at);
                break;
            case { Act: StepAct.Receive }:
                Clock = ClockState.Start(calendar, Now, LimitText.Limits(procedure, answers), LimitText.Rule(procedure, calendar));
                State = DossierState.Received;
                papers.Add(new(DocumentKind.Receipt, Now, DueAt: Clock.CurrentDueAt));
                MoveOn(DossierState.InProcess);
                break;
            case { Act: StepAct.Refuse }:
                End(DossierState.NotAccepted, DocumentKind.Refusal);
                break;
            case { Act: StepAct.Stop }:
                End(DossierState.Stopped, DocumentKind.StopNotice);
                break;
            case { Act: StepAct.RequestSupplement }:
                Ask();
                break;
            case { Act: StepAct.Consult }:
                question = NextDocument();
                Clock = procedure.ConsultationStops is null ? Clock : Clock?.Stop(calendar, question.Value, StopKind.Consultation, Now);
                break;
            case { Act: StepAct.Return }:
                State = DossierState.InProcess;
                Move(Workflow.Before(procedure.Steps, at.Key).Last());
                break;
            case { Act: StepAct.Issue }:
                GoOnWithoutAnswers();
                (State, DecidedAt) = (DossierState.Finished, Now);
                papers.Add(new(DocumentKind.Result, Now));
                MoveOn(State);
                break;
            case { Act: StepAct.HandOver }:
                State = DossierState.Returned;
                Leave();
                Step = null;
                break;
            default:
                (proposed, signed) = (proposed || deed.Act == StepAct.Propose, signed || deed.Act == StepAct.Sign);
                MoveOn(deed.Act is StepAct.Approve or StepAct.Sign or StepAct.SendBack ? State : DossierState.InProcess);
                break;
        }
    }

    private void Ask()
    {
        var window = LimitText.SupplementWindow(procedure, answers, rules, Now.LocalDay());
        request = NextDocument();
        papers.Add(new(DocumentKind.SupplementRequest, Now, calendar.Due(Now, window.Value, window.Unit).DueAt.LocalDay()));
        var effect = procedure.AfterSupplement.Clock == SupplementClock.Continue ? StopEffect.Continue : StopEffect.Restart;
        Clock = Clock?.Stop(calendar, request.Value, StopKind.Supplement, Now, effect);
        State = DossierState.SupplementRequested;
    }

    private void AnswerQuestion(ProcessStep at)
    {
        var stopped = Clock?.Open(StopKind.Consultation).Contains(question!.Value) == true;
        if (stopped)
        {
            Clock = Clock!.Resume(calendar, question!.Value, Now);
            Again(at);
        }

        question = null;
    }

    private void End(DossierState state, DocumentKind paper)
    {
        GoOnWithoutAnswers();
        (State, DecidedAt) = (state, Now);
        papers.Add(new(paper, Now));
        Leave();
        Step = null;
    }

    private void MoveOn(DossierState state)
    {
        if (Next is { } next)
        {
            State = state;
            Move(next);
        }
    }

    private void Move(ProcessStep to)
    {
        GoOnWithoutAnswers();
        Leave();
        Enter(to, calendar.AddWorkingHours(Now, to.Hours));
    }

    /// <summary>The step's own hours begin anew after a wait.</summary>
    private void Again(ProcessStep at)
    {
        Leave();
        Enter(at, at.Performer == StepPerformer.Reception ? rules.DueAt(calendar, ClockRuleKey.ReceptionAnswer, Now) : calendar.AddWorkingHours(Now, at.Hours));
    }

    private void Enter(ProcessStep step, DateTimeOffset due)
    {
        Step = step;
        stays.Add(new(step, Now, due, null, 0));
    }

    private void Leave() => stays[^1] = stays[^1] with { DoneAt = Now, SpentMinutes = calendar.WorkingMinutesBetween(stays[^1].From, Now) };

    private void GoOnWithoutAnswers()
    {
        question = null;
        Clock = Clock is { IsStopped: true } stopped ? stopped.GoOnWithout(calendar, Now, StopKind.Supplement, StopKind.Payment, StopKind.Consultation) : Clock;
    }

    private Guid NextDocument() => new(++documents, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
