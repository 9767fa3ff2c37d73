namespace HaiCap.Core.Calendar;

/// <summary>The days that differ from the week, sorted, so that those a deadline meets are found by binary search.</summary>
internal sealed class SpecialDays
{
    private readonly int[] numbers;
    private readonly SpecialDay[] days;

    private SpecialDays(SortedList<int, SpecialDay> sorted)
    {
        numbers = [.. sorted.Keys];
        days = [.. sorted.Values];
    }

    public SpecialDay? On(int dayNumber) => Array.BinarySearch(numbers, dayNumber) is >= 0 and var i ? days[i] : null;

    /// <summary>Those from one day to the other, both included, in order.</summary>
    public ReadOnlySpan<SpecialDay> Between(int from, int to)
    {
        var start = LowerBound(from);
        var end = LowerBound(to + 1);
        return end > start ? days.AsSpan(start, end - start) : default;
    }

    public static SpecialDays Of(CalendarDefinition definition, int firstYear, int lastYear)
    {
        var sorted = new SortedList<int, SpecialDay>();
        foreach (var day in definition.Days.Where(d => definition.PublishedYears.Contains(d.Date.Year)))
        {
            sorted[day.Date.DayNumber] = day;
        }

        for (var year = firstYear; year <= lastYear; year++)
        {
            if (!definition.PublishedYears.Contains(year))
            {
                AddFixed(definition, year, sorted);
            }
        }

        return new SpecialDays(sorted);
    }

    /// <summary>One shape a day; days with the same hours share one.</summary>
    public DayShape?[] Shapes(CalendarDefinition definition, int first, int last)
    {
        var shapes = new DayShape?[last - first + 1];
        var weeks = definition.Weeks.OrderBy(w => w.From)
            .Select(w => (w.From, Days: Enumerable.Range(0, 7).Select(d => Shape(w.On((DayOfWeek)d))).ToArray(), Full: Shape(Full(w)))).ToArray();
        var (week, special) = (0, 0);
        for (var number = first; number <= last; number++)
        {
            var date = DateOnly.FromDayNumber(number);
            while (week + 1 < weeks.Length && weeks[week + 1].From <= date)
            {
                week++;
            }

            var shape = weeks[week].Days[(int)date.DayOfWeek];
            if (special < numbers.Length && numbers[special] == number)
            {
                var day = days[special++];
                shape = !day.IsWorked ? null : day.Hours is { } hours ? Shape(hours) : weeks[week].Full;
            }

            shapes[number - first] = shape;
        }

        return shapes;

        static DayShape? Shape(DayHours hours) => hours.Counts ? new DayShape(hours) : null;
    }

    // A worked Saturday keeps the hours of an ordinary day: the week's first working day from Monday on.
    private static DayHours Full(RegularWeek week) =>
        Enumerable.Range(1, 7).Select(d => week.On((DayOfWeek)(d % 7))).FirstOrDefault(h => h.Counts) ?? DayHours.Off;

    private static void AddFixed(CalendarDefinition definition, int year, SortedList<int, SpecialDay> sorted)
    {
        var week = definition.Weeks.Where(w => w.From.Year <= year).DefaultIfEmpty(definition.Weeks[0]).MaxBy(w => w.From)!;
        foreach (var holiday in definition.FixedHolidays.OrderBy(h => (h.Month, h.Day)))
        {
            var date = new DateOnly(year, holiday.Month, holiday.Day);
            sorted[date.DayNumber] = new SpecialDay(date, holiday.Name, SpecialDayKind.Holiday, DayConfidence.KnownPractice, NameEn: holiday.NameEn);
        }

        foreach (var holiday in definition.FixedHolidays.OrderBy(h => (h.Month, h.Day)))
        {
            var date = new DateOnly(year, holiday.Month, holiday.Day);
            if (week.On(date.DayOfWeek).Counts)
            {
                continue;
            }

            do
            {
                date = date.AddDays(1);
            }
            while (!week.On(date.DayOfWeek).Counts || sorted.ContainsKey(date.DayNumber));

            sorted[date.DayNumber] = new SpecialDay(
                date, "Nghỉ bù " + holiday.Name, SpecialDayKind.MadeUp, DayConfidence.KnownPractice, NameEn: $"In lieu of {holiday.NameEn ?? holiday.Name}");
        }
    }

    private int LowerBound(int number) => Array.BinarySearch(numbers, number) is >= 0 and var i ? i : ~Array.BinarySearch(numbers, number);
}
