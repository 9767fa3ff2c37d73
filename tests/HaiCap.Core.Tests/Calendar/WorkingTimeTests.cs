using HaiCap.Core.Calendar;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar;

public sealed class WorkingTimeTests
{
    [Theory]
    [InlineData("2026-03-09", true)]
    [InlineData("2026-03-14", false)]
    [InlineData("2026-08-22", true)]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-04-26", false)]
    [InlineData("2026-04-27", false)]
    [InlineData("2025-04-26", true)]
    [InlineData("2025-05-02", false)]
    public void Days_off_swaps_and_made_up_days_are_known(string day, bool working) => Year.IsWorkingDay(D(day)).ShouldBe(working);

    [Theory]
    [InlineData("2026-03-09 00:00", "2026-03-10 00:00", 480)]
    [InlineData("2026-03-09 11:00", "2026-03-09 14:00", 60)]
    [InlineData("2026-03-13 17:00", "2026-03-16 08:00", 60)]
    [InlineData("2026-03-14 00:00", "2026-03-15 23:59", 0)]
    [InlineData("2026-03-16 08:00", "2026-03-13 17:00", -60)]
    public void Working_minutes_leave_out_noon_and_days_off(string from, string to, int minutes) =>
        Year.WorkingMinutesBetween(T(from), T(to)).ShouldBe(minutes);

    [Theory]
    [InlineData("2026-03-09", "2026-03-11", 2)]
    [InlineData("2026-03-13", "2026-03-16", 1)]
    [InlineData("2026-03-13", "2026-03-15", 0)]
    [InlineData("2026-08-21", "2026-09-03", 7)]
    public void Monday_to_Wednesday_is_two_working_days(string from, string to, int days) => Year.WorkingDaysBetween(D(from), D(to)).ShouldBe(days);

    [Fact]
    public void The_next_working_minute_after_the_closing_minute_is_the_next_opening()
    {
        Local(Year.NextWorkingMinute(T("2026-03-13 17:30"))).ShouldBe("2026-03-16 07:30");
        Local(Year.NextWorkingMinute(T("2026-03-13 17:29"))).ShouldBe("2026-03-13 17:29");
        Local(Year.NextWorkingMinute(T("2026-03-13 11:30"))).ShouldBe("2026-03-13 13:30");
    }

    [Fact]
    public void A_half_day_is_a_working_day_only_if_the_calendar_says_so()
    {
        var morning = DayHours.Morning;
        WorkingCalendar With(DayHours saturday) => new(Definition with
        {
            Weeks = [RegularWeek.MondayToFriday with { Hours = new Dictionary<DayOfWeek, DayHours>(RegularWeek.MondayToFriday.Hours) { [DayOfWeek.Saturday] = saturday } }],
        });

        var reception = With(morning with { IsWorkingDay = false });
        reception.IsWorkingDay(D("2026-03-14")).ShouldBeFalse("open for receiving is not working");
        Local(reception.CountedFrom(T("2026-03-14 08:00"))).ShouldBe("2026-03-16 07:30");
        var working = With(morning);
        Local(working.Due(T("2026-03-13 09:00"), 1, TimeUnit.WorkingDay).DueAt).ShouldBe("2026-03-14 11:30", "a half day closes at noon");
        Local(working.Due(T("2026-03-14 11:30"), 1, TimeUnit.WorkingDay).DueAt).ShouldBe("2026-03-16 17:30", "received at its closing minute");
        Local(working.CountedFrom(T("2026-03-14 11:31"))).ShouldBe("2026-03-16 07:30");
        Local(working.Due(T("2026-03-13 09:00"), 0.75m, TimeUnit.WorkingDay).DueAt).ShouldBe("2026-03-16 09:30", "6 hours: 4 on Saturday, 2 on Monday");
    }

