using HaiCap.Core.Acts;
using HaiCap.Core.Procedures.Catalogue;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>By a decision a draft the legal unit has agreed to becomes the next version of its procedure, from a day on.</summary>
public sealed class PublishDraft(DraftBook book, PublishProcedureHandler publish, CheckDraft check, ProcedureCatalogue catalogue)
{
    public sealed record Request(Guid Id, int Revision, string? DecisionNumber, DateOnly? DecidedOn, DateOnly? ValidFrom);

    /// <summary>
    /// ACC-001, PRO-001, PRO-002, PRO-005 … PRO-007: what the decision lacks or the days do not allow; PRO-010, PRO-011, PRO-016; PRO-017: who wrote it publishes it;
    /// PRO-019: it was not reviewed beside the newest version.
    /// </summary>
    public async Task<Outcome<ProcedureVersion>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await book.MayPublishAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<ProcedureVersion>();
        }

        var taken = await book.TakeAsync(request.Id, request.Revision, cancellationToken);
        if (!taken.Ok)
        {
            return taken.As<ProcedureVersion>();
        }

        var draft = taken.Value;
        if (draft.State != DraftState.Approved)
        {
            return DraftProblems.NotApproved;
        }

        if (await book.WroteAsync(draft.Id, allowed.Value, cancellationToken))
        {
            return DraftProblems.SameEyes;
        }

        if ((await book.NewestAsync(draft.Code, cancellationToken))?.Id != draft.ReviewedAgainstId)
        {
            return DraftProblems.ReadAgain;
        }

        var decision = PublicationDecision.Read(request.DecisionNumber, request.DecidedOn, request.ValidFrom, book.Now.LocalDay());
        if (!decision.Ok)
        {
            return decision.As<ProcedureVersion>();
        }

        // Posts and grants may have ended since it was agreed to: whoever is to do it is asked for of the day it begins.
        var from = request.ValidFrom!.Value;
        if (await check.RefusalsAsync(draft.Recipe(), from, cancellationToken) is { Count: > 0 } faults)
        {
            return faults;
        }

        var added = await publish.AddAsync(draft.Recipe(), from, allowed.Value, decision.Value, decision.Value.Text(), cancellationToken);
        if (!added.Ok)
        {
            return added;
        }

        var version = added.Value;
        (draft.State, draft.DecisionNumber, draft.DecidedOn, draft.ValidFrom, draft.VersionId) =
            (DraftState.Published, decision.Value.Number, decision.Value.DecidedOn, from, version.Id);
        var saved = await book.StepAsync(draft, allowed.Value, new DraftPublished(draft.Code, version.Id, version.Number), decision.Value.Text(), cancellationToken);
        if (!saved.Ok)
        {
            return saved.As<ProcedureVersion>();
        }

        catalogue.Forget(version.ProvinceCode);
        return version;
    }
}
