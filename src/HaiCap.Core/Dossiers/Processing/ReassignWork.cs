using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>Hands all open work of one officer to another in one go: nothing stays stranded in a leaver's account. Due times do not move.</summary>
public sealed class ReassignWork(HaiCapDb db, Access access, GrantBook book, ActRecorder acts, DossierDesk desk, PublishedProcedures procedures, TimeProvider time)
{
    /// <param name="Only">Only this dossier, as it stood; all of the officer's when null.</param>
    public sealed record Request(Guid FromOfficer, Guid ToOfficer, string Reason, DossierRef? Only = null);

    /// <param name="Left">Dossiers the new officer holds no fitting position for; they stay.</param>
    public sealed record Reassigned(int Moved, IReadOnlyList<string> Left);

    public async Task<Outcome<Reassigned>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return DossierProblems.NoReason;
        }

        if (request.Only is { } which && await desk.FindAsync(which, cancellationToken) is { Ok: false } notThere)
        {
            return notThere.As<Reassigned>();
        }

        var only = request.Only?.Code;
        var work = await db.Set<OpenWork>().Where(row => row.HolderOfficerId == request.FromOfficer && row.Kind == WorkKind.Step)
            .Join(db.Set<Dossier>(), row => row.DossierId, dossier => dossier.Id, (row, dossier) => new { Work = row, Dossier = dossier })
            .Where(pair => only == null || pair.Dossier.Code == only)
            .OrderBy(pair => pair.Work.DueKey).ToListAsync(cancellationToken);
        var (moved, left) = (0, new List<string>());
        foreach (var pair in work)
        {
            var allowed = await access.DecideAsync(by, Permission.ReassignWork, await desk.TargetOfAsync(pair.Dossier, cancellationToken), cancellationToken);
            if (!allowed.Ok)
            {
                return allowed.As<Reassigned>();
            }

            var version = await procedures.GetAsync(pair.Dossier.ProcedureVersionId, cancellationToken);
            var step = Workflow.Find(version.Read().Steps, pair.Dossier.StepKey);
            var officer = step is null ? null : await Holders.FindAsync(
                book, db, request.ToOfficer, pair.Work.HolderUnitId, Workflow.RoleOf(step.Performer), time.GetUtcNow().LocalDay(), cancellationToken);
            if (officer is null)
            {
                left.Add(pair.Dossier.Code);
                continue;
            }

            (pair.Work.HolderOfficerId, pair.Dossier.HolderOfficerId) = (officer.Id, officer.Id);
            await acts.RecordAsync(
                pair.Dossier.Subject,
                allowed.Value,
                new WorkReassigned(request.FromOfficer, officer.Id, officer.Name) { After = Standing.Of(pair.Dossier) },
                VietnameseText.Nfc(request.Reason),
                cancellationToken: cancellationToken);
            moved++;
        }

        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? new Reassigned(moved, left) : saved.As<Reassigned>();
    }
}
