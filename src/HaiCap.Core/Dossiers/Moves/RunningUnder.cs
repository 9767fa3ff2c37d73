using HaiCap.Core.Data;

namespace HaiCap.Core.Dossiers.Moves;

/// <summary>Running dossiers of a version, by the work that is open on them: nothing decided is among them.</summary>
internal static class RunningUnder
{
    public static IQueryable<RunningOne> Version(HaiCapDb db, Guid version) => db.Set<OpenWork>().Where(work => work.Kind == WorkKind.Step)
        .Join(db.Set<Dossier>().Where(dossier => dossier.ProcedureVersionId == version && dossier.DecidedAt == null), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new RunningOne { Work = work, Dossier = dossier });
}

internal sealed class RunningOne
{
    public required OpenWork Work { get; init; }

    public required Dossier Dossier { get; init; }
}
