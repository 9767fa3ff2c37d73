using HaiCap.Core.Acts;

namespace HaiCap.Core.Dossiers.Moves;

/// <summary>A running dossier goes on under another version of its procedure. Why: as whoever ordered it explained.</summary>
/// <param name="DueBefore">The legal due time before; the one after stands in <see cref="DossierActData.After"/>. Null before acceptance.</param>
/// <param name="StepDueBefore">When the present step was due; with <paramref name="StepDueAt"/> null where that did not change.</param>
/// <param name="MoveId">The order by which all of a version moved; null when one dossier was moved alone.</param>
[ActName("dossier.moved-to-version")]
public sealed record DossierMovedToVersion(
    Guid FromVersionId, int FromNumber, Guid ToVersionId, int ToNumber, DateTimeOffset? DueBefore, DateTimeOffset? StepDueBefore, DateTimeOffset? StepDueAt, Guid? MoveId) : DossierActData;

/// <summary>All running dossiers of a version are to move to another one.</summary>
/// <param name="Running">How many there were.</param>
[ActName("procedure-move.ordered")]
public sealed record VersionMoveOrdered(string ProcedureCode, Guid FromVersionId, int FromNumber, Guid ToVersionId, int ToNumber, int Running) : ActData;

/// <summary>Every running dossier of the version was looked at.</summary>
[ActName("procedure-move.done")]
public sealed record VersionMoveDone(int Checked, int Moved) : ActData;
