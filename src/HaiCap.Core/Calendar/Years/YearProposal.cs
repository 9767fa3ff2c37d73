namespace HaiCap.Core.Calendar.Years;

/// <summary>
/// The days off a year will have by the Labour Code 2019 (art. 111.3, 112) and the lunar calendar: a draft for a person to confirm
/// against the yearly notice. Which days around Tết and National Day, and swaps, the notice decides; what is chosen here is marked unsure.
/// </summary>
public static class YearProposal
{
    private const int TetDays = 5;

    /// <param name="week">Which weekdays are worked.</param>
    public static IReadOnlyList<SpecialDay> For(int year, RegularWeek week)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2020);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2199);
        var tet = LunarCalendar.NewYear(year);
        var national = new DateOnly(year, 9, 2);
        var holidays = new List<SpecialDay>
        {
            Day(new(year, 1, 1), "Tết Dương lịch", "New Year's Day", DayConfidence.KnownPractice),
        };

        // In 2025 and 2026 the notice took what gives the longest rest; of equals, one day before Tết and four from it.
        var firstOfTet = Longest([tet.AddDays(-1), tet.AddDays(-2)], TetDays, week);
        holidays.AddRange(Enumerable.Range(0, TetDays).Select(i => Day(firstOfTet.AddDays(i), "Tết Nguyên đán", "Lunar New Year (Tết)", DayConfidence.Unsure)));
        holidays.Add(Day(LunarCalendar.HungKings(year), "Giỗ Tổ Hùng Vương (10/3 âm lịch)", "Hùng Kings' Commemoration Day", DayConfidence.KnownPractice));
        holidays.Add(Day(new(year, 4, 30), "Ngày Chiến thắng", "Victory Day", DayConfidence.KnownPractice));
        holidays.Add(Day(new(year, 5, 1), "Ngày Quốc tế lao động", "International Labour Day", DayConfidence.KnownPractice));
        var beside = Longest([national.AddDays(-1), national], 2, week) == national ? national.AddDays(1) : national.AddDays(-1);
        holidays.Add(Day(national, "Quốc khánh", "National Day", DayConfidence.KnownPractice));
        holidays.Add(Day(beside, "Quốc khánh (ngày liền kề)", "National Day (adjacent day)", DayConfidence.Unsure));

        // 10 March of the lunar year and 30 April meet in some years; a day is off once.
        var days = holidays.GroupBy(day => day.Date).Select(same => same.First()).OrderBy(day => day.Date).ToList();
        days.AddRange(MadeUp(days, week));
        return [.. days.OrderBy(day => day.Date)];
    }

    /// <summary>For each holiday on a weekly day off, the next working day that is not off already.</summary>
    private static List<SpecialDay> MadeUp(List<SpecialDay> holidays, RegularWeek week)
    {
        var taken = holidays.Select(day => day.Date).ToHashSet();
        var made = new List<SpecialDay>();
        foreach (var holiday in holidays.Where(day => !week.On(day.Date.DayOfWeek).Counts))
        {
            var date = holiday.Date;
            do
            {
                date = date.AddDays(1);
            }
            while (!week.On(date.DayOfWeek).Counts || !taken.Add(date));

            made.Add(new SpecialDay(
                date, "Nghỉ bù " + holiday.Name, SpecialDayKind.MadeUp, holiday.Confidence, NameEn: "In lieu of " + holiday.NameEn));
        }

        return made;
    }

    /// <summary>The first day of the block after which one is away longest, weekends and made-up days included; the earlier listed of equals.</summary>
    private static DateOnly Longest(DateOnly[] starts, int length, RegularWeek week) => starts.MaxBy(start => Rest(start, length, week));

    private static int Rest(DateOnly start, int length, RegularWeek week)
    {
        var block = Enumerable.Range(0, length).Select(i => Day(start.AddDays(i), "", "", DayConfidence.Unsure)).ToList();
        var off = block.Concat(MadeUp(block, week)).Select(day => day.Date).ToHashSet();
        bool Away(DateOnly day) => off.Contains(day) || !week.On(day.DayOfWeek).Counts;
        var days = length;
        for (var day = start.AddDays(-1); Away(day); day = day.AddDays(-1))
        {
            days++;
        }

        for (var day = start.AddDays(length); Away(day); day = day.AddDays(1))
        {
            days++;
        }

        return days;
    }

    private static SpecialDay Day(DateOnly date, string name, string english, DayConfidence confidence) =>
        new(date, name, SpecialDayKind.Holiday, confidence, NameEn: english);
}
