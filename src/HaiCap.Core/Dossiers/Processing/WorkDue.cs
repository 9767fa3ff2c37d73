using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>When open work is due and rings, from the instants that its dossier and its stay have. Pure.</summary>
internal static class WorkDue
{
    /// <summary>When running work on a dossier is due: the earliest of its step, the internal and the legal limit.</summary>
    public static DateTimeOffset Of(Dossier dossier, ProcessStep step, DateTimeOffset stepDue)
    {
        if (dossier.State.IsDecided())
        {
            // A result that is there waits for whoever fetches it: nothing is due any more.
            return step.Performer == StepPerformer.ReturnCentre ? OpenWork.Paused : stepDue;
        }

        return Earliest(stepDue, dossier.InternalDueAt, dossier.DueAt);
    }

    public static DateTimeOffset Earliest(DateTimeOffset step, DateTimeOffset? own, DateTimeOffset? legal)
    {
        var due = own < step ? own.Value : step;
        return legal < due ? legal.Value : due;
    }

    /// <summary>The bell or the end of the applicant's time, whichever is first.</summary>
    public static DateTimeOffset Sooner(DateTimeOffset? bell, DateTimeOffset? end) => bell is null || end < bell ? end ?? OpenWork.Paused : bell.Value;
}
