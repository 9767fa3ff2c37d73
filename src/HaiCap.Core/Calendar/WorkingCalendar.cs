namespace HaiCap.Core.Calendar;

/// <summary>
/// Working time of one agency: immutable, pure, safe to share. Built once from a <see cref="CalendarDefinition"/>; afterwards every
/// question is a look-up. Instants go in with any offset and come out in UTC; days are local days of Vietnam.
/// Beyond its span (five years before the first published year to thirty after the last) it throws <see cref="CalendarSpanException"/>.
/// </summary>
public sealed partial class WorkingCalendar
{
    // With no year published every deadline is provisional; two-tier government began in 2025.
    private const int FirstYear = 2025;

    private readonly DayTable table;
    private readonly SpecialDays specials;
    private readonly int firstYear;
    private readonly int[] unpublishedBefore;
    private readonly (int From, DueRule Rule)[] rules;

    public WorkingCalendar(CalendarDefinition definition)
    {
        if (definition.Weeks.Count == 0)
        {
            throw new ArgumentException("A calendar needs a regular week.", nameof(definition));
        }

        Definition = definition;
        rules = definition.CutOffs.Count == 0 ? [(0, definition.Rule)]
            : [.. definition.CutOffs.Select(cutOff => (cutOff.From.DayNumber, definition.Rule with { SameDayCutOff = cutOff.At }))];
        firstYear = definition.PublishedYears.DefaultIfEmpty(FirstYear).Min() - 5;
        var lastYear = definition.PublishedYears.DefaultIfEmpty(FirstYear).Max() + 30;
        unpublishedBefore = new int[lastYear - firstYear + 2];
        for (var year = firstYear; year <= lastYear; year++)
        {
            var i = year - firstYear;
            unpublishedBefore[i + 1] = unpublishedBefore[i] + (definition.PublishedYears.Contains(year) ? 0 : 1);
        }

        specials = SpecialDays.Of(definition, firstYear, lastYear);
        var first = new DateOnly(firstYear, 1, 1).DayNumber;
        table = new DayTable(first, specials.Shapes(definition, first, new DateOnly(lastYear, 12, 31).DayNumber));
    }

    public CalendarDefinition Definition { get; }

    /// <summary>The convention by which something counts that is received on this day.</summary>
    public DueRule RuleOn(DateOnly day) => RuleOn(day.DayNumber);

    public bool IsPublished(int year) => Definition.PublishedYears.Contains(year);

    /// <summary>The first year from this instant's on whose days off are not published: "no calendar for 2031 yet".</summary>
    public int FirstUnpublished(DateTimeOffset from)
    {
        var year = DateOnly.FromDayNumber(Math.Min(LocalMinute.DayNumber(LocalMinute.Of(from)), DateOnly.MaxValue.DayNumber)).Year;
        while (IsPublished(year))
        {
            year++;
        }

        return year;
    }

    public bool IsWorkingDay(DateOnly day) => table.IsWorking(day.DayNumber);

    /// <summary>The named day off, swap or half day on this date, if there is one.</summary>
    public SpecialDay? Special(DateOnly day) => specials.On(day.DayNumber);

    /// <summary>The named days of a year, in order.</summary>
    public IReadOnlyList<SpecialDay> SpecialsOf(int year) => [.. specials.Between(new DateOnly(year, 1, 1).DayNumber, new DateOnly(year, 12, 31).DayNumber)];

    /// <summary>Opening and closing of a working day (UTC); null on a day off.</summary>
    public (DateTimeOffset Opening, DateTimeOffset Closing)? HoursOf(DateOnly day) => IsWorkingDay(day)
        ? (LocalMinute.ToInstant(table.Opening(day.DayNumber)), LocalMinute.ToInstant(table.Closing(day.DayNumber)))
        : null;

    /// <summary>The spans worked on a working day.</summary>
    /// <exception cref="ArgumentException">It is a day off.</exception>
    public DayHours SpansOf(DateOnly day) => table.Shape(day.DayNumber)?.Hours ?? throw new ArgumentException($"{day:yyyy-MM-dd} is a day off.", nameof(day));

