using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Tests.Calendar;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Dossiers.Rules;

/// <summary>Every working minute is charged to exactly one, on any calendar, with any stays and stops.</summary>
public sealed class ChargesTests
{
    private static readonly Guid Centre = Unit(1);
    private static readonly Guid Division = Unit(2);
    private static readonly Guid Agency = Unit(3);

    [Fact]
    public void A_week_is_charged_to_who_had_it()
    {
        // Monday 09:00 accepted at the centre, to the division at 10:00, a supplement asked Tuesday 08:30, answered Thursday 09:30, to the director Friday 07:30.
        ChargedStay[] stays = [new(T("2026-07-06 08:00"), Centre, StepTier.ReceivingCentre), new(T("2026-07-06 10:00"), Division, StepTier.CompetentDivision),
            new(T("2026-07-09 09:30"), Division, StepTier.CompetentDivision), new(T("2026-07-10 07:30"), Agency, StepTier.CompetentAgency)];
        ClockStop[] stops = [new(Unit(9), StopKind.Supplement, StopEffect.Restart, T("2026-07-07 08:30"), T("2026-07-09 09:30"))];

        var charges = Charges.Of(Year, T("2026-07-06 09:00"), T("2026-07-10 09:00"), stays, stops, _ => null);

        charges.Sums.Select(sum => (sum.To, sum.Unit, sum.Minutes)).ShouldBe(
        [
            (ChargeTo.Unit, Centre, 60),
            (ChargeTo.Unit, Division, 330 + 60 + 360),
            (ChargeTo.Applicant, null, 420 + 480 + 120),
            (ChargeTo.Unit, Agency, 90),
        ]);
        charges.TotalMinutes.ShouldBe(charges.Sums.Sum(sum => sum.Minutes));
    }

    [Fact]
    public void A_stop_for_another_unit_is_charged_to_that_unit_and_of_two_stops_to_the_first()
    {
        ChargedStay[] stays = [new(T("2026-07-06 08:00"), Division, StepTier.CompetentDivision)];
        ClockStop[] stops =
        [
            new(Unit(8), StopKind.Consultation, StopEffect.Continue, T("2026-07-06 09:00"), T("2026-07-06 11:00")),
            new(Unit(9), StopKind.Payment, StopEffect.Continue, T("2026-07-06 10:00")),
        ];

        var charges = Charges.Of(Year, T("2026-07-06 08:00"), T("2026-07-06 14:30"), stays, stops, document => document == Unit(8) ? Agency : null);

        charges.Sums.Select(sum => (sum.To, sum.Unit, sum.Minutes)).ShouldBe(
            [(ChargeTo.Unit, Division, 60), (ChargeTo.Consulted, Agency, 120), (ChargeTo.Payment, null, 30 + 60)]);
    }

    [Fact]
    public void Stops_that_overlap_stood_once_and_one_without_an_answer_not_yet()
    {
        // Monday 09:00 to 14:30 without a break: two and a half hours worked before noon, one after; Tuesday's has no answer.
        ClockStop[] stops =
        [
            new(Unit(8), StopKind.Consultation, StopEffect.Continue, T("2026-07-06 09:00"), T("2026-07-06 11:00")),
            new(Unit(9), StopKind.Consultation, StopEffect.Continue, T("2026-07-06 10:00"), T("2026-07-06 14:30")),
            new(Unit(7), StopKind.Payment, StopEffect.Continue, T("2026-07-07 08:00")),
        ];

        Charges.Stood(Year, stops).ShouldBe(150 + 60);
    }

    [Fact]
    public void Nothing_is_charged_where_nothing_ran()
    {
        ChargedStay[] stays = [new(T("2026-07-06 08:00"), Centre, StepTier.ReceivingCentre)];
        Charges.Of(Year, T("2026-07-06 09:00"), T("2026-07-06 09:00"), stays, [], _ => null).ShouldSatisfyAllConditions(
            charges => charges.TotalMinutes.ShouldBe(0), charges => charges.Pieces.ShouldBeEmpty());
    }

    [Fact]
    public void The_parts_add_up_to_the_whole_on_any_calendar()
    {
        for (var seed = 0; seed < 8_000; seed++)
        {
            var life = Life.Of(seed, days: 150);
            var charges = life.Charge();
            charges.TotalMinutes.ShouldBe(life.Calendar.WorkingMinutesBetween(life.AcceptedAt, life.Until), $"case {seed}");
            charges.Sums.Sum(sum => sum.Minutes).ShouldBe(charges.TotalMinutes, $"case {seed}");
            charges.Pieces.ShouldAllBe(piece => piece.Until > piece.From && piece.Minutes >= 0, $"case {seed}");
            charges.Pieces.Select(piece => piece.From).ShouldBe([life.AcceptedAt, .. charges.Pieces.SkipLast(1).Select(piece => piece.Until)], $"case {seed}");
            charges.Pieces[^1].Until.ShouldBe(life.Until, $"case {seed}");
        }
    }

