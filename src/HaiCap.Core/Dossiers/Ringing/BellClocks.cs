using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>The applicant's time to answer a supplement request: all of its last day is theirs (Civil Code 2015, article 148.6).</summary>
public sealed record ApplicantWindow(DateTimeOffset From, DateOnly LastDay)
{
    public DateTimeOffset End => LastDay.AddDays(1).AtLocal(TimeOnly.MinValue);
}

/// <summary>Which clocks run on a dossier, from what stands in it.</summary>
internal static class BellClocks
{
    public static IReadOnlyList<RunningClock> Of(OpenedDossier opened, ApplicantWindow? window)
    {
        var (dossier, hop, step) = (opened.Dossier, opened.Hop, opened.Step);
        List<RunningClock> clocks = [];
        if (dossier.State == DossierState.SupplementRequested)
        {
            if (window is not null)
            {
                clocks.Add(new RunningClock(BellClock.Applicant, window.From, window.End, Minutes: 0));
            }
        }
        else if (dossier.State == DossierState.Submitted)
        {
            if (hop is not null)
            {
                clocks.Add(Within(opened.Calendar, BellClock.Reception, hop.StartedAt, hop.DueAt));
            }
        }
        else if (step is not null && hop is not null && !dossier.ClockStopped && dossier.State != DossierState.PaymentRequested)
        {
            Processing(opened, step, hop, clocks);
        }

        return clocks;
    }

    public static RunningClock Reception(Dossier filed, WorkingCalendar calendar) => Within(calendar, BellClock.Reception, filed.SubmittedAt, filed.ReceptionDueAt);

    public static RunningClock Of(Consultation asked, WorkingCalendar calendar) => Within(calendar, BellClock.Consultation, asked.AskedAt, asked.DueAt);

    private static bool IsAcrossLevels(Dossier dossier, AgencyShelf agencies) =>
        agencies.Find(dossier.ReceivingAgencyId)?.IsCommunal != agencies.Find(dossier.CompetentAgencyId)?.IsCommunal;

    private static void Processing(OpenedDossier opened, ProcessStep step, DossierHop hop, List<RunningClock> clocks)
    {
        var (dossier, calendar) = (opened.Dossier, opened.Calendar);
        var decided = dossier.State.IsDecided();
        if (!decided && dossier.DueAt is { } due && opened.Clock is { } clock)
        {
            var from = clock.Stops.Where(stop => stop.Effect == StopEffect.Restart).Select(stop => stop.ResumedAt).Max() ?? clock.StartedAt;
            var stood = Charges.Stood(calendar, clock.Stops.Where(stop => stop.Effect == StopEffect.Continue && stop.StoppedAt >= from));
            clocks.Add(new RunningClock(BellClock.Legal, from, due, Math.Max(0, calendar.WorkingMinutesBetween(from, due) - stood)));
            if (dossier.InternalDueAt is { } own && own < due)
            {
                clocks.Add(new RunningClock(BellClock.Internal, from, own, Math.Max(0, calendar.WorkingMinutesBetween(from, own) - stood)));
            }
        }

        if (step.Performer == StepPerformer.Reception)
        {
            var accepted = dossier.AcceptedAt!.Value;
            clocks.Add(Within(
                calendar, BellClock.Transfer, accepted, Transfer.DueAt(dossier.Channel, IsAcrossLevels(dossier, opened.Ladders.Agencies), accepted, calendar, opened.Rules)));
        }
        else if (!(decided && step.Performer == StepPerformer.ReturnCentre))
        {
            clocks.Add(Within(calendar, BellClock.Step, hop.StartedAt, hop.DueAt, step.Key));
        }
    }

    private static RunningClock Within(WorkingCalendar calendar, BellClock clock, DateTimeOffset from, DateTimeOffset due, string? step = null) =>
        new(clock, from, due, Math.Max(0, calendar.WorkingMinutesBetween(from, due)), step);
}
