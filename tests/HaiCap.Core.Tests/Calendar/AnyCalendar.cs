using HaiCap.Core.Calendar;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>
/// A calendar by dice, and somebody who walks it minute by minute: odd hours, weeks and cut-offs that change, Saturday mornings, holidays, swaps, half days.
/// </summary>
internal sealed record AnyCalendar(WorkingCalendar Calendar, MinuteByMinute Walker)
{
    public static readonly IReadOnlyList<AnyCalendar> All = [.. Enumerable.Range(0, 40).Select(Make)];

    private static AnyCalendar Make(int seed)
    {
        var random = new Random(seed);
        DayHours Hours(bool half)
        {
            var open = 360 + (random.Next(6) * 30);
            var noon = open + 180 + (random.Next(5) * 15);
            var after = noon + (random.Next(4) * 30);
            var morning = new WorkingSpan(Time(open), Time(noon));
            return half ? new([morning], random.Next(3) > 0) : new([morning, new(Time(after), Time(after + 150 + (random.Next(8) * 15)))]);
        }

        RegularWeek Week(DateOnly from)
        {
            var usual = Hours(half: false);
            var days = Enumerable.Range(1, 5).ToDictionary(d => (DayOfWeek)d, d => d == 5 && random.Next(4) == 0 ? Hours(half: true) with { IsWorkingDay = true } : usual);
            if (random.Next(2) == 0)
            {
                days[DayOfWeek.Saturday] = Hours(half: true);
            }

            return new RegularWeek(from, days);
        }

        var other = new DateOnly(2026, 1 + random.Next(12), 1);
        var twice = random.Next(2) == 0;
        var definition = new CalendarDefinition
        {
            PublishedYears = Enumerable.Range(2020, 15).ToHashSet(),
            Weeks = twice ? [Week(DateOnly.MinValue), Week(other)] : [Week(DateOnly.MinValue)],
            CutOffs = twice ? [new(DateOnly.MinValue, new(15, 0)), new(other, random.Next(3) == 0 ? null : Time(600 + (random.Next(20) * 30)))] : [],
            Days = [.. Enumerable.Range(0, 1200).Where(_ => random.Next(18) == 0).Select(i => new DateOnly(2025, 12, 1).AddDays(i)).Select(Special)],
        };
        return new AnyCalendar(new WorkingCalendar(definition), new MinuteByMinute(definition));

        SpecialDay Special(DateOnly date) => random.Next(5) switch
        {
            0 => new(date, "Làm bù", SpecialDayKind.SwapWork),
            1 => new(date, "Nửa ngày", SpecialDayKind.HalfDay, Hours: Hours(half: true)),
            _ => new(date, "Nghỉ", SpecialDayKind.Holiday),
        };

        static TimeOnly Time(int minute) => new(minute / 60, minute % 60);
    }
}
