using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>Gives a dossier back to an earlier step, to the officer who had it there. The legal clock runs on.</summary>
public sealed class ReturnDossier(DossierDesk desk, HaiCapDb db)
{
    /// <param name="StepKey">An earlier step; the one just before when null.</param>
    public sealed record Request(DossierRef Which, string Reason, string? StepKey = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return DossierProblems.NoReason;
        }

        var found = await desk.OpenAsync(request.Which, by, StepAct.Return, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var dossier = opened.Dossier;
        var earlier = Workflow.Before(opened.Procedure.Steps, dossier.StepKey).ToList();
        var to = request.StepKey is null ? earlier.LastOrDefault() : earlier.Find(step => step.Key == request.StepKey);
        if (to is null)
        {
            return DossierProblems.NoSuchStep;
        }

        var (from, reason) = (dossier.StepKey!, VietnameseText.Nfc(request.Reason));
        var whoHadIt = db.Gathers ? db.Held<DossierHop>().LastOrDefault(hop => hop.StepKey == to.Key)?.OfficerId : await db.Set<DossierHop>().Where(hop => hop.DossierId == dossier.Id && hop.StepKey == to.Key)
            .OrderByDescending(hop => hop.Number).Select(hop => hop.OfficerId).FirstOrDefaultAsync(cancellationToken);
        dossier.State = DossierState.InProcess;
        opened.MoveTo(to, whoHadIt, reason);
        await opened.RecordAsync(new DossierReturnedToStep(from, to.Key), reason, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }
}
