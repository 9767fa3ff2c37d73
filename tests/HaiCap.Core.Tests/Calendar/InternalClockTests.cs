using System.Text.Json;
using HaiCap.Core.Calendar;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>The province's shorter limit beside the legal one, and limits chosen anew by corrected answers.</summary>
public sealed class InternalClockTests
{
    private static readonly Guid Document = new("01900000-0000-7000-8000-000000000001");
    private static readonly ClockLimits Five = new([new(5, TimeUnit.WorkingDay)], [new(2.5m, TimeUnit.WorkingDay)]);

    [Theory]
    [InlineData("2026-03-09 09:00", "2026-03-16 17:30", "2026-03-12 11:30", "2,5 ngày: 4 giờ làm việc trong ngày thứ ba")]
    [InlineData("2026-03-13 16:45", "2026-03-20 17:30", "2026-03-18 11:30", "nhận chiều thứ Sáu")]
    [InlineData("2026-02-13 09:00", "2026-02-27 17:30", "2026-02-25 11:30", "giáp Tết: chín ngày nghỉ ở giữa")]
    public void Two_and_a_half_days_run_beside_the_five_of_the_law(string at, string legal, string own, string why)
    {
        var clock = ClockState.Start(Year, T(at), Five);
        Local(clock.CurrentDueAt).ShouldBe(legal, why);
        Local(clock.Internal!.DueAt).ShouldBe(own, why);
        Local(clock.Internal.Explanation[^1].To).ShouldBe(own);
    }

    [Fact]
    public void The_same_document_stops_both_and_the_same_answer_restarts_both()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), Five)
            .Stop(Year, Document, StopKind.Supplement, T("2026-03-11 10:00"))
            .Resume(Year, Document, T("2026-03-18 10:00"));
        Local(clock.CurrentDueAt).ShouldBe("2026-03-25 17:30");
        Local(clock.Internal!.DueAt).ShouldBe("2026-03-23 11:30");
    }

    [Fact]
    public void A_payment_moves_both_by_the_same_days()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), Five)
            .Stop(Year, Document, StopKind.Payment, T("2026-03-09 10:00"))
            .Resume(Year, Document, T("2026-03-11 10:00"));
        Local(clock.CurrentDueAt).ShouldBe("2026-03-18 17:30");
        Local(clock.Internal!.DueAt).ShouldBe("2026-03-16 11:30");
    }

    [Fact]
    public void The_law_is_never_outlasted()
    {
        // 10 days of the calendar end on 23 February; 6 working days go around the Tết holiday and end later.
        var clock = ClockState.Start(Year, T("2026-02-13 09:00"), new ClockLimits([new(10, TimeUnit.CalendarDay)], [new(6, TimeUnit.WorkingDay)]));
        clock.Internal!.DueAt.ShouldBe(clock.CurrentDueAt);
    }

    [Fact]
    public void Corrected_answers_choose_another_limit_and_the_explanation_says_why()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), Five)
            .Stop(Year, Document, StopKind.Supplement, T("2026-03-11 10:00"))
            .Resume(Year, Document, T("2026-03-18 10:00"), limits: new([new(10, TimeUnit.WorkingDay, Case: "phải kiểm tra thực tế")], [new(8, TimeUnit.WorkingDay)]));
        Local(clock.CurrentDueAt).ShouldBe("2026-04-01 17:30");
        Local(clock.Internal!.DueAt).ShouldBe("2026-03-30 17:30");
        Local(clock.OriginalDueAt).ShouldBe("2026-03-16 17:30", "what the receipt promised stays told");
        clock.Limits.Legal[0].Value.ShouldBe(10);
        var line = clock.Explanation.Single(l => l.Kind == ClockLineKind.Restarted);
        line.Vi.ShouldEndWith("tính lại thời hạn từ đầu, theo nội dung đã sửa là 10 ngày làm việc (phải kiểm tra thực tế).");
        line.En.ShouldContain("now 10 working days (phải kiểm tra thực tế) by the corrected answers");
        clock.Explanation.ShouldContain(l => l.Kind == ClockLineKind.Counted && l.Vi.StartsWith("10 ngày làm việc (phải kiểm tra thực tế), không tính ngày bắt đầu", StringComparison.Ordinal));

        var again = clock.Recompute(Year);
        (again.CurrentDueAt, again.Internal!.DueAt).ShouldBe((clock.CurrentDueAt, clock.Internal.DueAt), "the choice is a fact that is replayed");
    }

    [Fact]
    public void Answers_that_choose_the_same_limit_leave_nothing_behind() =>
        ClockState.Start(Year, T("2026-03-09 09:00"), Five)
            .Stop(Year, Document, StopKind.Supplement, T("2026-03-11 10:00"))
            .Resume(Year, Document, T("2026-03-18 10:00"), limits: new([new(5, TimeUnit.WorkingDay)], [new(2.5m, TimeUnit.WorkingDay)]))
            .Stops.ShouldHaveSingleItem().Limits.ShouldBeNull();

    [Fact]
    public void A_clock_is_kept_as_text_and_one_without_an_internal_limit_reads_as_before()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), Five)
            .Stop(Year, Document, StopKind.Supplement, T("2026-03-11 10:00"))
            .Resume(Year, Document, T("2026-03-18 10:00"), limits: new([new(10, TimeUnit.WorkingDay)]));
        var back = JsonSerializer.Deserialize<ClockState>(JsonSerializer.Serialize(clock, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!.Recompute(Year);
        (back.CurrentDueAt, back.Internal!.DueAt).ShouldBe((clock.CurrentDueAt, clock.Internal!.DueAt));

        var plain = JsonSerializer.Serialize(ClockState.Start(Year, T("2026-03-09 09:00"), [new(5, TimeUnit.WorkingDay)]), JsonSerializerOptions.Web);
        plain.ShouldNotContain("internal");
        plain.ShouldNotContain("case");
        JsonSerializer.Deserialize<ClockState>(plain, JsonSerializerOptions.Web)!.Recompute(Year).Internal.ShouldBeNull();
    }
}
