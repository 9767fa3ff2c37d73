using HaiCap.Core.Calendar;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>"Why is it this date": the days listed are the days counted, and no line contradicts the due time.</summary>
public sealed class ExplanationTests
{
    [Theory]
    [InlineData("2026-04-28 16:30", "5", TimeUnit.WorkingDay, "Tính đủ 5 ngày làm việc: 29/4, 4/5–7/5.")]
    [InlineData("2026-07-06 08:00", "1", TimeUnit.WorkingDay, "Tính đủ 1 ngày làm việc: 7/7.")]
    [InlineData("2026-07-06 08:00", "2.5", TimeUnit.WorkingDay, "Tính đủ 2,5 ngày làm việc: 7/7–8/7, 07:30–11:30 ngày 9/7.")]
    [InlineData("2026-07-06 10:00", "8", TimeUnit.WorkingHour, "Tính đủ 8 giờ làm việc: 10:00–11:30, 13:30–17:30 ngày 6/7, 07:30–10:00 ngày 7/7.")]
    [InlineData("2026-07-06 10:00", "30", TimeUnit.WorkingHour, "Tính đủ 30 giờ làm việc: 10:00–11:30, 13:30–17:30 ngày 6/7, 7/7–9/7, 07:30–08:00 ngày 10/7.")]
    [InlineData("2026-07-06 08:00", "15", TimeUnit.CalendarDay, "Tính đủ 15 ngày (tính cả ngày nghỉ): 7/7–21/7.")]
    [InlineData("2026-01-31 08:00", "1", TimeUnit.Month, "Tính đủ 1 tháng: 3/2–2/3.")]
    [InlineData("2026-08-20 18:00", "8", TimeUnit.WorkingDay, "Tính đủ 8 ngày làm việc: 22/8, 24/8–28/8, 3/9–4/9.")]
    public void The_days_that_were_counted_stand_in_one_line(string received, string value, TimeUnit unit, string expected) =>
        Year.Due(T(received), decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit).Explanation
            .Single(line => line.Kind == ClockLineKind.Sum).Vi.ShouldBe(expected);

    [Fact]
    public void Each_run_of_days_has_its_ordinals()
    {
        var lines = Year.Due(T("2026-04-28 16:30"), 5, TimeUnit.WorkingDay).Explanation;
        lines.Where(line => line.Kind == ClockLineKind.Span).Select(line => line.Vi).ShouldBe(
        [
            "Ngày làm việc thứ 1: thứ Tư 29/04/2026.",
            "Ngày làm việc thứ 2 đến 5: thứ Hai 04/05/2026 đến thứ Năm 07/05/2026.",
        ]);
        lines.Where(line => line.Kind == ClockLineKind.Span).Select(line => line.En).ShouldBe(
            ["Working day 1: Wednesday 29 April 2026.", "Working days 2 to 5: Monday 4 May 2026 to Thursday 7 May 2026."]);
    }

    [Fact]
    public void The_days_of_a_pause_are_not_among_those_counted()
    {
        var clock = Paused(StopEffect.Continue);
        clock.Explanation.Single(line => line.Kind == ClockLineKind.Sum).Vi.ShouldBe("Tính đủ 5 ngày làm việc: 7/7, 10/7, 13/7–15/7.");
        Local(clock.CurrentDueAt).ShouldBe("2026-07-15 17:30");
    }

    [Fact]
    public void What_ran_before_a_restart_is_not_told_as_counted()
    {
        var clock = Paused(StopEffect.Restart);
        clock.Explanation.Single(line => line.Kind == ClockLineKind.Sum).Vi.ShouldBe("Tính đủ 5 ngày làm việc: 10/7, 13/7–16/7.");
        Local(clock.CurrentDueAt).ShouldBe("2026-07-16 17:30");
    }

    [Fact]
    public void A_long_list_of_days_is_shortened_and_each_run_told_whole()
    {
        var lines = Year.Due(T("2026-01-05 09:00"), 60, TimeUnit.WorkingDay).Explanation;
        lines.Single(line => line.Kind == ClockLineKind.Sum).Vi.ShouldContain(", …, ");
        lines.Where(line => line.Kind == ClockLineKind.Span).Count().ShouldBe(12);
    }

    [Fact]
    public void The_days_listed_are_the_days_counted()
    {
        for (var seed = 0; seed < 12_000; seed++)
        {
            Check(new Random(seed), $"case {seed}");
        }
    }

    private static ClockState Paused(StopEffect effect)
    {
        var document = new Guid(1, 0, 0, new byte[8]);
        return ClockState.Start(Year, T("2026-07-06 09:00"), [new LimitStage(5, TimeUnit.WorkingDay)])
            .Stop(Year, document, StopKind.Payment, T("2026-07-07 10:00"), effect).Resume(Year, document, T("2026-07-09 10:00"));
    }

