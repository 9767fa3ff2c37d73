using HaiCap.Core.Acts;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>Gives a draft without faults to the legal unit.</summary>
public sealed class SubmitDraft(DraftBook book, CheckDraft check)
{
    public sealed record Request(Guid Id, int Revision, string? Note = null);

    /// <summary>ACC-001, PRO-001: something keeps it from being published; PRO-010, PRO-011, PRO-016; PRO-018: the note is too long.</summary>
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
        if (!draft.IsWritable)
        {
            return DraftProblems.NotWritable;
        }

        if (request.Note?.Length > ProcedureDraft.LongestRemarks)
        {
            return DraftProblems.NoteTooLong(nameof(request.Note));
        }

        if (await check.RefusalsAsync(draft.Recipe(), day: null, cancellationToken) is { Count: > 0 } faults)
        {
            return faults;
        }

        draft.State = DraftState.InReview;
        return await book.StepAsync(draft, allowed.Value, new DraftSubmitted(draft.Code, draft.Digest()), DraftBook.Said(request.Note), cancellationToken);
    }
}
