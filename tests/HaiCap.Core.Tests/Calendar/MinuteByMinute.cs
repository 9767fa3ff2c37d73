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

    /// <summary>The end of the last of so many worked minutes, those of a pause left out.</summary>
    public DateTime AfterWorking(DateTime from, int count, DateTime? pausedFrom = null, DateTime? pausedTo = null)
    {
        while (count > 0)
        {
            count -= Works(from) && !(from >= pausedFrom && from < pausedTo) ? 1 : 0;
            from = from.AddMinutes(1);
        }

        return from;
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
    public DateTime Due(DateTime received, int quarters, TimeUnit unit)
    {
        var from = CountedFrom(received);
        var day = DateOnly.FromDateTime(from);
        if (unit == TimeUnit.WorkingHour)
        {
            return AfterWorking(from, quarters * 15);
        }

        if (quarters == 0)
        {
            return from.TimeOfDay > new TimeSpan(15, 0, 0) ? Closing(AfterWorkingDays(day, 1)) : Closing(day);
        }

        return unit switch
        {
            TimeUnit.WorkingDay => AfterWorking(Closing(AfterWorkingDays(day, quarters / 4)), quarters % 4 * 120),
            TimeUnit.CalendarDay => ClosingOnOrAfter(day.AddDays((quarters + 3) / 4)),
            _ => ClosingOnOrAfter(SameDayLater(day, quarters / 4).AddDays(((quarters % 4 * 30) + 3) / 4)),
        };
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
