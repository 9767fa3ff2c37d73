using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>What an act leaves of its times in the row of open work that it writes anyway: the next bell, whether most of the time is gone, when the last clock ends.</summary>
internal static class WorkTimes
{
    public static void Set(OpenedDossier opened)
    {
        if (opened.Work is not { } work)
        {
            return;
        }

        var (dossier, window, calendar, now) = (opened.Dossier, opened.Window, opened.Calendar, opened.Now);
        work.LastDue = WorkDue.Last(dossier, opened.Hop?.DueAt);

        // While the applicant completes it, what runs was set when the time was given.
        if (window is not null || dossier.State != DossierState.SupplementRequested)
        {
            var (clocks, ladder) = (BellClocks.Of(opened, window), opened.Ladders.For(work.HolderUnitId, now.LocalDay()));
            work.BellAt = WorkDue.Sooner(Bells.Next(calendar, clocks, ladder, work.Rungs), OwnEnds.At(opened, window));
            work.NearKey = work.DueKey != OpenWork.Paused && Bells.IsMostGone(calendar, clocks, ladder, work.Rungs, now) ? work.DueKey : null;
        }
    }
}
