using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>Sends a draft with its files. A second press of the button, or another try after a lost line, gives the same dossier.</summary>
public sealed class SubmitDraft(HaiCapDb db, SubmitDossier submit, Access access)
{
    /// <param name="CommuneCode">The commune that decides, where the answers do not say.</param>
    public sealed record Request(Guid DraftId, string? SubmitterName = null, string? CommuneCode = null);

    public async Task<Outcome<SubmitDossier.Submitted>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (by.Kind == ActorKind.Officer)
        {
            var allowed = await access.DecideAsync(by, Permission.FileForSomebody, cancellationToken: cancellationToken);
            if (!allowed.Ok)
            {
                return allowed.As<SubmitDossier.Submitted>();
            }

            by = allowed.Value;
        }

        // Tracked, since the page that sends it has saved it in the same unit of work.
        var draft = await Drafts.OwnAsync(db, by, request.DraftId, tracked: true, cancellationToken);
        if (draft is null)
        {
            return await submit.EarlierAsync(request.DraftId, by, cancellationToken) is { } sent ? sent : DossierProblems.NotDrafted;
        }

        var files = await db.Set<DraftFile>().Where(file => file.DraftId == draft.Id).OrderBy(file => file.Id).ToListAsync(cancellationToken);

        // The draft goes in the transaction that makes the dossier: while it is there, there is no dossier of it.
        return await submit.SubmitAsync(
            by,
            new SubmitDossier.Request(
                draft.Id, draft.ProcedureVersionId, draft.ReceivingAgencyId, PartyJson.Read(draft.Applicant) ?? new Party(PartyKind.Citizen, "", ""),
                request.SubmitterName ?? by.Name, FormAnswers.FromJson(draft.Answers),
                [.. files.Select(file => new SubmitDossier.Paper(file.Component, PaperForm.Electronic, file.FileHash, file.FileName, file.FileSize))],
                Assisted: by.Kind == ActorKind.Officer,
                CommuneCode: request.CommuneCode),
            [draft, .. files],
            cancellationToken);
    }
}
