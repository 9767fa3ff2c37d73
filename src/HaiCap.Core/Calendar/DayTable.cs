namespace HaiCap.Core.Calendar;

/// <summary>
/// Every day of the calendar's span with running totals of working minutes and working days before it, so that any sum is two
/// look-ups and any "n later" a look-up or a binary search; never a walk over days.
/// </summary>
internal sealed class DayTable
{
    private readonly int firstDay;
    private readonly DayShape?[] shapes;
    private readonly int[] minutesBefore;
    private readonly int[] daysBefore;
    private readonly int[] workingDays;

    /// <param name="firstDay"><see cref="DateOnly.DayNumber"/> of the first entry.</param>
    /// <param name="shapes">One a day; null on a day off.</param>
    public DayTable(int firstDay, DayShape?[] shapes)
    {
        this.firstDay = firstDay;
        this.shapes = shapes;
        minutesBefore = new int[shapes.Length + 1];
        daysBefore = new int[shapes.Length + 1];
        var working = new List<int>(shapes.Length);
        for (var i = 0; i < shapes.Length; i++)
        {
            var shape = shapes[i];
            minutesBefore[i + 1] = minutesBefore[i] + (shape?.Minutes ?? 0);
            daysBefore[i + 1] = daysBefore[i] + (shape is null ? 0 : 1);
            if (shape is not null)
            {
                working.Add(i);
            }
        }

        workingDays = [.. working];
    }

    public bool IsWorking(int dayNumber) => shapes[Index(dayNumber)] is not null;

    public DayShape? Shape(int dayNumber) => shapes[Index(dayNumber)];

    /// <summary>Working days up to but not including this day.</summary>
    public int WorkingDaysBefore(int dayNumber) => daysBefore[Index(dayNumber)];

    /// <summary>The day number of the working day with this rank.</summary>
    public int WorkingDay(int rank) =>
        (uint)rank < (uint)workingDays.Length ? firstDay + workingDays[rank] : throw OutOfSpan();

    /// <summary>This day if it is a working day, else the next one.</summary>
    public int WorkingDayFrom(int dayNumber) => WorkingDay(daysBefore[Index(dayNumber)]);

    public long Opening(int dayNumber) => ((long)dayNumber * LocalMinute.Day) + shapes[Index(dayNumber)]!.Opening;

    public long Closing(int dayNumber) => ((long)dayNumber * LocalMinute.Day) + shapes[Index(dayNumber)]!.Closing;

    /// <summary>Working minutes from the beginning of the table to this minute.</summary>
    public int WorkedBefore(long minute)
    {
        var i = Index(LocalMinute.DayNumber(minute));
        return minutesBefore[i] + (shapes[i]?.WorkedBefore(LocalMinute.OfDay(minute)) ?? 0);
    }

    /// <summary>The earliest minute with so much work before it: hence a closing, never the opening after it.</summary>
    public long WhenWorked(int worked)
    {
        if (worked > minutesBefore[^1])
        {
            throw OutOfSpan();
        }

        // The first day that ends with at least so much: lower bound over the totals at the end of each working day.
        int low = 0, high = workingDays.Length - 1;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (minutesBefore[workingDays[middle] + 1] >= worked)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        var i = workingDays[low];
        return ((long)(firstDay + i) * LocalMinute.Day) + shapes[i]!.WhenWorked(worked - minutesBefore[i]);
    }

    private int Index(int dayNumber)
    {
        var i = dayNumber - firstDay;
        return (uint)i < (uint)shapes.Length ? i : throw OutOfSpan();
    }

    private CalendarSpanException OutOfSpan() => new(
        $"The calendar covers {DateOnly.FromDayNumber(firstDay):yyyy-MM-dd} to {DateOnly.FromDayNumber(firstDay + shapes.Length - 1):yyyy-MM-dd}.");
}

/// <summary>The working spans of one kind of day, in minutes of the day, ordered and not overlapping.</summary>
internal sealed class DayShape
{
    private readonly (int From, int To)[] spans;

    public DayShape(DayHours hours)
    {
        Hours = hours;
        spans = [.. hours.Spans.Select(s => (OfDay(s.From), OfDay(s.To))).OrderBy(s => s.Item1)];
        for (var i = 0; i < spans.Length; i++)
        {
            if (spans[i].To <= spans[i].From || (i > 0 && spans[i].From < spans[i - 1].To))
            {
                throw new ArgumentException("Working spans must be ordered, not empty and not overlapping.", nameof(hours));
            }

            Minutes += spans[i].To - spans[i].From;
        }

        static int OfDay(TimeOnly time) => (time.Hour * 60) + time.Minute;
    }

    public DayHours Hours { get; }

    public int Minutes { get; }

    public bool Same(DayShape other) => spans.AsSpan().SequenceEqual(other.spans);

    public int Opening => spans[0].From;

    public int Closing => spans[^1].To;

    public int WorkedBefore(int minuteOfDay)
    {
        var worked = 0;
        foreach (var (from, to) in spans)
        {
            worked += Math.Clamp(minuteOfDay - from, 0, to - from);
        }

        return worked;
    }

    public int WhenWorked(int worked)
    {
        foreach (var (from, to) in spans)
        {
            if (worked <= to - from)
            {
                return from + worked;
            }

            worked -= to - from;
        }

        return Closing;
    }

    /// <summary>What is worked from one minute of the day to another.</summary>
    public IEnumerable<(int From, int To)> Between(int from, int to) =>
        spans.Select(span => (From: Math.Max(span.From, from), To: Math.Min(span.To, to))).Where(span => span.From < span.To);

    /// <summary>The minute itself if it is worked, else the next worked one of the day; the closing minute is its own.</summary>
    public int NextMinute(int minuteOfDay)
    {
        foreach (var (from, to) in spans)
        {
            if (minuteOfDay < to)
            {
                return Math.Max(minuteOfDay, from);
            }
        }

        return Closing;
    }
}

/// <summary>A question about days the calendar does not reach: a fault in the data that asked it.</summary>
public sealed class CalendarSpanException(string message) : InvalidOperationException(message);
