using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Heirs;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>A dossier on somebody's desk: what an act needs to know, and the few ways its summary may change.</summary>
public sealed class OpenedDossier(HaiCapDb db, ActRecorder acts, Dossier dossier, ProcedureDefinition procedure, WorkingCalendar calendar, ClockRules rules, Actor by, DateTimeOffset now)
{
    public static readonly JsonSerializerOptions ClockJson = new(JsonSerializerDefaults.Web);

    public Dossier Dossier => dossier;

    public ProcedureDefinition Procedure => procedure;

    public WorkingCalendar Calendar => calendar;

    public ClockRules Rules => rules;

    public Actor By => by;

    public DateTimeOffset Now => now;

    /// <summary>The step it stands at; null before the first and after the last.</summary>
    public ProcessStep? Step => Workflow.Find(procedure.Steps, dossier.StepKey);

    public required DossierHop? Hop { get; set; }

    public required OpenWork? Work { get; set; }

    public required UnitLadders Ladders { get; init; }

    /// <summary>The applicant's time, where this act gives it; else what runs was set when it was given.</summary>
    public ApplicantWindow? Window { get; set; }

    public ClockState? Clock => dossier.Clock is null ? null : JsonSerializer.Deserialize<ClockState>(dossier.Clock, ClockJson);

    public void SetClock(ClockState clock) => Write(dossier, clock);

    internal static void Write(Dossier dossier, ClockState clock)
    {
        dossier.Clock = JsonSerializer.Serialize(clock, ClockJson);
        dossier.OriginalDueAt = clock.OriginalDueAt;
        dossier.DueAt = clock.CurrentDueAt;
        dossier.InternalDueAt = clock.Internal?.DueAt;
        dossier.DueIsProvisional = clock.Provisional;
        dossier.ClockStopped = clock.IsStopped;
    }

    /// <summary>What it is about, as succession asks.</summary>
    public required WorkOf Matter { get; init; }

    /// <summary>The unit a step is done in: whoever succeeded it, where it is no more.</summary>
    public Guid UnitOf(ProcessStep step)
    {
        var unit = step.Tier switch
        {
            StepTier.ReceivingCentre => dossier.ReceivingAgencyId,
            StepTier.CompetentAgency => dossier.CompetentAgencyId,
            _ => dossier.DivisionId,
        };
        return Ladders.Agencies.Heir(unit, now.LocalDay(), Matter)?.Id ?? unit;
    }

    /// <summary>Other units have it now. The stay at the old holder ends with the reason, and one at the new begins that is due when the old one was.</summary>
    public void PassOn(DossierUnits units, Guid? officer, string reason)
    {
        if (units.Holder is { } unit && unit != dossier.HolderUnitId && Step is { } step && Work is { } work)
        {
            var due = Hop?.DueAt ?? now;
            EndHop(reason);
            (dossier.HolderUnitId, dossier.HolderOfficerId, work.HolderUnitId, work.HolderOfficerId) = (unit, officer, unit, officer);
            AddHop(step, unit, officer, due);
        }

        (dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId) = (units.Receiving, units.Competent, units.Division);
    }

    /// <summary>Ends the stay at the present step and begins one at another.</summary>
    /// <param name="unit">Where it goes, when that is not the unit the step names: a clerk's who issues for the agency that authorises.</param>
    public void MoveTo(ProcessStep step, Guid? officer = null, string? note = null, Guid? unit = null)
    {
        GoOnWithoutAnswers();
        EndHop(note);
        var holder = unit ?? UnitOf(step);
        (dossier.StepKey, dossier.HolderUnitId, dossier.HolderOfficerId) = (step.Key, holder, officer);
        AddHop(step, holder, officer, calendar.AddWorkingHours(now, step.Hours));
        SetWork(holder, officer, WaitsFor.Nobody);
    }

    /// <summary>The present stay is due at another time, the dossier's own limits as they stand; nobody's time begins anew.</summary>
    public void StayUntil(DateTimeOffset due)
    {
        Hop!.DueAt = due;
        Work!.DueKey = WorkDue.Of(dossier, Step!, due);
    }

    public void Wait(WaitsFor whom)
    {
        Work!.WaitsFor = whom;
        Work.DueKey = OpenWork.Paused;
    }

    public void GoOn() => SetWork(dossier.HolderUnitId!.Value, dossier.HolderOfficerId, WaitsFor.Nobody);

