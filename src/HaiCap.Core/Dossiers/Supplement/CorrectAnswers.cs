using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Supplement;

/// <summary>Keeps corrected answers, right or wrong, until the supplement is sent. The dossier itself keeps what was sent.</summary>
public sealed class CorrectAnswers(HaiCapDb db, SupplementDesk desk, TimeProvider time)
{
    /// <param name="Version">Of the draft the page was drawn from, 0 for none; a save from an older page is refused.</param>
    public sealed record Request(string Code, FormAnswers Answers, int? Version = null);

    public async Task<Outcome<SaveDraft.Saved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(by, request.Code, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<SaveDraft.Saved>();
        }

        var open = opened.Value;
        if (request.Version is { } seen && seen != (open.Draft?.Version ?? 0))
        {
            return DossierProblems.SavedElsewhere;
        }

        var now = time.Now();
        var draft = open.Draft ?? db.Add(new Draft
        {
            ProvinceCode = db.ProvinceCode,
            Id = open.Request.Id,
            CitizenId = by.Id,
            ProcedureVersionId = open.Dossier.ProcedureVersionId,
            ProcedureCode = open.Dossier.ProcedureCode,
            Step = Draft.SupplementStep,
            StartedAt = now,
        }).Entity;
        (draft.Answers, draft.SavedAt) = (request.Answers.ToJson(), now);
        draft.Version++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same row was made or saved in the same moment from another window.
            return DossierProblems.SavedElsewhere;
        }

        return new SaveDraft.Saved(draft.Version, draft.SavedAt);
    }
}