    /// <summary>Any calendar, any limits in turn, any pauses: what the lines list is what the limits say, ends where it is due, and meets no day off.</summary>
    private static void Check(Random dice, string which)
    {
        var calendar = AnyCalendar.All[dice.Next(AnyCalendar.All.Count)].Calendar;
        var at = T("2026-01-01 00:00").AddMinutes(dice.Next(500 * 1440));
        var stages = Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => (TimeUnit)dice.Next(4))
            .Select(unit => new LimitStage(dice.Next(unit == TimeUnit.Month ? 8 : 80) / 4m, unit)).ToList();
        var rule = dice.Next(4) == 0 ? new DueRule(null, DayEnd.ToTheMinute) : DueRule.Default;
        var clock = ClockState.Start(calendar, at, stages, rule);
        for (var i = dice.Next(4); i > 0; i--)
        {
            at = at.AddMinutes(dice.Next(9_000));
            var document = new Guid(i, 0, 0, new byte[8]);
            clock = clock.Stop(calendar, document, StopKind.Payment, at, (StopEffect)dice.Next(2));
            clock = clock.Resume(calendar, document, at = at.AddMinutes(dice.Next(12_000)));
        }

        clock = clock.Recompute(calendar);
        clock.Explanation[^1].ShouldSatisfyAllConditions(which, line => line.Kind.ShouldBe(ClockLineKind.Due), line => line.From.ShouldBe(clock.CurrentDueAt));
        if (clock.Explanation.Any(line => line.Kind == ClockLineKind.Kept))
        {
            clock.Explanation.ShouldNotContain(line => line.Kind == ClockLineKind.Span || line.Kind == ClockLineKind.Sum, which);
            return;
        }

        var counting = clock.Explanation.Skip(1 + clock.Explanation.ToList().FindLastIndex(line => line.Kind == ClockLineKind.Restarted)).ToList();
        var starts = stages.Count == 1 ? [0] : Enumerable.Range(0, counting.Count).Where(i => counting[i].Kind == ClockLineKind.Stage).ToList();
        starts.Count.ShouldBe(stages.Count, which);
        for (var i = 0; i < stages.Count; i++)
        {
            Check(calendar, stages[i], rule, counting[starts[i]..(i + 1 < starts.Count ? starts[i + 1] : counting.Count)], which);
        }

        var last = counting.FindLast(line => line.Kind is ClockLineKind.Span or ClockLineKind.Counted)!;
        if (stages[^1].Unit is TimeUnit.WorkingDay or TimeUnit.WorkingHour && last.Kind == ClockLineKind.Span)
        {
            // A pause made in the very last minute moves the end without anything more being counted.
            var pausedAtTheEnd = counting.Any(line => line.Kind == ClockLineKind.Continued && line.To > last.To);
            var end = IsDays(last) ? calendar.HoursOf(LastDay(last))!.Value.Closing : last.To;
            (end == clock.CurrentDueAt || (pausedAtTheEnd && end < clock.CurrentDueAt)).ShouldBeTrue(which);
        }
    }

    private static void Check(WorkingCalendar calendar, LimitStage stage, DueRule rule, List<ClockLine> lines, string which)
    {
        var spans = lines.Where(line => line.Kind == ClockLineKind.Span).ToList();
        var counted = spans.Where(line => !line.Vi.StartsWith("Cộng thêm", StringComparison.Ordinal)).ToList();
        var exact = counted.Count == spans.Count;
        var pauses = lines.Where(line => line.Kind == ClockLineKind.Continued).ToList();
        (exact || pauses.Count > 0).ShouldBeTrue(which);
        spans.Zip(spans.Skip(1)).ShouldAllBe(pair => pair.First.To <= pair.Second.From, which);
        var (days, hours) = (counted.Where(IsDays).ToList(), counted.Where(line => !IsDays(line)).ToList());
        var minutes = hours.Sum(line => calendar.WorkingMinutesBetween(line.From, line.To));
        var working = days.Sum(line => calendar.WorkingDaysBetween(line.From.LocalDay().AddDays(-1), LastDay(line)));
        var all = days.Sum(line => LastDay(line).DayNumber - line.From.LocalDay().DayNumber + 1);
        switch (stage.Unit)
        {
            case TimeUnit.WorkingHour:
                minutes.ShouldBe((int)(stage.Value * 60), which);
                break;
            case TimeUnit.WorkingDay when rule.DayEnd == DayEnd.ToTheMinute:
                minutes.ShouldBe((int)(stage.Value * 480), which);
                break;
            case TimeUnit.WorkingDay:
                (working, all, minutes).ShouldBe(((int)stage.Value, (int)stage.Value, (int)(stage.Value % 1 * 480)), which);
                break;
            case TimeUnit.CalendarDay:
                (all, minutes).ShouldBe(((int)decimal.Ceiling(stage.Value), 0), which);
                break;
        }

        if (exact && stage.Unit == TimeUnit.WorkingDay && rule.DayEnd == DayEnd.AtClosing)
        {
            // No day of a pause, after its stop up to its resumption, is listed.
            pauses.SelectMany(pause => Days(pause.From.LocalDay().AddDays(1), calendar.CountedFrom(pause.To).LocalDay()))
                .Intersect(days.SelectMany(line => Days(line.From.LocalDay(), LastDay(line)))).ShouldBeEmpty(which);
        }
    }

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last) => Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays);

    private static bool IsDays(ClockLine line) => line.From.ToLocal().TimeOfDay == TimeSpan.Zero && line.To.ToLocal().TimeOfDay == TimeSpan.Zero;

    private static DateOnly LastDay(ClockLine line) => line.To.LocalDay().AddDays(-1);
}
