using HaiCap.Core.Calendar;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>Limits, stages and times the clock stood still.</summary>
internal sealed partial class MinuteByMinute
{
    /// <param name="quarters">The value in quarters of the unit.</param>
    public DateTime Due(DateTime received, int quarters, TimeUnit unit) => Due(received, new(quarters, unit), [], convention: null);

    /// <summary>
    /// The whole clock as somebody keeps it on paper: stages in turn; each time the clock stood still is either skipped, or everything begins anew at the
    /// answer. Times that overlap are one. What was promised is never made earlier.
    /// </summary>
    public DateTime Clock(DateTime received, IReadOnlyList<Stage> stages, IReadOnlyList<Stand> stands, Convention? convention)
    {
        var (from, due) = (received, StagesInTurn(received, stages, [], convention));
        var pauses = new List<(DateTime From, DateTime To)>();
        foreach (var stand in Together(stands))
        {
            if (stand.Restarts)
            {
                from = stand.To;
                pauses.Clear();
            }
            else
            {
                pauses.Add((stand.From, stand.To));
            }

            var now = StagesInTurn(from, stages, pauses, convention);
            due = now > due ? now : due;
        }

        return due;
    }

    private static List<Stand> Together(IReadOnlyList<Stand> stands)
    {
        var together = new List<Stand>();
        foreach (var stand in stands.OrderBy(stand => stand.From))
        {
            if (together.Count > 0 && stand.From < together[^1].To)
            {
                var last = together[^1];
                together[^1] = new(last.From, stand.To > last.To ? stand.To : last.To, last.Restarts || stand.Restarts);
            }
            else
            {
                together.Add(stand);
            }
        }

        return together;
    }

    private DateTime StagesInTurn(DateTime received, IReadOnlyList<Stage> stages, List<(DateTime From, DateTime To)> pauses, Convention? convention)
    {
        var (at, left) = (received, pauses.ToList());
        for (var i = 0; i < stages.Count; i++)
        {
            // A pause belongs to the stage that was running when it began, the last one's to the last.
            var mine = new List<(DateTime From, DateTime To)>();
            var end = Due(at, stages[i], mine, convention);
            while (left.Count > 0 && (i == stages.Count - 1 || left[0].From <= end))
            {
                mine.Add(left[0]);
                left.RemoveAt(0);
                end = Due(at, stages[i], mine, convention);
            }

            at = end;
        }

        return at;
    }

    private DateTime Due(DateTime received, Stage stage, IReadOnlyList<(DateTime From, DateTime To)> pauses, Convention? convention)
    {
        var from = CountedFrom(received);
        var day = DateOnly.FromDateTime(from);
        var (cutOff, toTheMinute) = convention is null ? (CutOffOn(day), false) : (convention.CutOff, convention.ToTheMinute);
        if (stage.Unit == TimeUnit.WorkingHour)
        {
            return pauses.Aggregate(AfterWorking(from, stage.Quarters * 15), (end, pause) => AfterWorking(end, WorkedIn(pause.From, pause.To)));
        }

        if (stage.Unit == TimeUnit.WorkingDay || stage.Quarters == 0)
        {
            var (last, more) = stage.Quarters == 0 ? (from.TimeOfDay > cutOff ? AfterWorkingDays(day, 1) : day, 0)
                : toTheMinute ? Split(AfterWorking(from, stage.Quarters * 120))
                : (AfterWorkingDays(day, stage.Quarters / 4), stage.Quarters % 4 * 120);
            if (stage.Unit != TimeUnit.WorkingDay)
            {
                return ClosingOnOrAfter(last.AddDays(pauses.Sum(CalendarDays)));
            }

            foreach (var (stop, resume) in pauses)
            {
                last = AfterWorkingDays(last, WorkingDaysAfterUpTo(DateOnly.FromDateTime(stop), DateOnly.FromDateTime(CountedFrom(resume))));
            }

            return AfterWorking(Closing(last), more);
        }

        var end = stage.Unit == TimeUnit.CalendarDay ? day.AddDays((stage.Quarters + 3) / 4)
            : SameDayLater(day, stage.Quarters / 4).AddDays(((stage.Quarters % 4 * 30) + 3) / 4);
        return ClosingOnOrAfter(end.AddDays(pauses.Sum(CalendarDays)));

        int CalendarDays((DateTime From, DateTime To) pause) => DateOnly.FromDateTime(CountedFrom(pause.To)).DayNumber - DateOnly.FromDateTime(pause.From).DayNumber;
    }

    /// <summary>An end within a day: the working day before it, and the minutes worked since that closed.</summary>
    private (DateOnly Last, int More) Split(DateTime end)
    {
        var day = DateOnly.FromDateTime(end);
        if (end == Closing(day))
        {
            return (day, 0);
        }

        var more = WorkedIn(end.Date, end);
        do
        {
            day = day.AddDays(-1);
        }
        while (!IsWorkingDay(day));
        return (day, more);
    }

    private static DateOnly SameDayLater(DateOnly day, int months)
    {
        var first = new DateOnly(day.Year + ((day.Month - 1 + months) / 12), ((day.Month - 1 + months) % 12) + 1, 1);
        var last = first;
        while (last.AddDays(1).Month == first.Month && last.Day < day.Day)
        {
            last = last.AddDays(1);
        }

        return last;
    }

    private TimeSpan? CutOffOn(DateOnly day)
    {
        var cutOff = definition.Rule.SameDayCutOff;
        foreach (var one in definition.CutOffs)
        {
            cutOff = one.From <= day ? one.At : cutOff;
        }

        return cutOff?.ToTimeSpan();
    }
}

/// <param name="Quarters">The value in quarters of the unit.</param>
internal sealed record Stage(int Quarters, TimeUnit Unit);

/// <summary>From the stop to the answer the clock stood still.</summary>
/// <param name="Restarts">The answer makes everything begin anew.</param>
internal sealed record Stand(DateTime From, DateTime To, bool Restarts);

/// <summary>What a procedure keeps instead of its calendar's own.</summary>
/// <param name="CutOff">Same-day work taken after it is the next day's; null: never.</param>
internal sealed record Convention(TimeSpan? CutOff, bool ToTheMinute);
