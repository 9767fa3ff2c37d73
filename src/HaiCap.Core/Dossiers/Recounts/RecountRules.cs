using System.Text.Json;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>What became another: the rows as they will stand. A part that stays is null.</summary>
internal sealed record MovedClock(
    LoadedClock Was, ClockState? Clock, DateTimeOffset? StepDueAt, DateTimeOffset? AskedDueAt, DateTimeOffset? ReceptionDueAt, DateTimeOffset DueKey, DateTimeOffset BellAt, string? Rungs, int Days)
{
    /// <summary>The applicant's last day to complete the dossier.</summary>
    public DateOnly? AnswerBy { get; init; }

    public DateTimeOffset Before => Was.Dossier.AcceptedAt is null ? Was.Dossier.ReceptionDueAt : Was.Dossier.DueAt!.Value;

    public DateTimeOffset After => Clock?.CurrentDueAt ?? ReceptionDueAt ?? Before;

    /// <summary>The applicant was told another day.</summary>
    public bool Promise => AnswerBy is not null || Before != After;

    /// <summary>What is told of it: the applicant's day, that to complete the dossier first, else the time of the unit's own work.</summary>
    public (DateTimeOffset Before, DateTimeOffset After) Told =>
        AnswerBy is { } day ? (EndOf(Was.Request!.Facts.AnswerBy), EndOf(day))
        : AskedDueAt is { } asked ? (Was.Consultation!.DueAt, asked) : !Promise && StepDueAt is { } step ? (Was.Hop!.DueAt, step) : (Before, After);

    private static DateTimeOffset EndOf(DateOnly day) => day.AtLocal(new TimeOnly(23, 59));
}

/// <summary>
/// What a changed calendar makes of one piece of open work. The legal clock is counted from its facts on the calendar in force, so it follows the
/// calendar both ways; what the receipt promised stays, unless it was provisional (<see cref="ClockState.Recompute"/>). The present stay,
/// the answer at reception and an opinion keep their working minutes, unless they were counted by the changed calendar already. The applicant's time to
/// complete the dossier is counted from its request, and ends on no earlier day than the paper told. Pure.
/// </summary>
internal static class RecountRules
{
    public static MovedClock? Move(LoadedClock was, CalendarChange change, DateTimeOffset changedAt, DateTimeOffset now)
    {
        if (!was.IsTouchedBy(change, now))
        {
            return null;
        }

        var (dossier, work) = (was.Dossier, was.Work);
        var calendar = change.Of(dossier.CompetentAgencyId);
        if (work.Kind == WorkKind.Consultation)
        {
            var asked = was.Consultation is { } opinion && opinion.AskedAt < changedAt ? Moved(calendar, opinion.AskedAt, opinion.DueAt, []) : null;
            return asked is null ? null : new MovedClock(
                was, null, null, asked, null, work.DueKey == was.Consultation!.DueAt ? asked.Value : work.DueKey, Bell(work, asked < was.Consultation.DueAt, now), work.Rungs,
                calendar.Now.WorkingDaysBetween(was.Consultation.DueAt.LocalDay(), asked.Value.LocalDay()));
        }

        var clock = Counted(dossier, calendar.Now);

        // The first stay is the answer at reception, by the hours of whoever received it.
        var step = was.Hop is { } hop ? Moved(hop.Number == 1 ? change.Of(dossier.ReceivingAgencyId) : calendar, hop.StartedAt, hop.DueAt, was.Hours) : null;
        var answerBy = was.Request is { } request ? AnswerBy(request, calendar.Now, now) : null;
        if (clock is null && step is null && answerBy is null)
        {
            return null;
        }

        var reception = dossier.AcceptedAt is null && was.Hop is { Number: 1 } ? step : null;
        var (own, due) = clock is null ? (dossier.InternalDueAt, dossier.DueAt) : (clock.Internal?.DueAt, clock.CurrentDueAt);
        var key = work.DueKey == OpenWork.Paused ? OpenWork.Paused : WorkDue.Earliest(step ?? was.Hop?.DueAt ?? work.DueKey, own, due);
        var earlier = step < was.Hop?.DueAt || own < dossier.InternalDueAt || due < dossier.DueAt;

        // A step that has time again begins anew to warn; the other clocks tell by their due time.
        var rungs = step > was.Hop?.DueAt ? BellMarks.Without(work.Rungs, was.Hop.StepKey) : work.Rungs;
        var bell = answerBy < was.Request?.Facts.AnswerBy && now < work.BellAt ? now : Bell(work, earlier, now);
        var moved = new MovedClock(was, clock, step, null, reception, key, bell, rungs, 0) { AnswerBy = answerBy };
        var (from, to) = moved.Told;
        return moved with { Days = calendar.Now.WorkingDaysBetween(from.LocalDay(), to.LocalDay()) };
    }

    /// <summary>
    /// A bell looks at the clocks when it rings and sets the next: only what is due earlier, was silent, or had little time left and may have more now, must
    /// ring before it would have.
    /// </summary>
    private static DateTimeOffset Bell(OpenWork work, bool earlier, DateTimeOffset now) =>
        work.DueKey != OpenWork.Paused && (earlier || work.NearKey is not null || work.BellAt == OpenWork.Paused) && now < work.BellAt ? now : work.BellAt;

    /// <summary>Null where it stays, or is over already.</summary>
    private static DateOnly? AnswerBy(OpenRequest request, WorkingCalendar calendar, DateTimeOffset now)
    {
        var (facts, told) = (request.Facts, request.Facts.OnPaper ?? request.Facts.AnswerBy);
        var counted = calendar.Due(request.Document.IssuedAt, request.Window.Value, request.Window.Unit).DueAt.LocalDay();
        var day = counted > told ? counted : told;
        return day == facts.AnswerBy || facts.AnswerBy < now.LocalDay() ? null : day;
    }

    private static ClockState? Counted(Dossier dossier, WorkingCalendar calendar)
    {
        if (dossier.Clock is null || dossier.DecidedAt is not null)
        {
            return null;
        }

        var clock = JsonSerializer.Deserialize<ClockState>(dossier.Clock, OpenedDossier.ClockJson)!;
        var again = clock.Recount(calendar);
        return (again.CurrentDueAt, again.Provisional, again.OriginalDueAt, again.OriginalProvisional, again.Internal?.DueAt)
            == (clock.CurrentDueAt, clock.Provisional, clock.OriginalDueAt, clock.OriginalProvisional, clock.Internal?.DueAt) ? null : again;
    }

    private static DateTimeOffset? Moved(ChangedCalendar calendar, DateTimeOffset startedAt, DateTimeOffset dueAt, IReadOnlyList<decimal> hours) =>
        !hours.Any(given => calendar.After.AddWorkingHours(startedAt, given) == dueAt) && calendar.Difference.Meets(startedAt, dueAt) && calendar.After.Moved(calendar.Before, startedAt, dueAt) is var due && due != dueAt ? due : null;
}
