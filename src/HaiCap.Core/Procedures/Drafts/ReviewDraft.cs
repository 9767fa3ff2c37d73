using HaiCap.Core.Acts;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>The legal unit gives a draft back with remarks, or agrees to it. It may think again until the draft is published.</summary>
public sealed class ReviewDraft(DraftBook book, CheckDraft check)
{
    /// <param name="Remarks">What is to be mended; required when it is given back.</param>
    public sealed record Request(Guid Id, int Revision, bool Approve, string? Remarks = null);

    /// <summary>ACC-001, PRO-001, PRO-010, PRO-011, PRO-016; PRO-017: who wrote it agrees to it; PRO-018.</summary>
    public async Task<Outcome<ProcedureDraft>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await book.MayPublishAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<ProcedureDraft>();
        }

        var taken = await book.TakeAsync(request.Id, request.Revision, cancellationToken);
        if (!taken.Ok)
        {
            return taken;
        }

        var draft = taken.Value;
        if (draft.State is not (DraftState.InReview or DraftState.Approved))
        {
            return DraftProblems.NotInReview;
        }

        var remarks = VietnameseText.Nfc(request.Remarks ?? "");
        if (remarks.Length > ProcedureDraft.LongestRemarks || (!request.Approve && remarks.Length == 0))
        {
            return DraftProblems.NoRemarks;
        }

        if (request.Approve && await book.WroteAsync(draft.Id, allowed.Value, cancellationToken))
        {
            return DraftProblems.SameEyes;
        }

        if (request.Approve && await check.RefusalsAsync(draft.Recipe(), day: null, cancellationToken) is { Count: > 0 } faults)
        {
            return faults;
        }

        var why = remarks.Length == 0 ? null : remarks;
        (draft.Remarks, draft.ReviewedByOfficerId, draft.ReviewedAt) = (why, allowed.Value.Kind == ActorKind.Officer ? allowed.Value.Id : null, book.Now);
        draft.State = request.Approve ? DraftState.Approved : DraftState.Returned;
        draft.ReviewedAgainstId = request.Approve ? (await book.NewestAsync(draft.Code, cancellationToken))?.Id : null;
        ActData act = request.Approve ? new DraftApproved(draft.Code, draft.Digest(), draft.ReviewedAgainstId) : new DraftReturned(draft.Code);
        return await book.StepAsync(draft, allowed.Value, act, why, cancellationToken);
    }
}