    [Fact]
    public void It_agrees_with_walking_minute_by_minute()
    {
        for (var seed = 0; seed < 1_500; seed++)
        {
            var life = Life.Of(seed, days: 9);
            var walked = new Dictionary<(ChargeTo, Guid?), int>();
            for (var at = life.AcceptedAt; at < life.Until; at = at.AddMinutes(1))
            {
                if (life.Walker.Works(at.ToOffset(TimeSpan.FromHours(7)).DateTime))
                {
                    walked[life.OwnerAt(at)] = walked.GetValueOrDefault(life.OwnerAt(at)) + 1;
                }
            }

            life.Charge().Pieces.GroupBy(piece => (piece.To, piece.Unit)).Select(group => (group.Key, Sum: group.Sum(piece => piece.Minutes))).Where(sum => sum.Sum > 0)
                .OrderBy(sum => sum.Key).ShouldBe(walked.Select(pair => (pair.Key, Sum: pair.Value)).OrderBy(sum => sum.Key), $"case {seed}");
        }
    }

    [Fact]
    public void What_the_stays_keep_adds_up_to_the_same()
    {
        for (var seed = 0; seed < 4_000; seed++)
        {
            var life = Life.Of(seed, days: 60);
            var charges = life.Charge();
            var kept = life.Stays.Select((stay, i) => Charges.OfStay(
                life.Calendar, life.Dossier(), stay.From, i + 1 < life.Stays.Count ? life.Stays[i + 1].From : life.Until.AddDays(3), () => life.Stops)).ToList();
            kept.Sum(stay => stay.Charged + stay.Waited).ShouldBe(charges.TotalMinutes, $"case {seed}");
            kept.Sum(stay => stay.Charged).ShouldBe(charges.Sums.Where(sum => sum.To == ChargeTo.Unit).Sum(sum => sum.Minutes), $"case {seed}");
            kept.Sum(stay => stay.Consulted).ShouldBe(charges.Sums.Where(sum => sum.To == ChargeTo.Consulted).Sum(sum => sum.Minutes), $"case {seed}");
        }
    }

    private static Guid Unit(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>A life by dice: a calendar, an acceptance, stays one after the other, stops that may overlap, lie open or last no time at all.</summary>
    private sealed record Life(
        WorkingCalendar Calendar, MinuteByMinute Walker, DateTimeOffset AcceptedAt, DateTimeOffset Until, IReadOnlyList<ChargedStay> Stays, IReadOnlyList<ClockStop> Stops)
    {
        public static Life Of(int seed, int days)
        {
            var dice = new Random(seed);
            var (calendar, walker) = AnyCalendar.All[dice.Next(AnyCalendar.All.Count)];
            var accepted = T("2026-01-01 00:00").AddMinutes(dice.Next(500 * 1440));
            var until = accepted.AddMinutes(1 + dice.Next(days * 1440));
            DateTimeOffset Any() => accepted.AddMinutes(dice.Next(-300, (days * 1440) + 300));
            var stays = Enumerable.Range(0, 1 + dice.Next(8)).Select(_ => Any()).Where(at => at < until).Append(accepted.AddMinutes(-dice.Next(400))).Order()
                .Select(at => new ChargedStay(at, Unit(1 + dice.Next(4)), (StepTier)dice.Next(3))).ToList();
            var stops = Enumerable.Range(0, dice.Next(5)).Select(i => (Document: Unit(100 + i), From: Any())).Where(stop => stop.From >= accepted && stop.From < until)
                .Select(stop => new ClockStop(
                    stop.Document, (StopKind)dice.Next(3), (StopEffect)dice.Next(2), stop.From, dice.Next(5) == 0 ? null : stop.From.AddMinutes(dice.Next(4) == 0 ? 0 : dice.Next(6 * 1440)))).ToList();
            return new Life(calendar, walker, accepted, until, stays, stops);
        }

        public Charges Charge() => Charges.Of(Calendar, AcceptedAt, Until, Stays, Stops, Asked);

        public (ChargeTo To, Guid? Unit) OwnerAt(DateTimeOffset at)
        {
            ClockStop? stop = null;
            foreach (var one in Stops)
            {
                if (one.StoppedAt <= at && !(one.ResumedAt <= at) && (stop is null || one.StoppedAt < stop.StoppedAt))
                {
                    stop = one;
                }
            }

            return stop?.Kind switch
            {
                StopKind.Supplement => (ChargeTo.Applicant, null),
                StopKind.Payment => (ChargeTo.Payment, null),
                StopKind.Consultation => (ChargeTo.Consulted, Asked(stop.Document)),
                _ => (ChargeTo.Unit, Stays.Last(stay => stay.From <= at).Unit),
            };
        }

        public Dossier Dossier() => new()
        {
            ProvinceCode = "40", Id = Unit(7), Code = "", SubmissionKey = Unit(7), ProcedureCode = "", ProcedureVersionId = Unit(7), ProcedureName = "", ReceivingAgencyId = Centre,
            CompetentAgencyId = Agency, DivisionId = Division, Channel = Channel.Online, Assisted = false, ApplicantKind = PartyKind.Citizen, ApplicantName = "", ApplicantIdNumber = "",
            ApplicantFolded = "", SubmitterName = "", Title = "", Answers = "{}", SubmittedAt = AcceptedAt, ReceptionDueAt = AcceptedAt, AcceptedAt = AcceptedAt, DecidedAt = Until,
        };

        private static Guid? Asked(Guid document) => Unit(document.GetHashCode() % 3 == 0 ? 50 : 51);
    }
}
