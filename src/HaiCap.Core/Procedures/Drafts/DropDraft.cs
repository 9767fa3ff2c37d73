using HaiCap.Core.Acts;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>Ends a draft nobody goes on with; its text and its acts are kept.</summary>
public sealed class DropDraft(DraftBook book)
{
    public sealed record Request(Guid Id, int Revision, string? Why = null);

    /// <summary>ACC-001, PRO-010, PRO-011, PRO-016; PRO-018: the reason is too long.</summary>
    public async Task<Outcome<ProcedureDraft>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await book.MayWriteAsync(by, cancellationToken);
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
        if (!draft.IsOpen)
        {
            return DraftProblems.Ended;
        }

        if (request.Why?.Length > ProcedureDraft.LongestRemarks)
        {
            return DraftProblems.NoteTooLong(nameof(request.Why));
        }

        draft.State = DraftState.Dropped;
        return await book.StepAsync(draft, allowed.Value, new DraftDropped(draft.Code), DraftBook.Said(request.Why), cancellationToken);
    }
}
