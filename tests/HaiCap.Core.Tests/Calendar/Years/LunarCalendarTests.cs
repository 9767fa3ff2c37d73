using HaiCap.Core.Calendar.Years;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar.Years;

public sealed class LunarCalendarTests
{
    [Theory]
    [InlineData(2024, "2024-02-10", "2024-04-18")]
    [InlineData(2025, "2025-01-29", "2025-04-07")]
    [InlineData(2026, "2026-02-17", "2026-04-26")]
    [InlineData(2027, "2027-02-06", "2027-04-16")]
    [InlineData(2028, "2028-01-26", "2028-04-04")]
    [InlineData(2029, "2029-02-13", "2029-04-23")]
    [InlineData(2030, "2030-02-02", "2030-04-12")]
    [InlineData(2031, "2031-01-23", "2031-04-01")]
    public void Tet_and_the_Hung_Kings_day_fall_where_the_almanac_has_them(int year, string tet, string hungKings)
    {
        LunarCalendar.NewYear(year).ShouldBe(D(tet));
        LunarCalendar.HungKings(year).ShouldBe(D(hungKings));
    }

    [Theory]
    [InlineData(1968, "1968-01-29", "China: 30 January")]
    [InlineData(1985, "1985-01-21", "China: 20 February")]
    [InlineData(2007, "2007-02-17", "China: 18 February")]
    [InlineData(2030, "2030-02-02", "China: 3 February")]
    public void The_year_begins_by_Hanoi_not_by_Beijing(int year, string tet, string elsewhere) => LunarCalendar.NewYear(year).ShouldBe(D(tet), elsewhere);

    [Theory]
    [InlineData(2020, 4)]
    [InlineData(2023, 2)]
    [InlineData(2025, 6)]
    [InlineData(2028, 5)]
    [InlineData(2031, 3)]
    [InlineData(2033, 11)]
    public void A_leap_year_repeats_the_month_without_a_principal_term(int year, int month)
    {
        var leap = LunarCalendar.ToDate(year, month, 1, leapMonth: true);

        LunarCalendar.Of(leap).ShouldBe(new LunarDate(year, month, 1, true));
        LunarCalendar.Of(leap.AddDays(-1)).ShouldBe(new LunarDate(year, month, LunarCalendar.Of(leap.AddDays(-1)).Day, false));
        Enumerable.Range(1, 12).Where(m => m != month).ShouldAllBe(m => !Has(year, m));
    }

    [Fact]
    public void Every_day_has_one_lunar_date_that_leads_back_to_it_and_follows_the_day_before()
    {
        var before = LunarCalendar.Of(D("1969-12-31"));
        for (var day = D("1970-01-01"); day <= D("2100-12-31"); day = day.AddDays(1))
        {
            var lunar = LunarCalendar.Of(day);
            LunarCalendar.ToDate(lunar.Year, lunar.Month, lunar.Day, lunar.IsLeapMonth).ShouldBe(day);
            (lunar.Day == before.Day + 1 || (lunar.Day == 1 && before.Day is 29 or 30)).ShouldBeTrue($"{day:O}: {before} then {lunar}");
            before = lunar;
        }
    }

    [Fact]
    public void A_day_the_lunar_year_does_not_have_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => LunarCalendar.ToDate(2026, 1, 31));
        Should.Throw<ArgumentOutOfRangeException>(() => LunarCalendar.ToDate(2026, 4, 1, leapMonth: true));
    }

    private static bool Has(int year, int month)
    {
        try
        {
            _ = LunarCalendar.ToDate(year, month, 1, leapMonth: true);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
