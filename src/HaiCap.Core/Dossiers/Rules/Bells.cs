using HaiCap.Core.Calendar;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>A clock as it runs now.</summary>
/// <param name="Minutes">Working minutes it gives in all, without those in which it stood still.</param>
/// <param name="Step">Key of the step whose hours these are.</param>
public sealed record RunningClock(BellClock Clock, DateTimeOffset From, DateTimeOffset Due, int Minutes, string? Step = null)
{
    /// <summary>What marks are kept under.</summary>
    public string Key => Step is null ? Clock.ToString() : KeyOf(Step);

    internal static string KeyOf(string step) => $"{BellClock.Step}:{step}";
}

/// <summary>A rung whose time has come.</summary>
public sealed record Ring(RunningClock Clock, Rung Rung, DateTimeOffset At);

/// <param name="Ringing">Of each clock the gravest rung whose time has come: what was missed is told once.</param>
/// <param name="Marks">What has rung then.</param>
/// <param name="Next">When to look again; null when nothing is left to ring.</param>
public sealed record BellPlan(IReadOnlyList<Ring> Ringing, string? Marks, DateTimeOffset? Next);

/// <summary>When the clocks of a dossier ring. Pure.</summary>
public static class Bells
{
    private static readonly TimeOnly Morning = new(7, 0);

    /// <summary>When to look next, given what has rung; an instant that is over means at once.</summary>
    public static DateTimeOffset? Next(WorkingCalendar calendar, IEnumerable<RunningClock> clocks, Func<BellClock, IReadOnlyList<Rung>> ladder, string? marks)
    {
        DateTimeOffset? next = null;
        var passed = BellMarks.Read(marks);
        foreach (var clock in clocks)
        {
            foreach (var ring in Pending(calendar, clock, ladder(clock.Clock), passed))
            {
                next = next is null || ring.At < next ? ring.At : next;
            }
        }

        return next;
    }

    /// <summary>
    /// Whether of any clock so much time has gone as the first percent rung of its ladder says. A step that comes back has what it used before. The
    /// applicant's time is nobody's work.
    /// </summary>
    public static bool IsMostGone(WorkingCalendar calendar, IEnumerable<RunningClock> clocks, Func<BellClock, IReadOnlyList<Rung>> ladder, string? marks, DateTimeOffset now)
    {
        var passed = BellMarks.Read(marks);
        return clocks.Where(clock => clock.Clock != BellClock.Applicant).Any(clock =>
            ladder(clock.Clock).Where(rung => rung.At == BellPoint.Percent).MinBy(rung => rung.Value) is { } first && Place(calendar, clock, first) is var at
            && (at <= now || (passed.Passed(clock) is { } last && at <= Place(calendar, clock, last))));
    }

    /// <summary>What rings now, and when to look again.</summary>
    public static BellPlan Plan(WorkingCalendar calendar, IReadOnlyList<RunningClock> clocks, Func<BellClock, IReadOnlyList<Rung>> ladder, string? marks, DateTimeOffset now)
    {
        var passed = BellMarks.Read(marks);
        var ringing = new List<Ring>();
        foreach (var clock in clocks)
        {
            var due = Pending(calendar, clock, ladder(clock.Clock), passed).Where(ring => ring.At <= now).ToList();
            if (due.Count > 0)
            {
                ringing.Add(due.MaxBy(ring => ring.Rung.Order)!);
                passed.Pass(clock, due.MaxBy(ring => ring.At)!.Rung);
            }
        }

        var after = passed.ToText();
        return new BellPlan(ringing, after, Next(calendar, clocks, ladder, after));
    }

    /// <summary>When a rung of a clock rings; null where the limit is too short to have it.</summary>
    public static DateTimeOffset? TimeOf(WorkingCalendar calendar, RunningClock clock, Rung rung)
    {
        var at = Place(calendar, clock, rung);
        return rung.IsUrgent || at > clock.From ? at : null;
    }

    private static DateTimeOffset Place(WorkingCalendar calendar, RunningClock clock, Rung rung) =>
        clock.Clock == BellClock.Applicant ? OfDays(clock, rung) : OfWork(calendar, clock, rung);

    private static IEnumerable<Ring> Pending(WorkingCalendar calendar, RunningClock clock, IReadOnlyList<Rung> ladder, BellMarks passed)
    {
        var last = passed.Passed(clock) is { } before ? Place(calendar, clock, before) : DateTimeOffset.MinValue;
        foreach (var rung in ladder)
        {
            if (TimeOf(calendar, clock, rung) is { } at && at > last)
            {
                yield return new Ring(clock, rung, at);
            }
        }
    }

    private static DateTimeOffset OfWork(WorkingCalendar calendar, RunningClock clock, Rung rung)
    {
        var day = clock.Due.LocalDay();
        switch (rung.At)
        {
            case BellPoint.Percent:
                return calendar.WorkingMinutesBefore(clock.Due, clock.Minutes * (100 - rung.Value) / 100);
            case BellPoint.DaysBefore:
                return calendar.HoursOf(calendar.WorkingDayBeside(day, -rung.Value))!.Value.Opening;
            case BellPoint.DaysAfter:
                // As late in that day as it was due in its own, at the latest at closing.
                var (from, closing) = (calendar.WorkingDayBeside(day, calendar.IsWorkingDay(day) ? rung.Value : rung.Value - 1), TimeOnly.FromDateTime(clock.Due.ToLocal().DateTime));
                var end = calendar.HoursOf(from)!.Value.Closing;
                return from.AtLocal(closing) is var same && same < end ? same : end;
            default:
                // Seconds within the due minute are still in time.
                return clock.Due.AddMinutes(1);
        }
    }

    /// <summary>The applicant's time runs on all days.</summary>
    private static DateTimeOffset OfDays(RunningClock clock, Rung rung) => rung.At switch
    {
        BellPoint.Percent => clock.From + ((clock.Due - clock.From) * rung.Value / 100),
        BellPoint.DaysBefore => clock.Due.AddMinutes(-1).LocalDay().AddDays(-rung.Value).AtLocal(Morning),
        _ => clock.Due.AddDays(rung.Value),
    };
}
