using HaiCap.Core.Calendar;
using static HaiCap.Core.Tests.Calendar.AnyCase;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>What holds on every calendar: random weeks, hours, holidays, swaps and half days.</summary>
public sealed class PropertyTests
{
    private const int Cases = 20_000;

    [Fact]
    public void Every_unit_agrees_with_walking_minute_by_minute() => Check((made, c) =>
    {
        var due = made.Calendar.Due(c.At, c.Quarters / 4m, c.Unit);
        var expected = made.Walker.Due(c.Local, c.Quarters, c.Unit);
        Local(due.DueAt).ShouldBe(Text(expected));
        Local(due.CountedFrom).ShouldBe(Text(made.Walker.CountedFrom(c.Local)));
        made.Calendar.DueAt(c.At, c.Quarters / 4m, c.Unit).ShouldBe(due.DueAt);
    }, Cases);

    [Fact]
    public void A_pause_agrees_with_walking_minute_by_minute() => Check((made, c) =>
    {
        var due = made.Calendar.Due(c.At, c.Quarters / 4m, c.Unit);
        var last = due.LastDay;
        var (stop, resume) = (made.Walker.CountedFrom(c.Local.AddMinutes(c.Then)), c.Local.AddMinutes(c.Then + c.Long));
        if (Instant(stop) >= due.DueAt || resume < stop)
        {
            return;
        }

        var moved = made.Calendar.Continue(due, Instant(stop), Instant(resume));
        var (stopDay, resumeDay) = (DateOnly.FromDateTime(stop), DateOnly.FromDateTime(made.Walker.CountedFrom(resume)));
        var expected = c.Unit switch
        {
            TimeUnit.WorkingHour => made.Walker.AfterWorking(made.Walker.AfterWorking(made.Walker.CountedFrom(c.Local), c.Quarters * 15), made.Walker.WorkedIn(stop, resume)),
            TimeUnit.WorkingDay => made.Walker.AfterWorking(
                made.Walker.Closing(made.Walker.AfterWorkingDays(last, made.Walker.WorkingDaysAfterUpTo(stopDay, resumeDay))), c.Quarters % 4 * 120),
            _ => made.Walker.ClosingOnOrAfter(last.AddDays(resumeDay.DayNumber - stopDay.DayNumber)),
        };
        Local(moved.DueAt).ShouldBe(Text(expected));
    }, Cases);