    /// <summary>The first working day after this one.</summary>
    public DateOnly NextWorkingDay(DateOnly day) => DateOnly.FromDayNumber(table.WorkingDayFrom(day.DayNumber + 1));

    /// <summary>
    /// The minute a clock starts for something received at this instant: itself in working time, the next working minute at noon or before
    /// opening, itself at the closing minute (that day still counts), the next working day's opening afterwards.
    /// </summary>
    public DateTimeOffset CountedFrom(DateTimeOffset receivedAt) => LocalMinute.ToInstant(CountedFrom(LocalMinute.Of(receivedAt)));

    /// <summary>The first minute at or after this instant in which people work; at the closing minute that is the next opening.</summary>
    public DateTimeOffset NextWorkingMinute(DateTimeOffset instant)
    {
        var minute = LocalMinute.Of(instant);
        var counted = CountedFrom(minute);
        var day = LocalMinute.DayNumber(counted);
        return LocalMinute.ToInstant(counted == table.Closing(day) ? table.Opening(table.WorkingDayFrom(day + 1)) : counted);
    }

    /// <summary>
    /// So many working hours later, to the minute; a part of a minute counts as a whole one. An end on an opening minute is
    /// written as the closing before it.
    /// </summary>
    public DateTimeOffset AddWorkingHours(DateTimeOffset startsAt, decimal hours) =>
        LocalMinute.ToInstant(AddWorkingMinutes(CountedFrom(LocalMinute.Of(startsAt)), WholeMinutes(hours, 60)));

    /// <summary>Working minutes from one instant to the other; negative where <paramref name="to"/> is the earlier.</summary>
    public int WorkingMinutesBetween(DateTimeOffset from, DateTimeOffset to) =>
        table.WorkedBefore(LocalMinute.Of(to)) - table.WorkedBefore(LocalMinute.Of(from));

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>: Monday to Wednesday is 2.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) =>
        table.WorkingDaysBefore(to.DayNumber + 1) - table.WorkingDaysBefore(from.DayNumber + 1);

    internal ReadOnlySpan<SpecialDay> SpecialsBetween(int fromDay, int toDay) => specials.Between(fromDay, toDay);

    /// <summary>
    /// When a dossier taken at the counter must have reached the competent agency: by closing that day; taken after the cut-off,
    /// at the opening of the next working day (decree 118/2025, art. 18.2).
    /// </summary>
    public DateTimeOffset HandOverDue(DateTimeOffset receivedAt)
    {
        var counted = CountedFrom(LocalMinute.Of(receivedAt));
        var day = LocalMinute.DayNumber(counted);
        return LocalMinute.ToInstant(IsAfterCutOff(counted, RuleOn(day)) ? table.Opening(table.WorkingDayFrom(day + 1)) : table.Closing(day));
    }

    private DueRule RuleOn(int day)
    {
        var at = rules.Length - 1;
        while (at > 0 && rules[at].From > day)
        {
            at--;
        }

        return rules[at].Rule;
    }

    private static bool IsAfterCutOff(long minute, DueRule rule) =>
        rule.SameDayCutOff is { } cutOff && LocalMinute.OfDay(minute) > (cutOff.Hour * 60) + cutOff.Minute;

    private long CountedFrom(long minute)
    {
        var day = LocalMinute.DayNumber(minute);
        if (table.Shape(day) is { } shape && LocalMinute.OfDay(minute) <= shape.Closing)
        {
            return ((long)day * LocalMinute.Day) + shape.NextMinute(LocalMinute.OfDay(minute));
        }

        return table.Opening(table.WorkingDayFrom(day + 1));
    }

    private long AddWorkingMinutes(long minute, int minutes) =>
        minutes == 0 ? minute : table.WhenWorked(table.WorkedBefore(minute) + minutes);

    private bool TouchesUnpublished(long from, long to) =>
        unpublishedBefore[LocalMinute.Date(to).Year - firstYear + 1] > unpublishedBefore[LocalMinute.Date(from).Year - firstYear];

    private static int WholeMinutes(decimal value, int minutesEach)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return (int)decimal.Ceiling(value * minutesEach);
    }
}
