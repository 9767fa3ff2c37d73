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

    /// <summary>The end of the week in which the last of the clocks of a dossier's own work ends (<see cref="OpenWork.LastDue"/>).</summary>
    /// <param name="step">When the present stay is due.</param>
    public static DateTimeOffset? Last(Dossier dossier, DateTimeOffset? step) =>
        dossier.DecidedAt is not null ? null
        : dossier.State == DossierState.SupplementRequested || (step ?? dossier.DueAt) is not { } due ? OpenWork.Paused
        : EndOfWeek(dossier.DueAt > due ? dossier.DueAt.Value : due);

    /// <summary>The midnight that follows the Sunday of a time's week here.</summary>
    public static DateTimeOffset EndOfWeek(DateTimeOffset time) => time.LocalDay().Monday().AddDays(7).AtLocal(default);

    /// <summary>The bell or the end of the applicant's time, whichever is first.</summary>
    public static DateTimeOffset Sooner(DateTimeOffset? bell, DateTimeOffset? end) => bell is null || end < bell ? end ?? OpenWork.Paused : bell.Value;
}
