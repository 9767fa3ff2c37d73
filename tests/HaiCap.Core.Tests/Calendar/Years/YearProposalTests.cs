using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar.Years;

/// <summary>What is proposed for a year whose notice is known must be what the notice says, but for swaps, which nobody can know.</summary>
public sealed class YearProposalTests
{
    [Fact]
    public void For_2026_it_proposes_what_the_notice_gave() => Off(2026).ShouldBe(
    [
        "2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-04-26", "2026-04-27", "2026-04-30", "2026-05-01",
        "2026-09-01", "2026-09-02",
    ]);

    [Fact]
    public void For_2025_it_proposes_what_the_notice_gave() => Off(2025).ShouldBe(
    [
        "2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-04-07", "2025-04-30", "2025-05-01",
        "2025-09-01", "2025-09-02",
    ]);

    [Fact]
    public void Holidays_on_a_weekend_are_made_up_on_the_next_working_days_one_each()
    {
        // 30 April 2033 is a Saturday and 1 May a Sunday.
        var days = YearProposal.For(2033, RegularWeek.MondayToFriday);

        days.Where(d => d.Kind == SpecialDayKind.MadeUp && d.Date.Month == 5).Select(d => d.Date).ShouldBe([D("2033-05-02"), D("2033-05-03")]);
        days.Single(d => d.Date == D("2033-05-02")).Name.ShouldBe("Nghỉ bù Ngày Chiến thắng");
    }

    [Fact]
    public void What_only_the_notice_decides_is_marked_unsure()
    {
        var days = YearProposal.For(2027, RegularWeek.MondayToFriday);

        days.Where(d => d.Confidence == DayConfidence.Unsure).Select(d => d.Name).Distinct()
            .ShouldBe(["Tết Nguyên đán", "Nghỉ bù Tết Nguyên đán", "Quốc khánh (ngày liền kề)"], ignoreOrder: true);
        days.ShouldAllBe(d => d.Confidence == DayConfidence.Unsure || d.Confidence == DayConfidence.KnownPractice);
    }

    [Fact]
    public void Every_year_has_eleven_holidays_none_twice_and_every_one_of_them_off_or_made_up()
    {
        for (var year = 2020; year <= 2199; year++)
        {
            var days = YearProposal.For(year, RegularWeek.MondayToFriday);
            days.Select(d => d.Date).ShouldBeUnique();
            days.ShouldAllBe(d => d.Date.Year == year);
            var holidays = days.Where(d => d.Kind == SpecialDayKind.Holiday).ToList();
            var met = LunarCalendar.HungKings(year) is { Month: 4, Day: 30 } or { Month: 5, Day: 1 } ? 1 : 0;
            holidays.Count.ShouldBe(11 - met, $"{year}");
            var weekend = holidays.Count(d => d.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            days.Count(d => d.Kind == SpecialDayKind.MadeUp).ShouldBe(weekend, $"{year}");
        }
    }

    private static IEnumerable<string> Off(int year) => YearProposal.For(year, RegularWeek.MondayToFriday).Select(d => d.Date.ToString("yyyy-MM-dd"));
}
