using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Heirs;

/// <summary>
/// Gives an open dossier to whoever succeeded its units: the stay at the old unit ends and one at the new begins, due when it was due. A dossier whose units
/// all are in force is left alone, so that doing it twice changes nothing.
/// </summary>
public sealed class PassDossierOn(HaiCapDb db, DossierDesk desk, GrantBook book, PublishedProcedures procedures)
{
    private const int MostTries = 20;

    /// <summary>Whether anything changed.</summary>
    /// <exception cref="InvalidOperationException">No rule says to whom it goes, which the plan's dry run blocks.</exception>
    public async Task<bool> HandleAsync(string code, Guid plan, string citation, CancellationToken cancellationToken = default)
    {
        for (var tries = 1; ; tries++)
        {
            if (await TryAsync(code, plan, citation, cancellationToken) is { } done)
            {
                return done;
            }

            // Somebody acted on it in this moment; what they did stands, and it is looked at again.
            db.ChangeTracker.Clear();
            if (tries == MostTries)
            {
                throw new InvalidOperationException($"{code} cannot be passed on, though it was tried {MostTries} times.");
            }
        }
    }

    /// <summary>Null when somebody else was first.</summary>
    private async Task<bool?> TryAsync(string code, Guid plan, string citation, CancellationToken cancellationToken)
    {
        if (await desk.OpenForSystemAsync(code, cancellationToken) is not { } opened)
        {
            return false;
        }

        var (dossier, day) = (opened.Dossier, opened.Now.LocalDay());
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var version = await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken);
        var matter = DossierMatter.Of(version, dossier.Answers, shelf.Find(dossier.ReceivingAgencyId));
        var before = DossierUnits.Of(dossier);
        var after = before.HeirsOn(shelf, day, matter, dossier.State.IsDecided())
            ?? throw new InvalidOperationException($"No rule says to whom {code} goes.");
        var questions = await QuestionsAsync(dossier, shelf, day, matter, cancellationToken);
        if (after == before && questions.Count == 0)
        {
            return false;
        }

        var officer = after.Holder == before.Holder ? dossier.HolderOfficerId : await OfficerAsync(dossier, opened, after.Holder, day, cancellationToken);
        opened.PassOn(after, officer, citation);
        await opened.RecordAsync(
            new DossierPassedOn(
                plan, citation, after.Receiving, after.Competent, after.Division, after.Holder == before.Holder ? null : before.Holder, after.Holder == before.Holder ? null : after.Holder,
                after.Holder == before.Holder ? null : officer, questions),
            why: null, cancellationToken);
        return (await opened.SaveAsync(cancellationToken)).Ok ? true : null;
    }

    /// <summary>Questions that wait for a unit which is no more go to its successor.</summary>
    private async Task<IReadOnlyList<Guid>> QuestionsAsync(Dossier dossier, AgencyShelf shelf, DateOnly day, WorkOf matter, CancellationToken cancellationToken)
    {
        var moved = new List<Guid>();
        foreach (var work in await db.Set<OpenWork>().Where(row => row.DossierId == dossier.Id && row.Kind == WorkKind.Consultation).ToListAsync(cancellationToken))
        {
            if (shelf.Heir(work.HolderUnitId, day, matter) is not { } heir || heir.Id == work.HolderUnitId)
            {
                continue;
            }

            var asked = await db.Set<Consultation>().FirstAsync(row => row.DossierId == dossier.Id && row.Id == work.ConsultationId, cancellationToken);
            (work.HolderUnitId, work.HolderOfficerId, asked.AskedUnitId) = (heir.Id, null, heir.Id);
            moved.Add(asked.Id);
        }

        return moved;
    }

    /// <summary>Whoever had it goes on with it where their post at the successor lets them.</summary>
    private async Task<Guid?> OfficerAsync(Dossier dossier, OpenedDossier opened, Guid? unit, DateOnly day, CancellationToken cancellationToken) =>
        dossier.HolderOfficerId is { } officer && unit is { } there && opened.Step is { } step
            && await Holders.FindAsync(book, db, officer, there, Workflow.RoleOf(step.Performer), day, cancellationToken) is { } holder ? holder.Id : null;
}
