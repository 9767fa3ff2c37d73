using HaiCap.Core.Dossiers.Rules;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Dossiers.Rules;

/// <summary>When clocks ring, in examples an official can check: hours 7:30–11:30 and 13:30–17:30.</summary>
public sealed class BellsTests
{
    private static readonly IReadOnlyList<Rung> Ladder =
    [
        new(BellPoint.Percent, 75, [BellTarget.Holder]), new(BellPoint.DaysBefore, 1, [BellTarget.Holder]), new(BellPoint.AtDue, 0, [BellTarget.Holder]),
        new(BellPoint.DaysAfter, 1, [BellTarget.Head]), new(BellPoint.DaysAfter, 3, [BellTarget.Director]), new(BellPoint.DaysAfter, 5, [BellTarget.Supervision]),
    ];

    // Five working days from Monday at nine: due the Monday after at closing.
    private static RunningClock Legal(string from = "2026-07-06 09:00", string due = "2026-07-13 17:30") => Clock(BellClock.Legal, from, due);

    [Theory]
    [InlineData("75%", "2026-07-10 13:53")] // 2,790 working minutes in all: 697 are left.
    [InlineData("-1", "2026-07-10 07:30")] // The opening of the working day before.
    [InlineData("0", "2026-07-13 17:31")] // The due minute itself is in time.
    [InlineData("+1", "2026-07-14 17:30")]
    [InlineData("+3", "2026-07-16 17:30")]
    [InlineData("+5", "2026-07-20 17:30")]
    public void Each_rung_of_five_working_days_has_its_time(string rung, string at) => TimeOf(Legal(), rung).ShouldBe(at);

    [Theory]
    [InlineData("75%", "2026-02-12 13:38")] // Tết from the 14th to the 22nd: nothing is counted in it.
    [InlineData("-1", "2026-02-12 07:30")]
    [InlineData("+1", "2026-02-23 17:30")]
    [InlineData("+3", "2026-02-25 17:30")]
    public void Days_off_lie_between_as_if_they_were_not(string rung, string at) => TimeOf(Legal("2026-02-06 08:00", "2026-02-13 17:30"), rung).ShouldBe(at);

    [Theory]
    [InlineData("75%", "2026-07-07 07:30", "2026-07-07 17:30", "2026-07-07 15:30")]
    [InlineData("-1", "2026-07-07 07:30", "2026-07-07 17:30", null)] // A step of one day has no day before.
    [InlineData("0", "2026-07-07 07:30", "2026-07-07 17:30", "2026-07-07 17:31")]
    [InlineData("+1", "2026-07-06 14:00", "2026-07-07 10:00", "2026-07-08 10:00")] // As late in the day as it was due.
    public void A_step_of_hours_rings_within_its_hours(string rung, string from, string due, string? at) => TimeOf(Clock(BellClock.Step, from, due, "tham-dinh"), rung).ShouldBe(at);

    [Theory]
    [InlineData("50%", "2026-07-14 04:30")] // From 09:00 on the 6th to the midnight after the 21st.
    [InlineData("-3", "2026-07-18 07:00")] // A Saturday: the applicant's days run on.
    [InlineData("-1", "2026-07-20 07:00")]
    public void The_applicants_time_runs_on_all_days(string rung, string at) => TimeOf(Clock(BellClock.Applicant, "2026-07-06 09:00", "2026-07-22 00:00"), rung).ShouldBe(at);

    [Fact]
    public void Each_rung_rings_once_and_the_last_leaves_nothing()
    {
        var (marks, rung) = ((string?)null, new List<string>());
        for (var now = T("2026-07-06 09:00"); now < T("2026-07-25 00:00"); now = now.AddMinutes(30))
        {
            var plan = Bells.Plan(Year, [Legal()], _ => Ladder, marks, now);
            (marks, _) = (plan.Marks, 0);
            rung.AddRange(plan.Ringing.Select(ring => ring.Rung.Name));
            if (plan.Ringing.Count > 0)
            {
                plan.Next.ShouldBe(Bells.Next(Year, [Legal()], _ => Ladder, marks));
            }
        }

        rung.ShouldBe(["-1", "75%", "0", "+1", "+3", "+5"]);
        Bells.Next(Year, [Legal()], _ => Ladder, marks).ShouldBeNull();
    }

