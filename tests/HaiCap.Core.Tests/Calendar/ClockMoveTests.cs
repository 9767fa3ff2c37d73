using System.Text.Json;
using HaiCap.Core.Calendar;
using static HaiCap.Core.Tests.Calendar.AnyCase;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>A clock over a move to another version of the procedure: from the same start, over the same stops, never earlier.</summary>
public sealed class ClockMoveTests
{
    private static readonly ClockLimits Five = new([new(5, TimeUnit.WorkingDay)], [new(3, TimeUnit.WorkingDay)]);

    [Theory]
    [InlineData(8, "2026-03-19 17:30", "the longer limit counts from the start")]
    [InlineData(3, "2026-03-16 17:30", "a shorter one makes no promise earlier")]
    public void The_new_limit_counts_from_the_same_start(int days, string due, string why)
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), Five).MoveTo(Year, new(T("2026-03-11 10:00"), new([new(days, TimeUnit.WorkingDay)]), "1 → 2"));
        Local(clock.CurrentDueAt).ShouldBe(due, why);
        Local(clock.OriginalDueAt).ShouldBe("2026-03-16 17:30", "the receipt says what it said");
        clock.Explanation.ShouldContain(line => line.Kind == ClockLineKind.VersionChanged && line.Vi.Contains($"{days} ngày làm việc", StringComparison.Ordinal));
        clock.Limits.Legal.ShouldHaveSingleItem().Value.ShouldBe(days);
    }

    [Fact]
    public void What_is_asked_after_a_move_restarts_the_limit_of_the_new_version()
    {
        var document = Guid.CreateVersion7();
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), Five).MoveTo(Year, new(T("2026-03-10 10:00"), new([new(8, TimeUnit.WorkingDay)]), "1 → 2"))
            .Stop(Year, document, StopKind.Supplement, T("2026-03-11 10:00")).Resume(Year, document, T("2026-03-16 09:00"));
        Local(clock.CurrentDueAt).ShouldBe("2026-03-26 17:30");
    }

    [Fact]
    public void A_clock_that_stands_still_is_not_moved() => Should.Throw<InvalidOperationException>(() =>
        ClockState.Start(Year, T("2026-03-09 09:00"), Five).Stop(Year, Guid.CreateVersion7(), StopKind.Payment, T("2026-03-10 10:00")).MoveTo(Year, new(T("2026-03-11 10:00"), Five, "1 → 2")));

    [Fact]
    public void Whatever_happens_nothing_becomes_earlier_and_the_facts_alone_give_it_again() => Check((made, c) =>
    {
        var random = new Random(c.Seed);
        ClockLimits Any() => new(
            [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => new LimitStage(1 + random.Next(20), (TimeUnit)random.Next(3)))], random.Next(2) == 0 ? null : [new LimitStage(1 + random.Next(5), TimeUnit.WorkingDay)]);
        var clock = ClockState.Start(made.Calendar, c.At, Any());
        var (at, moves, stopped) = (c.At, 0, false);
        for (var i = 0; i < 6; i++)
        {
            at = at.AddMinutes(1 + random.Next(6000));
            var (before, document) = (clock, new Guid(i + 1, 0, 0, new byte[8]));
            if (random.Next(2) == 0)
            {
                clock = clock.MoveTo(made.Calendar, new(at, Any(), $"{moves + 1} → {++moves + 1}"));
            }
            else
            {
                stopped = true;
                clock = clock.Stop(made.Calendar, document, StopKind.Supplement, at, random.Next(2) == 0 ? StopEffect.Restart : StopEffect.Continue);
                at = at.AddMinutes(1 + random.Next(6000));
                clock = clock.Resume(made.Calendar, document, at);
            }

            clock.CurrentDueAt.ShouldBeGreaterThanOrEqualTo(before.CurrentDueAt);
            (clock.Internal?.DueAt ?? clock.CurrentDueAt).ShouldBeLessThanOrEqualTo(clock.CurrentDueAt);
            clock.OriginalDueAt.ShouldBe(before.OriginalDueAt);
        }

        clock.Explanation.Count(line => line.Kind == ClockLineKind.VersionChanged).ShouldBe(moves);
        var again = JsonSerializer.Deserialize<ClockState>(JsonSerializer.Serialize(clock, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!.Recompute(made.Calendar);
        (again.CurrentDueAt, again.Internal?.DueAt, again.OriginalDueAt).ShouldBe((clock.CurrentDueAt, clock.Internal?.DueAt, clock.OriginalDueAt));
        again.Explanation.Select(line => line.Vi).ShouldBe(clock.Explanation.Select(line => line.Vi));
        if (!stopped)
        {
            clock.CurrentDueAt.ShouldBe((clock.Moves ?? []).Select(move => move.Limits.Legal).Prepend(clock.Stages).Max(stages => made.Calendar.Due(c.At, stages).DueAt));
        }
    }, 2_000);
}
