namespace HaiCap.Core.Calendar;

public sealed partial class WorkingCalendar
{
    /// <summary>When a limit ends that starts with something received at this instant, with the reasons.</summary>
    /// <param name="value">Count of <paramref name="unit"/>, ≥ 0. A part of a calendar day counts as a day; a part of a month as that part of
    /// 30 days (Civil Code 2015, art. 146).</param>
    /// <param name="rule">The calendar's own when null.</param>
    public Deadline Due(DateTimeOffset startsAt, decimal value, TimeUnit unit, DueRule? rule = null)
    {
        var received = LocalMinute.Of(startsAt);
        var counted = CountedFrom(received);
        var end = End(counted, value, unit, rule);
        var text = new ClockText(this);
        text.Received(received, counted);
        text.Limit(counted, end, new LimitStage(value, unit));
        text.Counted(counted, end, end, new LimitStage(value, unit), rule ?? Definition.Rule, []);
        return Finish(text, received, counted, end, unit);
    }

    /// <summary>Several limits in turn: each starts where the one before it ended.</summary>
    public Deadline Due(DateTimeOffset startsAt, IReadOnlyList<LimitStage> stages, DueRule? rule = null)
    {
        if (stages.Count == 0)
        {
            throw new ArgumentException("A limit needs at least one stage.", nameof(stages));
        }

        return Plan(startsAt, stages, [], rule);
    }

    /// <summary>The due instant alone: no explanation, nothing allocated, for sweeps over many clocks.</summary>
    public DateTimeOffset DueAt(DateTimeOffset startsAt, decimal value, TimeUnit unit, DueRule? rule = null) =>
        LocalMinute.ToInstant(End(CountedFrom(LocalMinute.Of(startsAt)), value, unit, rule).Due);

    /// <summary>
    /// Moves a deadline by a pause, as procedures do whose own law continues the count: working hours by the working minutes of the pause,
    /// working days by the working days, calendar days and months by the calendar days after the stop day up to and including the
    /// resume day. An answer after closing resumes on the next working day. Never earlier than it was.
    /// </summary>
    public Deadline Continue(Deadline current, DateTimeOffset stoppedAt, DateTimeOffset resumedAt)
    {
        var text = new ClockText(this, current.Explanation);
        var stop = LocalMinute.Of(stoppedAt);
        var resume = Math.Max(LocalMinute.Of(resumedAt), stop);
        var due = LocalMinute.Of(current.DueAt);
        var lastDay = current.LastDay == default ? LocalMinute.DayNumber(due) : current.LastDay.DayNumber;
        var end = Shift(new LimitEnd(due, lastDay), current.Unit, stop, resume, out var moved);
        text.Continued(new Pause(stop, resume), moved, current.Unit);
        text.Met(LocalMinute.DayNumber(due) + 1, end, current.Unit);
        return Finish(text, LocalMinute.Of(current.CountedFrom), LocalMinute.Of(current.CountedFrom), end, current.Unit, current.Provisional);
    }

    /// <summary>Counts the limit again from zero (decree 118/2025, art. 19.5); never earlier than it was.</summary>
    public Deadline Restart(Deadline current, DateTimeOffset resumedAt, decimal value, TimeUnit unit, DueRule? rule = null)
    {
        var again = Due(resumedAt, value, unit, rule);
        return again.DueAt >= current.DueAt ? again : current;
    }

    /// <summary>Stages in turn, each moved by the pauses that fell into it.</summary>
    /// <param name="explain">False for the same instants without a word: what a recount of many clocks asks.</param>
    internal Deadline Plan(DateTimeOffset startsAt, IReadOnlyList<LimitStage> stages, IReadOnlyList<Pause> pauses, DueRule? rule, bool explain = true)
    {
        var received = LocalMinute.Of(startsAt);
        var first = CountedFrom(received);
        var text = explain ? new ClockText(this) : null;
        text?.Received(received, first);
        var from = first;
        var end = default(LimitEnd);
        var next = 0;
        for (var i = 0; i < stages.Count; i++)
        {
            var stage = stages[i];
            var counted = CountedFrom(from);
            if (stages.Count > 1)
            {
                text?.Stage(i + 1, stages.Count, stage, counted);
            }

            end = End(counted, stage.Value, stage.Unit, rule);
            text?.Limit(counted, end, stage);
            var (plain, earlier) = (end, next);
            for (; next < pauses.Count && (i == stages.Count - 1 || pauses[next].Stop <= end.Due); next++)
            {
                var before = LocalMinute.DayNumber(end.Due);
                end = Shift(end, stage.Unit, pauses[next].Stop, pauses[next].Resume, out var moved);
                text?.Continued(pauses[next], moved, stage.Unit);
                text?.Met(before + 1, end, stage.Unit);
            }

            text?.Counted(counted, plain, end, stage, rule ?? Definition.Rule, pauses.Skip(earlier).Take(next - earlier).ToList());
            from = end.Due;
        }

        return Finish(text, received, first, end, stages[^1].Unit);
    }