    [Fact]
    public void What_was_missed_is_told_once_as_the_gravest()
    {
        var plan = Bells.Plan(Year, [Legal()], _ => Ladder, marks: null, T("2026-07-17 08:00"));
        plan.Ringing.ShouldHaveSingleItem().Rung.Name.ShouldBe("+3");
        Local(plan.Next!.Value).ShouldBe("2026-07-20 17:30");
        Bells.Plan(Year, [Legal()], _ => Ladder, plan.Marks, T("2026-07-17 08:00")).Ringing.ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_set_back_rings_nothing_a_second_time()
    {
        var marks = Bells.Plan(Year, [Legal()], _ => Ladder, marks: null, T("2026-07-14 18:00")).Marks;
        Bells.Plan(Year, [Legal()], _ => Ladder, marks, T("2026-07-10 14:00")).ShouldSatisfyAllConditions(
            plan => plan.Ringing.ShouldBeEmpty(), plan => Local(plan.Next!.Value).ShouldBe("2026-07-16 17:30"));
    }

    [Fact]
    public void Time_that_law_gives_begins_the_ladder_anew_and_time_it_takes_does_not()
    {
        var marks = Bells.Plan(Year, [Legal()], _ => Ladder, marks: null, T("2026-07-13 18:00")).Marks;
        Local(Bells.Next(Year, [Legal(due: "2026-07-20 17:30")], _ => Ladder, marks)!.Value).ShouldBe("2026-07-16 09:53");
        Local(Bells.Next(Year, [Legal(due: "2026-07-10 17:30")], _ => Ladder, marks)!.Value).ShouldBe("2026-07-13 17:30");
    }

    [Fact]
    public void A_step_the_dossier_comes_back_to_goes_on_from_the_rung_it_had_reached()
    {
        var late = Clock(BellClock.Step, "2026-07-06 09:00", "2026-07-07 09:00", "tham-dinh");
        var marks = Bells.Plan(Year, [late], _ => Ladder, marks: null, T("2026-07-08 10:00")).Marks;
        var again = Clock(BellClock.Step, "2026-07-09 09:00", "2026-07-10 09:00", "tham-dinh");
        Local(Bells.Next(Year, [again], _ => Ladder, marks)!.Value).ShouldBe("2026-07-15 09:00"); // +3: neither 75 % nor +1 a second time.
        BellMarks.Without(marks, "tham-dinh").ShouldBeNull();
        Local(Bells.Next(Year, [again], _ => Ladder, BellMarks.Without(marks, "tham-dinh"))!.Value).ShouldBe("2026-07-09 17:00"); // 75 %: its hours begin anew.
    }

    [Fact]
    public void Clocks_keep_their_marks_apart_and_are_written_and_read_as_they_were()
    {
        var step = Clock(BellClock.Step, "2026-07-06 09:00", "2026-07-07 09:00", "tham-dinh");
        var plan = Bells.Plan(Year, [Legal(), step], _ => Ladder, marks: null, T("2026-07-08 10:00"));
        plan.Ringing.ShouldHaveSingleItem().Clock.Clock.ShouldBe(BellClock.Step);
        plan.Marks.ShouldBe($"Step:tham-dinh=1@{T("2026-07-07 09:00").ToUnixTimeSeconds()}");
        BellMarks.Read(plan.Marks).ToText().ShouldBe(plan.Marks);
    }

    [Fact]
    public void A_rung_added_to_a_ladder_rings_only_if_its_time_is_still_to_come()
    {
        var marks = Bells.Plan(Year, [Legal()], _ => Ladder, marks: null, T("2026-07-10 14:00")).Marks;
        IReadOnlyList<Rung> longer = [.. Ladder, new(BellPoint.Percent, 50, [BellTarget.Holder]), new(BellPoint.Percent, 90, [BellTarget.Holder])];
        var plan = Bells.Plan(Year, [Legal()], _ => longer, marks, T("2026-07-10 14:00"));
        plan.Ringing.ShouldBeEmpty();
        Local(plan.Next!.Value).ShouldBe("2026-07-13 10:51");
    }

    private static RunningClock Clock(BellClock clock, string from, string due, string? step = null) => new(clock, T(from), T(due), Year.WorkingMinutesBetween(T(from), T(due)), step);

    private static string? TimeOf(RunningClock clock, string rung) => Bells.TimeOf(Year, clock, Parse(rung)) is { } at ? Local(at) : null;

    private static Rung Parse(string rung) => rung switch
    {
        "0" => new(BellPoint.AtDue, 0, []),
        [.. var percent, '%'] => new(BellPoint.Percent, int.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), []),
        ['-', .. var days] => new(BellPoint.DaysBefore, int.Parse(days, System.Globalization.CultureInfo.InvariantCulture), []),
        _ => new(BellPoint.DaysAfter, int.Parse(rung[1..], System.Globalization.CultureInfo.InvariantCulture), []),
    };
}