    [Fact]
    public void A_half_day_by_notice_shortens_that_day_only()
    {
        var calendar = new WorkingCalendar(Definition with
        {
            Days = [.. Definition.Days, new(D("2026-02-13"), "Nghỉ sớm trước Tết", SpecialDayKind.HalfDay, Hours: DayHours.Morning)],
        });
        Local(calendar.Due(T("2026-02-12 09:00"), 1, TimeUnit.WorkingDay).DueAt).ShouldBe("2026-02-13 11:30");
        Local(calendar.Due(T("2026-02-13 13:00"), 1, TimeUnit.WorkingDay).DueAt).ShouldBe("2026-02-24 17:30");
    }

    [Fact]
    public void A_new_week_applies_from_its_day_on()
    {
        var early = new DayHours([new(new(7, 0), new(11, 0)), new(new(13, 0), new(17, 0))]);
        var calendar = new WorkingCalendar(Definition with
        {
            Weeks = [RegularWeek.MondayToFriday, new(D("2026-03-10"), RegularWeek.MondayToFriday.Hours.ToDictionary(h => h.Key, _ => early))],
        });
        Local(calendar.HoursOf(D("2026-03-09"))!.Value.Closing).ShouldBe("2026-03-09 17:30");
        Local(calendar.HoursOf(D("2026-03-10"))!.Value.Closing).ShouldBe("2026-03-10 17:00");
        calendar.HoursOf(D("2026-03-14")).ShouldBeNull();
    }

    [Fact]
    public void The_later_of_two_rows_for_a_day_wins() =>
        new WorkingCalendar(Definition with { Days = [.. Definition.Days, new(D("2026-11-24"), "Làm việc", SpecialDayKind.SwapWork)] })
            .IsWorkingDay(D("2026-11-24")).ShouldBeTrue();

    [Fact]
    public void Past_the_last_published_year_a_deadline_is_provisional_and_leaves_out_only_fixed_holidays()
    {
        var due = Year.Due(T("2026-12-30 09:00"), 2, TimeUnit.WorkingDay);
        Local(due.DueAt).ShouldBe("2027-01-04 17:30", "31 December, then New Year and a weekend");
        due.Provisional.ShouldBeTrue();
        due.Explanation.ShouldContain(l => l.Kind == ClockLineKind.Provisional);
        Year.Due(T("2026-12-30 09:00"), 1, TimeUnit.WorkingDay).Provisional.ShouldBeFalse();
        Year.IsWorkingDay(D("2027-02-08")).ShouldBeTrue("Tết follows the moon: not known");
        Year.IsWorkingDay(D("2027-09-02")).ShouldBeFalse();
        Year.IsWorkingDay(D("2028-01-03")).ShouldBeFalse("1 January 2028 is a Saturday, made up by law");
    }

    [Fact]
    public void Rows_of_an_unpublished_year_are_not_used() =>
        new WorkingCalendar(Definition with { Days = [new(D("2027-02-08"), "Nháp", SpecialDayKind.Holiday)] }).IsWorkingDay(D("2027-02-08")).ShouldBeTrue();

    [Theory]
    [InlineData("2026-03-10 17:00", "2026-03-11 17:30", Timeliness.Early)]
    [InlineData("2026-03-11 07:30", "2026-03-11 17:30", Timeliness.OnTime)]
    [InlineData("2026-03-11 17:30:40", "2026-03-11 17:30", Timeliness.OnTime)]
    [InlineData("2026-03-11 17:31", "2026-03-11 17:30", Timeliness.Late)]
    [InlineData("2026-03-11 00:10", "2026-03-11 17:30", Timeliness.OnTime)]
    public void Early_is_an_earlier_local_day(string finished, string due, Timeliness expected) => Lateness.Of(T(finished), T(due)).ShouldBe(expected);

    [Fact]
    public void The_calendar_refuses_what_it_does_not_reach() =>
        Should.Throw<CalendarSpanException>(() => Year.Due(T("2026-03-09 09:00"), 900, TimeUnit.Month));
}