    private Deadline Finish(ClockText? text, long received, long counted, LimitEnd end, TimeUnit unit, bool provisional = false)
    {
        provisional |= TouchesUnpublished(received, Math.Max(end.Due, received));
        return new Deadline(
            LocalMinute.ToInstant(counted), LocalMinute.ToInstant(end.Due), provisional, text?.Lines(end.Due, provisional) ?? [])
        {
            Unit = unit,
            LastDay = DateOnly.FromDayNumber(end.LastDay),
        };
    }

    private LimitEnd End(long counted, decimal value, TimeUnit unit, DueRule? given)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (unit == TimeUnit.WorkingHour)
        {
            return At(AddWorkingMinutes(counted, WholeMinutes(value, 60)));
        }

        var day0 = LocalMinute.DayNumber(counted);
        var rule = given ?? RuleOn(day0);
        if (value == 0)
        {
            return At(table.Closing(IsAfterCutOff(counted, rule) ? table.WorkingDayFrom(day0 + 1) : day0));
        }

        switch (unit)
        {
            case TimeUnit.WorkingDay:
                if (rule.DayEnd == DayEnd.ToTheMinute)
                {
                    return AfterWholeDays(AddWorkingMinutes(counted, WholeMinutes(value, Definition.NominalDayMinutes)));
                }

                var days = (int)decimal.Floor(value);
                var last = table.WorkingDay(table.WorkingDaysBefore(day0) + days);
                return days == value ? new LimitEnd(table.Closing(last), last) : new LimitEnd(AddWorkingMinutes(table.Closing(last), WholeMinutes(value - days, Definition.NominalDayMinutes)), last);
            case TimeUnit.CalendarDay:
                return OnDay(day0 + (int)decimal.Ceiling(value));
            default:
                var months = decimal.Floor(value);
                var day = DateOnly.FromDayNumber(day0).AddMonths((int)months).DayNumber;
                return OnDay(months == value ? day : day + (int)decimal.Ceiling((value - months) * 30));
        }
    }

    private LimitEnd Shift(LimitEnd end, TimeUnit unit, long stop, long resume, out int moved)
    {
        if (unit == TimeUnit.WorkingHour)
        {
            moved = table.WorkedBefore(resume) - table.WorkedBefore(stop);
            return At(AddWorkingMinutes(end.Due, moved));
        }

        var (stopDay, resumeDay) = (LocalMinute.DayNumber(stop), LocalMinute.DayNumber(CountedFrom(resume)));
        if (unit is TimeUnit.CalendarDay or TimeUnit.Month)
        {
            moved = resumeDay - stopDay;
            return OnDay(end.LastDay + moved);
        }

        moved = table.WorkingDaysBefore(resumeDay + 1) - table.WorkingDaysBefore(stopDay + 1);
        // Whole days end at a closing; what a fraction of a day added after it goes along as working minutes.
        var whole = table.IsWorking(end.LastDay) ? end.LastDay : table.WorkingDayFrom(end.LastDay);
        var fraction = Math.Max(0, table.WorkedBefore(end.Due) - table.WorkedBefore(table.Closing(whole)));
        var day = table.WorkingDay(table.WorkingDaysBefore(whole) + moved);
        return new LimitEnd(AddWorkingMinutes(table.Closing(day), fraction), day);
    }

    private static LimitEnd At(long due) => new(due, LocalMinute.DayNumber(due));

    // An end within a day is so many minutes after the closing of the working day before.
    private LimitEnd AfterWholeDays(long due)
    {
        var day = LocalMinute.DayNumber(due);
        return new LimitEnd(due, due == table.Closing(day) ? day : table.WorkingDay(table.WorkingDaysBefore(day) - 1));
    }

    private LimitEnd OnDay(int lastDay) => new(table.Closing(table.WorkingDayFrom(lastDay)), lastDay);
}

/// <param name="Due">The last minute in time.</param>
/// <param name="LastDay">The day the count ended on, before it was moved off a day off or a fraction of a day was added.</param>
internal readonly record struct LimitEnd(long Due, int LastDay);

/// <summary>A pause in local minutes, with what it waited for in both languages.</summary>
internal readonly record struct Pause(long Stop, long Resume, string? Vi = null, string? En = null);
