using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>Keeps what was typed so far, right or wrong: a draft is never refused for its contents.</summary>
public sealed class SaveDraft(HaiCapDb db, TimeProvider time)
{
    /// <param name="Version">The version the page was drawn from; a save from an older page is refused, and nothing typed is lost.</param>
    /// <param name="Answers">The whole form as JSON; null leaves it.</param>
    public sealed record Request(
        Guid DraftId, int? Version = null, string? Answers = null, Party? Applicant = null, Guid? ReceivingAgencyId = null, string? Step = null);

    /// <summary>The new version and when it was saved.</summary>
    public sealed record Saved(int Version, DateTimeOffset At);

    public async Task<Outcome<Saved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var draft = await Drafts.OwnAsync(db, by, request.DraftId, tracked: true, cancellationToken);
        if (draft is null)
        {
            return DossierProblems.NotDrafted;
        }

        if (request.Version is { } seen && seen != draft.Version)
        {
            return DossierProblems.SavedElsewhere;
        }

        draft.Answers = request.Answers ?? draft.Answers;
        draft.Applicant = request.Applicant is null ? draft.Applicant : PartyJson.Write(request.Applicant);
        draft.ReceivingAgencyId = request.ReceivingAgencyId ?? draft.ReceivingAgencyId;
        draft.Step = request.Step ?? draft.Step;
        draft.SavedAt = time.Now();
        draft.Version++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return DossierProblems.SavedElsewhere;
        }

        return new Saved(draft.Version, draft.SavedAt);
    }
}
