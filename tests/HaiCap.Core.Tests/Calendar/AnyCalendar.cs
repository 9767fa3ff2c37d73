using HaiCap.Core.Calendar;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>A calendar by dice, and somebody who walks it minute by minute: odd hours, Saturday mornings, holidays, swaps, half days.</summary>
internal sealed record AnyCalendar(WorkingCalendar Calendar, MinuteByMinute Walker)
{
    public static readonly IReadOnlyList<AnyCalendar> All = [.. Enumerable.Range(0, 25).Select(Make)];

    private static AnyCalendar Make(int seed)
    {
        var dice = new Random(seed);
        var (open, close) = (new TimeOnly(7, dice.Next(60)), new TimeOnly(16 + dice.Next(2), dice.Next(60)));
        var full = new DayHours([new(open, new(11, 30)), new(new(13, dice.Next(60)), close)]);
        var morning = new DayHours([new(open, new(11, 15))]);
        var definition = new CalendarDefinition
        {
            PublishedYears = Enumerable.Range(2025, 5).ToHashSet(),
            Weeks = [new RegularWeek(DateOnly.MinValue, Enumerable.Range(1, 5 + dice.Next(2)).ToDictionary(day => (DayOfWeek)day, day => day == 6 ? morning : full))],
            Days = [.. Enumerable.Range(0, 900).Where(_ => dice.Next(15) == 0).Select(day => new DateOnly(2026, 1, 1).AddDays(day)).Select(day => dice.Next(4) switch
            {
                0 => new SpecialDay(day, "Làm bù", SpecialDayKind.SwapWork),
                1 => new SpecialDay(day, "Nửa ngày", SpecialDayKind.HalfDay, Hours: morning),
                _ => new SpecialDay(day, "Nghỉ", SpecialDayKind.Holiday),
            })],
        };
        return new AnyCalendar(new WorkingCalendar(definition), new MinuteByMinute(definition));
    }
}
