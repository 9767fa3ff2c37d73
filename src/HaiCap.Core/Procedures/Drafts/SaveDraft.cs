using HaiCap.Core.Acts;
using HaiCap.Core.Procedures.Recipes;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>Keeps what was written so far; a fault of the definition stops neither saving nor going on, only the step to the legal unit.</summary>
public sealed class SaveDraft(DraftBook book)
{
    /// <param name="Revision">The one the page was drawn from.</param>
    /// <param name="Recipe">The whole of it; its first day is not kept, that is decided at publication.</param>
    /// <param name="Taken">Samples of papers the site itself took for this draft; the recipe may name them besides those the procedure has.</param>
    public sealed record Request(Guid Id, int Revision, ProcedureRecipe Recipe, IReadOnlyCollection<PaperSample>? Taken = null);

    /// <summary>The draft with its new revision, or the same when nothing was changed. ACC-001, PRO-010, PRO-011: somebody saved meanwhile; PRO-013, PRO-015, PRO-016, PRO-024.</summary>
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

        if (DraftRules.Faults(draft.Code, request.Recipe).ToList() is { Count: > 0 } problems)
        {
            return problems;
        }

        if (await SampleOrigin.StrayAsync(book.Db, request.Recipe, draft.Read(), request.Taken, cancellationToken) is { } stray)
        {
            return stray;
        }

        if (!draft.Take(request.Recipe))
        {
            return draft;
        }

        (draft.UpdatedAt, draft.UpdatedByOfficerId) = (book.Now, allowed.Value.Kind == ActorKind.Officer ? allowed.Value.Id : null);
        return await book.StepAsync(draft, allowed.Value, new DraftSaved(draft.Code, draft.Revision + 1, draft.Digest()), null, cancellationToken);
    }
}