    /// <summary>
    /// The whole clock of a dossier: one to three stages in any units, up to five stops that follow, overlap and hold each other, restart or continue, both
    /// conventions of a day's end, any cut-off or those of the calendar.
    /// </summary>
    [Fact]
    public void A_whole_clock_agrees_with_walking_minute_by_minute() => Check((made, c) =>
    {
        var random = new Random(c.Seed);
        var stages = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => (TimeUnit)random.Next(4))
            .Select(unit => new Stage(random.Next(unit == TimeUnit.Month ? 6 : unit == TimeUnit.WorkingHour ? 100 : 40), unit)).ToList();
        var convention = random.Next(3) == 0 ? null : new Convention(random.Next(4) == 0 ? null : TimeSpan.FromMinutes(600 + (random.Next(20) * 30)), random.Next(4) == 0);
        var stands = new List<Stand>();
        var at = c.Local;
        for (var i = random.Next(6); i > 0; i--)
        {
            at = at.AddMinutes(random.Next(random.Next(2) == 0 ? 300 : 8000));
            stands.Add(new(at, at.AddMinutes(random.Next(random.Next(3) == 0 ? 500 : 12_000)), random.Next(3) == 0));
        }

        var rule = convention is null ? null : new DueRule(convention.CutOff is { } cutOff ? TimeOnly.FromTimeSpan(cutOff) : null, convention.ToTheMinute ? DayEnd.ToTheMinute : DayEnd.AtClosing);
        var clock = ClockState.Start(made.Calendar, c.At, stages.ConvertAll(stage => new LimitStage(stage.Quarters / 4m, stage.Unit)), rule);
        for (var i = 0; i < stands.Count; i++)
        {
            clock = clock.Stop(made.Calendar, Document(i), (StopKind)random.Next(3), Instant(stands[i].From), stands[i].Restarts ? StopEffect.Restart : StopEffect.Continue);
        }

        foreach (var i in Enumerable.Range(0, stands.Count).OrderBy(i => stands[i].To))
        {
            clock = clock.Resume(made.Calendar, Document(i), Instant(stands[i].To));
        }

        Local(clock.CurrentDueAt).ShouldBe(Text(made.Walker.Clock(c.Local, stages, stands, convention)), $"{string.Join(", ", stages)}; {string.Join(", ", stands)}; {convention}");

        static Guid Document(int i) => new(i + 1, 0, 0, new byte[8]);
    }, 3 * Cases);

    [Fact]
    public void Never_due_on_a_day_off_nor_outside_working_time_nor_before_the_start() => Check((made, c) =>
    {
        var due = made.Calendar.Due(c.At, c.Quarters / 4m, c.Unit);
        made.Calendar.IsWorkingDay(due.DueAt.LocalDay()).ShouldBeTrue();
        due.DueAt.ShouldBeGreaterThanOrEqualTo(due.CountedFrom);
        if (due.DueAt > due.CountedFrom)
        {
            made.Calendar.WorkingMinutesBetween(due.DueAt.AddMinutes(-1), due.DueAt).ShouldBe(1, "the minute before a deadline is worked");
        }
    }, Cases);

    [Fact]
    public void Received_later_is_never_due_earlier() => Check((made, c) =>
        made.Calendar.DueAt(c.At.AddMinutes(c.Then), c.Quarters / 4m, c.Unit).ShouldBeGreaterThanOrEqualTo(made.Calendar.DueAt(c.At, c.Quarters / 4m, c.Unit)), Cases);

    [Fact]
    public void A_longer_limit_is_never_due_earlier() => Check((made, c) =>
    {
        // A fraction of a working day is so many hours of eight, and may outlast the half day after it: only whole days are ordered.
        var step = c.Unit == TimeUnit.WorkingDay ? 4 : 1;
        var quarters = c.Quarters / step * step;
        made.Calendar.DueAt(c.At, (quarters + (step * (1 + (c.Then % 7)))) / 4m, c.Unit).ShouldBeGreaterThanOrEqualTo(made.Calendar.DueAt(c.At, quarters / 4m, c.Unit));
    }, Cases);

    [Fact]
    public void A_stop_never_shortens() => Check((made, c) =>
    {
        var random = new Random(c.Seed);
        var clock = ClockState.Start(made.Calendar, c.At, Enumerable.Range(0, 1 + random.Next(3))
            .Select(i => new LimitStage((c.Quarters + i) / 4m, (TimeUnit)(((int)c.Unit + i) % 4))).ToList());
        var at = c.At;
        for (var i = 0; i < 4; i++)
        {
            var before = clock;
            var document = new Guid(i + 1, 0, 0, new byte[8]);
            at = at.AddMinutes(random.Next(6000));
            clock = clock.Stop(made.Calendar, document, (StopKind)random.Next(3), at, random.Next(3) == 0 ? (StopEffect)random.Next(2) : null);
            clock.CurrentDueAt.ShouldBe(before.CurrentDueAt, "a stop alone moves nothing");
            at = at.AddMinutes(random.Next(20000));
            clock = clock.Resume(made.Calendar, document, at);
            clock.CurrentDueAt.ShouldBeGreaterThanOrEqualTo(before.CurrentDueAt);
            clock.OriginalDueAt.ShouldBe(before.OriginalDueAt);
            clock.Recompute(made.Calendar).CurrentDueAt.ShouldBe(clock.CurrentDueAt, "the facts alone decide");
            Times(clock.Recount(made.Calendar)).ShouldBe(Times(clock), "without words the same");
        }
    }, Cases / 4);

    [Fact]
    public void A_changed_calendar_moves_a_clock_to_where_it_would_stand_had_it_begun_on_it_and_none_that_meets_no_changed_day() => Check((made, c) =>
    {
        var random = new Random(c.Seed);
        var changed = Changed(made.Calendar.Definition, random, DateOnly.FromDateTime(c.Local));
        var difference = CalendarDifference.Between(made.Calendar, changed);
        var stages = Enumerable.Range(0, 1 + random.Next(3)).Select(i => new LimitStage((c.Quarters + i) / 4m, (TimeUnit)(((int)c.Unit + i) % 4))).ToList();
        ClockState Live(WorkingCalendar calendar)
        {
            var clock = ClockState.Start(calendar, c.At, stages);
            var (at, dice) = (c.At, new Random(c.Seed));
            for (var i = 0; i < 2; i++)
            {
                at = at.AddMinutes(dice.Next(4000));
                clock = clock.Stop(calendar, new Guid(i + 1, 0, 0, new byte[8]), StopKind.Payment, at, (StopEffect)dice.Next(2));
                at = at.AddMinutes(dice.Next(6000));
                clock = clock.Resume(calendar, new Guid(i + 1, 0, 0, new byte[8]), at);
            }

            return clock;
        }

        var lived = Live(made.Calendar);
        var again = lived.Recount(changed);
        again.CurrentDueAt.ShouldBe(Live(changed).CurrentDueAt);
        again.OriginalDueAt.ShouldBe(lived.OriginalDueAt);
        var until = lived.Stops.Select(s => s.ResumedAt!.Value).Append(lived.CurrentDueAt).Max();
        if (!difference.Meets(c.At, until))
        {
            again.CurrentDueAt.ShouldBe(lived.CurrentDueAt);
        }
        else
        {
            var (first, last) = difference.Span!.Value;
            (c.At.LocalDay() <= last && until.LocalDay() >= first).ShouldBeTrue("what lies outside of the first and the last changed day meets none");
        }

        var due = made.Calendar.AddWorkingHours(c.At, c.Quarters / 4m);
        changed.Moved(made.Calendar, c.At, due).ShouldBe(changed.AddWorkingHours(c.At, c.Quarters / 4m), "the same working minutes");
        CalendarDifference.Between(made.Calendar, new WorkingCalendar(made.Calendar.Definition)).IsNone.ShouldBeTrue();
    }, Cases / 100);

    private static WorkingCalendar Changed(CalendarDefinition definition, Random random, DateOnly about) => new(definition with
    {
        Days =
        [
            .. definition.Days,
            .. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => about.AddDays(random.Next(60))).Select(date => new SpecialDay(
                date, "Đổi", random.Next(3) == 0 ? SpecialDayKind.SwapWork : SpecialDayKind.LocalDayOff)),
        ],
    });

    private static (DateTimeOffset, DateTimeOffset, bool, bool) Times(ClockState clock) => (clock.CurrentDueAt, clock.OriginalDueAt, clock.Provisional, clock.OriginalProvisional);

    [Fact]
    public void Working_time_adds_up() => Check((made, c) =>
    {
        var (a, b, z) = (c.At, c.At.AddMinutes(c.Then), c.At.AddMinutes(c.Then + c.Long));
        (made.Calendar.WorkingMinutesBetween(a, b) + made.Calendar.WorkingMinutesBetween(b, z)).ShouldBe(made.Calendar.WorkingMinutesBetween(a, z));
        made.Calendar.WorkingMinutesBetween(a, made.Calendar.AddWorkingHours(a, c.Quarters / 4m)).ShouldBe(c.Quarters * 15);
    }, Cases);
}
