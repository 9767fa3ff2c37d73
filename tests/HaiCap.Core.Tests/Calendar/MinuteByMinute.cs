using HaiCap.Core.Calendar;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>
/// The rules once more, told as simply as they can be: somebody who walks the calendar minute by minute and day by day with a
/// counter in hand. Shares no arithmetic with the product.
/// </summary>
internal sealed class MinuteByMinute(CalendarDefinition definition)
{
    private readonly Dictionary<DateOnly, bool[]?> minutes = [];

    public bool IsWorkingDay(DateOnly day) => Of(day) is not null;

    public bool Works(DateTime minute) => Of(DateOnly.FromDateTime(minute)) is { } day && day[(int)minute.TimeOfDay.TotalMinutes];

    public DateTime Closing(DateOnly day) => day.ToDateTime(default).AddMinutes(Array.LastIndexOf(Of(day)!, true) + 1);

    public DateTime CountedFrom(DateTime received)
    {
        var day = DateOnly.FromDateTime(received);
        if (IsWorkingDay(day) && received == Closing(day))
        {
            return received;
        }

        while (!Works(received))
        {
            received = received.AddMinutes(1);
        }

        return received;
    }

    /// <summary>The end of the last of so many worked minutes.</summary>
    public DateTime AfterWorking(DateTime from, int count)
    {
        for (var day = from.Date; ; day = day.AddDays(1))
        {
            var worked = Of(DateOnly.FromDateTime(day));
            for (var minute = day == from.Date ? (int)from.TimeOfDay.TotalMinutes : 0; minute < 1440; minute++)
            {
                if (count == 0)
                {
                    return day.AddMinutes(minute);
                }

                count -= worked is not null && worked[minute] ? 1 : 0;
            }
        }
    }

    /// <summary>Worked minutes from one to the other.</summary>
    public int WorkedIn(DateTime from, DateTime to)
    {
        var count = 0;
        for (var day = from.Date; day < to; day = day.AddDays(1))
        {
            if (Of(DateOnly.FromDateTime(day)) is { } worked)
            {
                for (var minute = day == from.Date ? (int)from.TimeOfDay.TotalMinutes : 0; minute < 1440 && day.AddMinutes(minute) < to; minute++)
                {
                    count += worked[minute] ? 1 : 0;
                }
            }
        }

        return count;
    }

    public DateOnly AfterWorkingDays(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    public DateTime ClosingOnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return Closing(day);
    }

    public int WorkingDaysAfterUpTo(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <param name="quarters">The value in quarters of the unit.</param>
    public DateTime Due(DateTime received, int quarters, TimeUnit unit) => Due(received, new(quarters, unit), [], Convention.Usual);

    /// <summary>
    /// The whole clock as somebody keeps it on paper: stages in turn; each time the clock stood still is either skipped, or everything begins anew at the
    /// answer. Times that overlap are one. What was promised is never made earlier.
    /// </summary>
    public DateTime Clock(DateTime received, IReadOnlyList<Stage> stages, IReadOnlyList<Stand> stands, Convention convention)
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

    private DateTime StagesInTurn(DateTime received, IReadOnlyList<Stage> stages, List<(DateTime From, DateTime To)> pauses, Convention convention)
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

    private DateTime Due(DateTime received, Stage stage, IReadOnlyList<(DateTime From, DateTime To)> pauses, Convention convention)
    {
        var from = CountedFrom(received);
        var day = DateOnly.FromDateTime(from);
        if (stage.Unit == TimeUnit.WorkingHour)
        {
            return pauses.Aggregate(AfterWorking(from, stage.Quarters * 15), (end, pause) => AfterWorking(end, WorkedIn(pause.From, pause.To)));
        }

        if (stage.Unit == TimeUnit.WorkingDay || stage.Quarters == 0)
        {
            var (last, more) = stage.Quarters == 0 ? (from.TimeOfDay > convention.CutOff ? AfterWorkingDays(day, 1) : day, 0)
                : convention.ToTheMinute ? Split(AfterWorking(from, stage.Quarters * 120))
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

    private bool[]? Of(DateOnly day)
    {
        if (!minutes.TryGetValue(day, out var worked))
        {
            minutes[day] = worked = Walk(day);
        }

        return worked;
    }

    private bool[]? Walk(DateOnly day)
    {
        var week = definition.Weeks.Last(w => w.From <= day);
        var hours = week.On(day.DayOfWeek);
        foreach (var special in definition.Days)
        {
            if (special.Date == day)
            {
                hours = special.IsWorked ? special.Hours ?? week.On(DayOfWeek.Monday) : DayHours.Off;
            }
        }

        if (!hours.IsWorkingDay || hours.Spans.Count == 0)
        {
            return null;
        }

        var worked = new bool[1440];
        for (var minute = 0; minute < 1440; minute++)
        {
            var time = new TimeOnly(minute / 60, minute % 60);
            worked[minute] = hours.Spans.Any(s => s.From <= time && time < s.To);
        }

        return worked;
    }
}

/// <param name="Quarters">The value in quarters of the unit.</param>
internal sealed record Stage(int Quarters, TimeUnit Unit);

/// <summary>From the stop to the answer the clock stood still.</summary>
/// <param name="Restarts">The answer makes everything begin anew.</param>
internal sealed record Stand(DateTime From, DateTime To, bool Restarts);

/// <param name="CutOff">Same-day work taken after it is the next day's; null: never.</param>
internal sealed record Convention(TimeSpan? CutOff, bool ToTheMinute)
{
    public static Convention Usual { get; } = new(new TimeSpan(15, 0, 0), ToTheMinute: false);
}
