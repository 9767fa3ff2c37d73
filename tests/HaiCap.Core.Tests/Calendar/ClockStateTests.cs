using System.Text.Json;
using HaiCap.Core.Calendar;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar;

public sealed class ClockStateTests
{
    private static readonly Guid Document = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Other = new("01900000-0000-7000-8000-000000000002");

    private static string Paused(string value, TimeUnit unit, string stop, string resume, string start = "2026-03-09 09:00")
    {
        var due = Year.Due(T(start), decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit);
        return Local(Year.Continue(due, T(stop), T(resume)).DueAt);
    }

    [Theory]
    [InlineData("5", TimeUnit.WorkingDay, "2026-03-09 10:00", "2026-03-11 10:00", "2026-03-18 17:30", "Monday to Wednesday is 2 working days")]
    [InlineData("5", TimeUnit.WorkingDay, "2026-03-09 10:00", "2026-03-09 16:00", "2026-03-16 17:30", "answered the same day: nothing moves")]
    [InlineData("5", TimeUnit.WorkingDay, "2026-03-13 10:00", "2026-03-13 18:00", "2026-03-17 17:30", "an answer after closing resumes on Monday: 1")]
    [InlineData("5", TimeUnit.WorkingDay, "2026-03-12 10:00", "2026-03-14 10:00", "2026-03-18 17:30", "an answer on Saturday resumes on Monday: 2")]
    [InlineData("2.5", TimeUnit.WorkingDay, "2026-03-10 10:00", "2026-03-11 10:00", "2026-03-13 11:30", "a fraction keeps its hours")]
    [InlineData("8", TimeUnit.WorkingHour, "2026-03-09 10:00", "2026-03-09 14:00", "2026-03-10 11:00", "2 working hours of pause over noon")]
    [InlineData("8", TimeUnit.WorkingHour, "2026-03-09 17:00", "2026-03-09 20:00", "2026-03-10 09:30", "half an hour until closing, nothing after")]
    [InlineData("10", TimeUnit.CalendarDay, "2026-03-09 10:00", "2026-03-11 10:00", "2026-03-23 17:30", "19 + 2 = 21, a Saturday: Monday")]
    [InlineData("12", TimeUnit.CalendarDay, "2026-03-09 10:00", "2026-03-11 10:00", "2026-03-23 17:30", "the 21st (Saturday) + 2 = 23: the pause moves the day, not the Monday it was moved to")]
    [InlineData("10", TimeUnit.CalendarDay, "2026-03-13 10:00", "2026-03-13 18:00", "2026-03-23 17:30", "answered on Friday after closing: resumes on Monday, 3 days: 22, a Sunday")]
    [InlineData("1", TimeUnit.Month, "2026-03-09 10:00", "2026-03-12 10:00", "2026-04-13 17:30", "9 April + 3 calendar days = 12, a Sunday")]
    public void A_pause_moves_the_limit_by_its_own_unit(string value, TimeUnit unit, string stop, string resume, string due, string why) =>
        Paused(value, unit, stop, resume).ShouldBe(due, why);

    [Fact]
    public void A_supplement_restarts_the_limit_from_zero()
    {
        var start = ClockState.Start(Year, T("2026-03-09 09:00"), [new(5, TimeUnit.WorkingDay)]);
        var stopped = start.Stop(Year, Document, StopKind.Supplement, T("2026-03-11 10:00"), label: "Phiếu 02 số 15");
        stopped.IsStopped.ShouldBeTrue();
        stopped.Explanation[^1].Kind.ShouldBe(ClockLineKind.Stopped);
        stopped.Explanation[^1].Vi.ShouldContain("Phiếu 02 số 15");
        var resumed = stopped.Resume(Year, Document, T("2026-03-18 10:00"), Other);
        resumed.IsStopped.ShouldBeFalse();
        Local(resumed.OriginalDueAt).ShouldBe("2026-03-16 17:30");
        Local(resumed.CurrentDueAt).ShouldBe("2026-03-25 17:30");
        resumed.Stops.ShouldHaveSingleItem().Answer.ShouldBe(Other);
        resumed.Explanation.ShouldContain(l => l.Kind == ClockLineKind.Restarted);
    }

