using HaiCap.Core.Calendar;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>Each row is a sentence of the rules, with the answer counted by hand on the wall calendar.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("2026-03-09 09:00", "2026-03-09 09:00", "in working time: at once")]
    [InlineData("2026-03-09 07:00", "2026-03-09 07:30", "before opening: at opening of that day")]
    [InlineData("2026-03-09 12:15", "2026-03-09 13:30", "at noon: after the break of that day")]
    [InlineData("2026-03-09 11:30", "2026-03-09 13:30", "when the morning closes: after the break of that day")]
    [InlineData("2026-03-09 17:30", "2026-03-09 17:30", "at the closing minute: counts as that day")]
    [InlineData("2026-03-09 17:30:59", "2026-03-09 17:30", "within the closing minute: counts as that day")]
    [InlineData("2026-03-09 17:31", "2026-03-10 07:30", "after closing: the opening of the next working day")]
    [InlineData("2026-03-13 20:00", "2026-03-16 07:30", "Friday evening: Monday")]
    [InlineData("2026-03-14 09:00", "2026-03-16 07:30", "Saturday: Monday")]
    [InlineData("2026-03-15 23:59", "2026-03-16 07:30", "Sunday at midnight: Monday")]
    [InlineData("2026-04-25 09:00", "2026-04-28 07:30", "Saturday before Hùng Kings on a Sunday, made up on Monday: Tuesday")]
    [InlineData("2026-02-13 18:00", "2026-02-23 07:30", "eve of Tết after closing: after Tết")]
    [InlineData("2026-08-22 08:00", "2026-08-22 08:00", "a Saturday worked by swap is a working day")]
    [InlineData("2026-08-29 08:00", "2026-09-03 07:30", "Saturday before the swapped Monday and National Day: Thursday")]
    [InlineData("2025-12-31 18:00", "2026-01-05 07:30", "the last evening of the year, over the swapped 2 January")]
    public void Receipt_is_counted_from_a_working_minute(string received, string countedFrom, string why)
    {
        Local(Year.CountedFrom(T(received))).ShouldBe(countedFrom, why);
        Local(Year.Due(T(received), 1, TimeUnit.WorkingDay).CountedFrom).ShouldBe(countedFrom, why);
    }

    [Theory]
    [InlineData("2026-03-09 09:00", "1", "2026-03-10 17:30", "the day it starts is day 0; ends at closing of the next")]
    [InlineData("2026-03-09 09:00", "5", "2026-03-16 17:30", "a weekend between")]
    [InlineData("2026-03-13 17:30", "1", "2026-03-16 17:30", "received at the closing minute of Friday: Friday is day 0")]
    [InlineData("2026-03-13 17:31", "1", "2026-03-17 17:30", "received after closing of Friday: Monday is day 0")]
    [InlineData("2026-03-14 10:00", "1", "2026-03-17 17:30", "received on Saturday: Monday is day 0")]
    [InlineData("2026-04-24 09:00", "1", "2026-04-28 17:30", "26 April Hùng Kings, 27 April made up")]
    [InlineData("2026-04-24 09:00", "3", "2026-05-04 17:30", "and 30 April, 1 May")]
    [InlineData("2026-02-13 09:00", "1", "2026-02-23 17:30", "over Tết 2026")]
    [InlineData("2025-01-24 09:00", "1", "2025-02-03 17:30", "over Tết 2025")]
    [InlineData("2026-08-21 09:00", "1", "2026-08-22 17:30", "the worked Saturday counts")]
    [InlineData("2026-08-28 09:00", "1", "2026-09-03 17:30", "the swapped Monday and two days of National Day do not")]
    [InlineData("2025-04-25 09:00", "1", "2025-04-26 17:30", "the worked Saturday of 2025")]
    [InlineData("2025-04-29 09:00", "1", "2025-05-05 17:30", "30 April to the swapped 2 May 2025")]
    [InlineData("2025-12-31 09:00", "1", "2026-01-05 17:30", "over the year's end")]
    [InlineData("2026-01-09 09:00", "1", "2026-01-10 17:30", "Saturday 10 January is worked")]
    [InlineData("2026-11-23 09:00", "1", "2026-11-25 17:30", "24 November, to be confirmed, is applied")]
    [InlineData("2026-03-09 09:00", "0", "2026-03-09 17:30", "same day")]
    [InlineData("2026-03-09 15:00", "0", "2026-03-09 17:30", "at 15:00 still the same day")]
    [InlineData("2026-03-09 15:01", "0", "2026-03-10 17:30", "same-day work taken after 15:00: the next working day")]
    [InlineData("2026-03-13 16:00", "0", "2026-03-16 17:30", "same-day work taken on Friday after 15:00: Monday")]
    [InlineData("2026-03-13 18:00", "0", "2026-03-16 17:30", "same-day work taken after closing is Monday's, received in its morning")]
    [InlineData("2026-03-09 09:00", "2.5", "2026-03-12 11:30", "2.5 days: 4 working hours into the third day")]
    [InlineData("2026-03-09 09:00", "0.5", "2026-03-10 11:30", "half a day: 4 working hours after closing")]
    [InlineData("2026-03-12 09:00", "1.25", "2026-03-16 09:30", "a fraction over the weekend")]
    public void Working_days_end_at_closing(string received, string value, string due, string why) =>
        Due(received, value, TimeUnit.WorkingDay).ShouldBe(due, why);

    [Theory]
    [InlineData("2026-03-06 15:30", "2026-03-09 17:30", "the old cut-off, 15:00, still holds on Friday")]
    [InlineData("2026-03-09 15:30", "2026-03-09 17:30", "from Monday on it is 16:30")]
    [InlineData("2026-03-09 16:31", "2026-03-10 17:30", "after the new one")]
    [InlineData("2026-03-08 16:00", "2026-03-09 17:30", "received on Sunday it is Monday's")]
    [InlineData("2026-03-16 16:31", "2026-03-16 17:30", "and a week later there is none")]
    public void Same_day_work_keeps_the_cut_off_of_its_day(string received, string due, string why)
    {
        var calendar = new WorkingCalendar(Year.Definition with
        {
            Rule = new DueRule(null),
            CutOffs = [new(new(2025, 7, 1), new(15, 0)), new(new(2026, 3, 9), new(16, 30)), new(new(2026, 3, 16), null)],
        });
        Local(calendar.Due(T(received), 0, TimeUnit.WorkingDay).DueAt).ShouldBe(due, why);
        Local(calendar.DueAt(T(received), 0, TimeUnit.WorkingDay)).ShouldBe(due, why);
        Local(calendar.Due(T(received), [new LimitStage(0, TimeUnit.WorkingDay)]).DueAt).ShouldBe(due, why);
    }

    [Theory]
    [InlineData("2026-03-09 09:00", "2", "2026-03-09 11:00", "to the minute")]
    [InlineData("2026-03-09 10:00", "2", "2026-03-09 14:00", "over the midday break")]
    [InlineData("2026-03-09 09:30", "2", "2026-03-09 11:30", "an end on the opening after noon is written as the closing before it")]
    [InlineData("2026-03-09 13:30", "4", "2026-03-09 17:30", "an end on the next day's opening is written as the closing before it")]
    [InlineData("2026-03-09 09:17", "8", "2026-03-10 09:17", "8 working hours are a working day")]
    [InlineData("2026-03-13 16:17", "8", "2026-03-16 16:17", "over a weekend")]
    [InlineData("2026-03-13 16:17", "80", "2026-03-27 16:17", "hours carry over many days")]
    [InlineData("2026-03-09 17:30", "1", "2026-03-10 08:30", "received at the closing minute")]
    [InlineData("2026-03-14 09:00", "8", "2026-03-16 17:30", "received on Saturday: all of Monday")]
    [InlineData("2026-03-09 12:00", "1", "2026-03-09 14:30", "received at noon")]
    [InlineData("2026-03-09 09:00", "0.5", "2026-03-09 09:30", "half an hour")]
    [InlineData("2026-03-09 09:00", "0", "2026-03-09 09:00", "no time at all")]
    [InlineData("2026-03-14 09:00", "0", "2026-03-16 07:30", "no time, from Saturday: never on a day off")]
    [InlineData("2026-02-13 16:30", "2", "2026-02-23 08:30", "over Tết")]
    [InlineData("2026-08-21 16:30", "2", "2026-08-22 08:30", "into the worked Saturday")]
    public void Working_hours_run_to_the_minute(string received, string value, string due, string why) =>
        Due(received, value, TimeUnit.WorkingHour).ShouldBe(due, why);

    [Theory]
    [InlineData("2026-03-09 09:00", "15", "2026-03-24 17:30", "weekends are inside the count")]
    [InlineData("2026-03-09 09:00", "5", "2026-03-16 17:30", "ends on Saturday: moved to Monday")]
    [InlineData("2026-04-20 09:00", "6", "2026-04-28 17:30", "ends on Hùng Kings, Sunday: moved over the made-up Monday")]
    [InlineData("2026-02-01 09:00", "15", "2026-02-23 17:30", "received on Sunday: Monday is day 0; ends in Tết: after Tết")]
    [InlineData("2026-08-17 09:00", "5", "2026-08-22 17:30", "ends on a worked Saturday: stays")]
    [InlineData("2026-03-09 09:00", "1.5", "2026-03-11 17:30", "a part of a day counts as a day")]
    [InlineData("2026-03-09 16:00", "0", "2026-03-10 17:30", "same day, after 15:00")]
    public void Calendar_days_end_at_closing_of_a_working_day(string received, string value, string due, string why) =>
        Due(received, value, TimeUnit.CalendarDay).ShouldBe(due, why);

    [Theory]
    [InlineData("2025-01-24 09:00", "1", "2025-02-24 17:30", "the same day of the next month")]
    [InlineData("2025-03-31 09:00", "1", "2025-05-05 17:30", "31 March + 1 month = 30 April, a holiday: moved over the swap")]
    [InlineData("2026-03-31 09:00", "3", "2026-06-30 17:30", "clamped to the shorter month")]
    [InlineData("2025-10-31 09:00", "4", "2026-03-02 17:30", "31 October + 4 months = 28 February, a Saturday: Monday")]
    [InlineData("2026-03-09 09:00", "0.5", "2026-03-24 17:30", "half a month is 15 days (Civil Code art. 146)")]
    [InlineData("2026-01-09 09:00", "6", "2026-07-09 17:30", "half a year")]
    public void Months_clamp_and_move_off_days_off(string received, string value, string due, string why) =>
        Due(received, value, TimeUnit.Month).ShouldBe(due, why);

    [Fact]
    public void The_thirty_first_of_January_plus_a_month_is_the_last_of_February()
    {
        // 31 January 2028 is a Monday and 2028 a leap year; 31 January 2029 a Wednesday.
        var calendar = new WorkingCalendar(Definition with { PublishedYears = new HashSet<int> { 2028, 2029 }, Days = [] });
        Local(calendar.Due(T("2028-01-31 09:00"), 1, TimeUnit.Month).DueAt).ShouldBe("2028-02-29 17:30");
        Local(calendar.Due(T("2029-01-31 09:00"), 1, TimeUnit.Month).DueAt).ShouldBe("2029-02-28 17:30");
    }

    [Fact]
    public void Stages_run_in_turn()
    {
        IReadOnlyList<LimitStage> stages = [new(3, TimeUnit.WorkingDay, "Kiểm tra"), new(30, TimeUnit.CalendarDay), new(5, TimeUnit.WorkingDay)];
        var due = Year.Due(T("2026-03-09 09:00"), stages);

        // 12 March; + 30 days = 11 April, a Saturday: 13 April; + 5 working days.
        Local(due.DueAt).ShouldBe("2026-04-20 17:30");
        due.Explanation.Count(l => l.Kind == ClockLineKind.Stage).ShouldBe(3);
        Local(Year.Due(T("2026-03-09 09:00"), [new(3, TimeUnit.WorkingDay), new(5, TimeUnit.WorkingDay)]).DueAt)
            .ShouldBe(Due("2026-03-09 09:00", "8", TimeUnit.WorkingDay));
    }

    [Fact]
    public void Another_convention_may_be_set()
    {
        var toTheMinute = new DueRule(null, DayEnd.ToTheMinute);
        Local(Year.Due(T("2026-03-09 09:00"), 2, TimeUnit.WorkingDay, toTheMinute).DueAt).ShouldBe("2026-03-11 09:00");
        Local(Year.Due(T("2026-03-09 16:00"), 0, TimeUnit.WorkingDay, toTheMinute).DueAt).ShouldBe("2026-03-09 17:30", "no cut-off");
        Local(new WorkingCalendar(Definition with { Rule = toTheMinute }).Due(T("2026-03-09 09:00"), 2, TimeUnit.WorkingDay).DueAt).ShouldBe("2026-03-11 09:00");
    }

    [Fact]
    public void A_negative_limit_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Year.Due(T("2026-03-09 09:00"), -1, TimeUnit.WorkingDay));
}
