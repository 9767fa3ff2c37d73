using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Succession;

/// <summary>A second person agrees to a plan, or gives it back. Whoever drew it up last never reviews it.</summary>
public sealed class ReviewPlan(HaiCapDb db, SuccessionDesk desk, ForetellPlan foretell, ActRecorder acts, TimeProvider time)
{
    /// <param name="Note">The reason, needed to give it back.</param>
    public sealed record Request(Guid Id, bool Agrees, string? Note);

    /// <summary>ACC-001, SUC-001 … SUC-005.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (await db.Set<SuccessionPlan>().FirstOrDefaultAsync(row => row.Id == request.Id, cancellationToken) is not { } plan)
        {
            return SuccessionProblems.NoPlan;
        }

        var allowed = await desk.DecideAsync(by, Permission.ReviewSuccession, plan.Read(), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        if (plan.State != PlanState.Drawn)
        {
            return SuccessionProblems.NotNow;
        }

        if (plan.DrawnById == by.Id && by.Id is not null)
        {
            return SuccessionProblems.OwnPlan;
        }

        if (request.Note?.Length > 1000 || (!request.Agrees && string.IsNullOrWhiteSpace(request.Note)))
        {
            return request.Note?.Length > 1000 ? SuccessionProblems.TooLong with { Field = "Note" } : SuccessionProblems.NoReason;
        }

        if (request.Agrees && (await foretell.HandleAsync(plan, cancellationToken)).Blocks.Count > 0)
        {
            return SuccessionProblems.Blocked;
        }

        var note = string.IsNullOrWhiteSpace(request.Note) ? null : VietnameseText.Nfc(request.Note);
        (plan.State, plan.Note, plan.TryAt) = (request.Agrees ? PlanState.Reviewed : PlanState.Drawn, note, DateTimeOffset.UnixEpoch);
        (plan.ReviewedBy, plan.ReviewedAt) = (by.Name, time.Now());
        await acts.RecordAsync(plan.Subject, allowed.Value, new SuccessionReviewed(request.Agrees), note, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