    [Fact]
    public void A_payment_stops_the_clock_until_it_is_paid()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), [new(5, TimeUnit.WorkingDay)])
            .Stop(Year, Document, StopKind.Payment, T("2026-03-09 10:00"))
            .Resume(Year, Document, T("2026-03-11 10:00"));
        Local(clock.CurrentDueAt).ShouldBe("2026-03-18 17:30");
        clock.Explanation.ShouldContain(l => l.Kind == ClockLineKind.Continued && l.Vi.Contains("2 ngày làm việc", StringComparison.Ordinal));
    }

    [Fact]
    public void A_procedure_whose_law_continues_after_a_supplement_does_not_restart()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), [new(5, TimeUnit.WorkingDay)])
            .Stop(Year, Document, StopKind.Supplement, T("2026-03-11 10:00"), StopEffect.Continue)
            .Resume(Year, Document, T("2026-03-18 10:00"));
        Local(clock.CurrentDueAt).ShouldBe("2026-03-23 17:30");
    }

    [Fact]
    public void Stops_that_overlap_are_one_and_the_clock_runs_after_the_last_answer()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), [new(5, TimeUnit.WorkingDay)])
            .Stop(Year, Document, StopKind.Payment, T("2026-03-09 10:00"))
            .Stop(Year, Other, StopKind.Consultation, T("2026-03-10 10:00"))
            .Resume(Year, Document, T("2026-03-11 10:00"));
        clock.IsStopped.ShouldBeTrue("the consultation is still open");
        Local(clock.CurrentDueAt).ShouldBe("2026-03-16 17:30");
        Local(clock.Resume(Year, Other, T("2026-03-12 10:00")).CurrentDueAt).ShouldBe("2026-03-19 17:30", "Monday to Thursday once: 3, not 2 + 2");
    }

    [Fact]
    public void A_restart_forgets_the_pauses_before_it()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), [new(5, TimeUnit.WorkingDay)])
            .Stop(Year, Document, StopKind.Payment, T("2026-03-09 10:00")).Resume(Year, Document, T("2026-03-11 10:00"))
            .Stop(Year, Other, StopKind.Supplement, T("2026-03-12 10:00")).Resume(Year, Other, T("2026-03-13 10:00"));
        Local(clock.CurrentDueAt).ShouldBe("2026-03-20 17:30");
    }

    [Fact]
    public void A_pause_moves_the_stage_it_falls_into()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), [new(3, TimeUnit.WorkingDay), new(10, TimeUnit.CalendarDay)])
            .Stop(Year, Document, StopKind.Payment, T("2026-03-10 10:00")).Resume(Year, Document, T("2026-03-11 10:00"));

        // Stage 1: 12 + 1 working day = 13 March; stage 2: 23 March.
        Local(clock.CurrentDueAt).ShouldBe("2026-03-23 17:30");
    }

    [Fact]
    public void The_same_document_stops_and_is_answered_once()
    {
        var stopped = ClockState.Start(Year, T("2026-03-09 09:00"), [new(5, TimeUnit.WorkingDay)])
            .Stop(Year, Document, StopKind.Payment, T("2026-03-09 10:00"));
        stopped.Stop(Year, Document, StopKind.Payment, T("2026-03-10 10:00")).ShouldBeSameAs(stopped);
        var resumed = stopped.Resume(Year, Document, T("2026-03-11 10:00"));
        resumed.Resume(Year, Document, T("2026-03-20 10:00")).ShouldBeSameAs(resumed);
        Should.Throw<InvalidOperationException>(() => resumed.Resume(Year, Other, T("2026-03-20 10:00")));
    }

    [Fact]
    public void A_provisional_clock_is_recomputed_when_the_year_is_published()
    {
        var clock = ClockState.Start(Year, T("2026-12-30 09:00"), [new(30, TimeUnit.WorkingDay)]);
        clock.Provisional.ShouldBeTrue();
        var published = new WorkingCalendar(Definition with
        {
            PublishedYears = new HashSet<int> { 2025, 2026, 2027 },
            Days = [.. Definition.Days, new(D("2027-01-01"), "Tết Dương lịch", SpecialDayKind.Holiday), new(D("2027-02-05"), "Tết Nguyên đán", SpecialDayKind.Holiday)],
        });
        var again = clock.Recompute(published);
        again.Provisional.ShouldBeFalse();
        again.CurrentDueAt.ShouldBeGreaterThan(clock.CurrentDueAt);
        again.OriginalDueAt.ShouldBe(again.CurrentDueAt, "what was provisional was no promise");
        again.OriginalProvisional.ShouldBeFalse();
    }

    [Fact]
    public void A_firm_promise_is_kept_as_it_was_made()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), [new(5, TimeUnit.WorkingDay)]);
        var changed = new WorkingCalendar(Definition with { Days = [.. Definition.Days, new(D("2026-03-12"), "Nghỉ bão", SpecialDayKind.LocalDayOff)] });
        var again = clock.Recompute(changed);
        again.OriginalDueAt.ShouldBe(clock.OriginalDueAt);
        Local(again.CurrentDueAt).ShouldBe("2026-03-17 17:30");
    }

    [Fact]
    public void The_state_survives_being_stored()
    {
        var clock = ClockState.Start(Year, T("2026-03-09 09:00"), [new(5, TimeUnit.WorkingDay)])
            .Stop(Year, Document, StopKind.Payment, T("2026-03-09 10:00"));
        var back = JsonSerializer.Deserialize<ClockState>(JsonSerializer.Serialize(clock))!;
        var resumed = back.Resume(Year, Document, T("2026-03-11 10:00"));
        Local(resumed.CurrentDueAt).ShouldBe("2026-03-18 17:30");
        resumed.OriginalDueAt.ShouldBe(clock.OriginalDueAt);
    }

    [Fact]
    public void The_explanation_names_each_holiday_and_swap_met()
    {
        var lines = Year.Due(T("2026-08-20 18:00"), 8, TimeUnit.WorkingDay).Explanation;
        lines[0].Vi.ShouldBe("Tiếp nhận lúc 18:00 thứ Năm 20/08/2026.");
        lines[1].Vi.ShouldBe("Tính thời hạn từ 07:30 thứ Sáu 21/08/2026 (tiếp nhận sau giờ làm việc).");
        lines.ShouldContain(l => l.Kind == ClockLineKind.WorkedSwap && l.Vi == "Làm bù, thứ Bảy 22/08/2026: tính là ngày làm việc.");
        lines.ShouldContain(l => l.Kind == ClockLineKind.DayOff && l.Vi == "Quốc khánh, thứ Ba 01/09/2026 đến thứ Tư 02/09/2026: ngày nghỉ, không tính.");
        lines[^1].Vi.ShouldBe("Hạn: 17:30 thứ Sáu 04/09/2026.");
        Year.Due(T("2025-12-31 18:00"), 1, TimeUnit.WorkingDay).Explanation.ShouldContain(l => l.Vi.EndsWith("chờ xác nhận.", StringComparison.Ordinal));
    }
}
