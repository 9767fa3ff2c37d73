using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Dossiers.Moves;

/// <summary>
/// Moves one running dossier to another version of its procedure. By hand whoever oversees the unit that holds it does; a run does it for all of a version.
/// Done twice it changes nothing the second time.
/// </summary>
public sealed class MoveDossier(HaiCapDb db, Access access, DossierDesk desk, PublishedProcedures procedures)
{
    private const int MostTries = 20;

    public sealed record Request(DossierRef Which, Guid ToVersion, string? Reason);

    /// <summary>ACC-001, DOS-001, ACT-001; DOS-060, DOS-061; DOS-064: it stays, and why.</summary>
    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await desk.FindAsync(request.Which, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var target = await desk.TargetOfAsync(found.Value, cancellationToken);
        var allowed = await access.DecideAsync(by, Permission.ReassignWork, target, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<DossierMoved>();
        }

        if (VietnameseText.Nfc(request.Reason ?? "") is not { Length: > 0 and <= MoveProblems.LongestReason } reason)
        {
            return MoveProblems.NoReason;
        }

        return await TryAsync(await desk.OpenAsync(found.Value, allowed.Value, cancellationToken), allowed.Value, request.ToVersion, reason, move: null, cancellationToken);
    }

    /// <summary>For the run. Whether it moved; what cannot is left as it is.</summary>
    internal async Task<bool> MoveAsync(string code, VersionMove move, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (await desk.OpenForSystemAsync(code, cancellationToken) is not { } opened || opened.Dossier.ProcedureVersionId != move.FromVersionId)
            {
                return false;
            }

            var done = await TryAsync(opened, Actor.System, move.ToVersionId, move.Why, move.Id, cancellationToken);
            if (done.Ok || done.Problems[0].Code != ActSaving.SomebodyWasFirst.Code)
            {
                return done.Ok;
            }

            // Somebody acted on it in this moment; what they did stands, and it is looked at again.
            db.ChangeTracker.Clear();
            if (tries == MostTries)
            {
                throw new InvalidOperationException($"{code} cannot be moved, though it was tried {MostTries} times.");
            }
        }
    }

    private async Task<Outcome<DossierMoved>> TryAsync(OpenedDossier opened, Actor by, Guid toVersion, string why, Guid? move, CancellationToken cancellationToken)
    {
        var dossier = opened.Dossier;
        var from = await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken);
        if (await procedures.FindAsync(toVersion, cancellationToken) is not { Kind: Procedures.PublicationKind.Handled } to || to.Code != from.Code || to.Id == from.Id)
        {
            return MoveProblems.NoVersion;
        }

        var effects = MoveRules.Of(dossier, opened.Work, opened.Hop, from, to, opened.Calendar, opened.Now);
        if (effects.Stays is { } stays)
        {
            return MoveProblems.Stays(stays);
        }

        // Opened anew, so that bells and what is due are asked of the steps it has from now on.
        dossier.ProcedureVersionId = to.Id;
        opened = await desk.OpenAsync(dossier, by, cancellationToken);
        if (effects.Clock is { } clock)
        {
            opened.SetClock(clock);
        }

        var moved = effects.StepDueAfter != effects.StepDueBefore;
        if (effects.StepDueAfter is { } due)
        {
            opened.StayUntil(due);
        }

        await opened.RecordAsync(
            new DossierMovedToVersion(
                from.Id, from.Number, to.Id, to.Number, effects.DueBefore, moved ? effects.StepDueBefore : null, moved ? effects.StepDueAfter : null, move),
            why, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }
}
