using System.Collections.Concurrent;
using HaiCap.Core.Calendar;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>
/// The rules once more, told as simply as they can be: somebody who walks the calendar minute by minute and day by day with a
/// counter in hand. Shares no arithmetic with the product.
/// </summary>
internal sealed partial class MinuteByMinute(CalendarDefinition definition)
{
    private readonly ConcurrentDictionary<DateOnly, bool[]?> minutes = [];

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

    private bool[]? Of(DateOnly day) => minutes.GetOrAdd(day, Walk);

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
