namespace HaiCap.Core.Calendar;

/// <summary>
/// The days on which two calendars of one place differ: other hours, worked or not, known or not yet known. A count that meets none of them gives
/// the same instant on both, because a sum reads nothing but the days from its start to its end. Pure.
/// </summary>
public sealed class CalendarDifference
{
    private readonly int[] starts;
    private readonly int[] ends;

    private CalendarDifference(List<(int From, int To)> runs)
    {
        starts = [.. runs.Select(run => run.From)];
        ends = [.. runs.Select(run => run.To)];
    }

    public bool IsNone => starts.Length == 0;

    /// <summary>The first and the last of these days; null where there are none.</summary>
    public (DateOnly First, DateOnly Last)? Span => IsNone ? null : (DateOnly.FromDayNumber(starts[0]), DateOnly.FromDayNumber(ends[^1]));

    public static CalendarDifference Between(WorkingCalendar before, WorkingCalendar after)
    {
        var runs = new List<(int From, int To)>();
        if (!ReferenceEquals(before, after))
        {
            var (from, to) = WorkingCalendar.SharedDays(before, after);
            for (var day = from; day <= to; day++)
            {
                if (WorkingCalendar.SameDay(before, after, day))
                {
                    continue;
                }

                if (runs.Count > 0 && runs[^1].To == day - 1)
                {
                    runs[^1] = (runs[^1].From, day);
                }
                else
                {
                    runs.Add((day, day));
                }
            }
        }

        return new CalendarDifference(runs);
    }

    /// <summary>Whether any of these days, both included, is another one now.</summary>
    public bool Meets(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (LocalMinute.DayNumber(LocalMinute.Of(from)), LocalMinute.DayNumber(LocalMinute.Of(to)));

        // The first run that ends at or after the first day: it is met if it has begun by the last.
        var run = Array.BinarySearch(ends, first) is >= 0 and var at ? at : ~Array.BinarySearch(ends, first);
        return run < starts.Length && starts[run] <= last;
    }
}

public sealed partial class WorkingCalendar
{
    /// <summary>
    /// Where something that was due on another calendar of this place is due here: after the same working minutes. What was due at an opening,
    /// which no sum of minutes gives, stays due at one.
    /// </summary>
    public DateTimeOffset Moved(WorkingCalendar before, DateTimeOffset startsAt, DateTimeOffset dueAt)
    {
        var worked = before.WorkingMinutesBetween(startsAt, dueAt);
        var due = Worked(this, startsAt, worked);
        return Worked(before, startsAt, worked) == dueAt ? due : NextWorkingMinute(due);

        static DateTimeOffset Worked(WorkingCalendar calendar, DateTimeOffset from, int minutes) =>
            LocalMinute.ToInstant(calendar.AddWorkingMinutes(calendar.CountedFrom(LocalMinute.Of(from)), minutes));
    }

    /// <summary>The days both reach, as day numbers.</summary>
    internal static (int From, int To) SharedDays(WorkingCalendar one, WorkingCalendar other)
    {
        var (a, b) = (one.Reach, other.Reach);
        return (Math.Max(a.From, b.From), Math.Min(a.To, b.To));
    }

    internal static bool SameDay(WorkingCalendar one, WorkingCalendar other, int day)
    {
        var year = DateOnly.FromDayNumber(day).Year;
        return one.IsPublished(year) == other.IsPublished(year)
            && (one.table.Shape(day), other.table.Shape(day)) switch
            {
                (null, null) => true,
                ({ } a, { } b) => ReferenceEquals(a, b) || a.Same(b),
                _ => false,
            };
    }

    private (int From, int To) Reach =>
        (new DateOnly(firstYear, 1, 1).DayNumber, new DateOnly(firstYear + unpublishedBefore.Length - 2, 12, 31).DayNumber);
}
