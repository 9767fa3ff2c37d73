using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>The head agrees with the proposal and sends it up for signing.</summary>
public sealed class ApproveProposal(DossierDesk desk, HaiCapDb db)
{
    public sealed record Request(DossierRef Which, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await desk.OpenAsync(request.Which, by, StepAct.Approve, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var dossier = opened.Dossier;
        if (await ProposeResult.ResultOfAsync(db, dossier.Id, cancellationToken) is not { } document)
        {
            return DossierProblems.NoDraftResult;
        }

        if (Workflow.Next(opened.Procedure.Steps, dossier.StepKey) is not { } next)
        {
            return DossierProblems.NotNow(dossier.State);
        }

        opened.MoveTo(next, note: request.Note);
        await opened.RecordAsync(new ProposalApproved(document.Id, ResultFacts.Of(document).Draft.Digest()), request.Note, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }
}