    /// <summary>Work goes on after a wait: the step's own hours begin anew, as a stay of its own on the control sheet.</summary>
    public void Restart()
    {
        var step = Step!;
        EndHop(null);
        Work!.Rungs = BellMarks.Without(Work.Rungs, step.Key);
        var reception = step.Performer == StepPerformer.Reception;
        AddHop(step, dossier.HolderUnitId!.Value, dossier.HolderOfficerId, reception ? rules.DueAt(calendar, ClockRuleKey.ReceptionAnswer, now) : calendar.AddWorkingHours(now, step.Hours));
        GoOn();
        if (dossier.ClockStopped && Clock!.Open(StopKind.Consultation).Any())
        {
            Wait(WaitsFor.AnotherUnit);
        }
    }

    /// <summary>The decision is there: the legal clock ends.</summary>
    public void Decide(DossierState state)
    {
        GoOnWithoutAnswers();
        dossier.State = state;
        dossier.DecidedAt = now;
        dossier.Timeliness = dossier.DueAt is { } due ? Lateness.Of(now, due) : null;
    }

    /// <summary>Nobody's work any more.</summary>
    public void Close(string? note = null)
    {
        EndHop(note);
        (dossier.StepKey, dossier.HolderUnitId, dossier.HolderOfficerId) = (null, null, null);
        if (Work is not null)
        {
            db.Remove(Work);
            Work = null;
        }
    }

    public DossierDocument Issue(DocumentKind kind, string title, object data) => db.Add(new DossierDocument
    {
        ProvinceCode = dossier.ProvinceCode,
        DossierId = dossier.Id,
        Id = Ids.New(now),
        Kind = kind,
        Title = title,
        Data = JsonSerializer.Serialize(data, ClockJson),
        IssuedAt = now,
        IssuedBy = by.Name,
        CheckCode = CheckCodes.Make(),
    }).Entity;

    public Task<Act> RecordAsync(DossierActData data, string? why, CancellationToken cancellationToken, object? personal = null) =>
        acts.RecordAsync(dossier.Subject, by, data with { After = Standing.Of(dossier) }, why, personal, now, cancellationToken);

    /// <summary>Saves the act with the change, or tells that somebody was first.</summary>
    public async Task<Outcome<DossierMoved>> SaveAsync(CancellationToken cancellationToken)
    {
        WorkTimes.Set(this);
        var saved = await db.SaveActsAsync(cancellationToken, SubmitDossier.IsSameSubmission);
        return saved.Ok ? new DossierMoved(dossier.Code, dossier.State) : saved.As<DossierMoved>();
    }

    /// <summary>
    /// Who acts without the answer that was waited for waits no longer: the clock runs from then on, so that nothing late hides behind a question. An applicant
    /// who was to complete the dossier or to pay is waited for until it ends, unless they asked for it back and the office went on with it.
    /// </summary>
    private void GoOnWithoutAnswers() => EndStops(StopKind.Supplement, StopKind.Payment, StopKind.Consultation);

    /// <summary>Asked once more, the applicant has the new request to answer, and no older one beside it.</summary>
    public void EndOlderRequests() => EndStops(StopKind.Supplement, StopKind.Payment);

    private void EndStops(params ReadOnlySpan<StopKind> kinds)
    {
        if (dossier.ClockStopped && Clock is { } clock)
        {
            SetClock(clock.GoOnWithout(calendar, now, kinds));
        }
    }

    private void AddHop(ProcessStep step, Guid unit, Guid? officer, DateTimeOffset due) => Hop = db.Add(Stays.Begin(this, step, unit, officer, due)).Entity;

    private void EndHop(string? note)
    {
        if (Hop is { DoneAt: null } stay)
        {
            Stays.End(this, stay, note);
        }
    }

    private void SetWork(Guid unit, Guid? officer, WaitsFor whom)
    {
        var role = Workflow.RoleOf(Step!.Performer);
        Work ??= db.Add(new OpenWork
        {
            ProvinceCode = dossier.ProvinceCode,
            Id = Ids.New(now),
            DossierId = dossier.Id,
            Kind = WorkKind.Step,
            HolderUnitId = unit,
            Role = role,
            DueKey = OpenWork.Paused,
            LastDue = OpenWork.Paused,
        }).Entity;
        (Work.HolderUnitId, Work.HolderOfficerId, Work.Role, Work.WaitsFor) = (unit, officer, role, whom);
        Work.DueKey = WorkDue.Of(dossier, Step!, Hop?.DueAt ?? now);
    }
}
