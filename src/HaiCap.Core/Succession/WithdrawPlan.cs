using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Succession;

/// <summary>A plan is taken back before it takes effect.</summary>
public sealed class WithdrawPlan(HaiCapDb db, SuccessionDesk desk, ActRecorder acts)
{
    /// <summary>ACC-001, SUC-001, SUC-002, SUC-005.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Guid id, string? why, CancellationToken cancellationToken = default)
    {
        if (await db.Set<SuccessionPlan>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } plan)
        {
            return SuccessionProblems.NoPlan;
        }

        var allowed = await desk.DecideAsync(by, Permission.ManageOrganization, plan.Read(), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        if (plan.State is not (PlanState.Drawn or PlanState.Reviewed))
        {
            return SuccessionProblems.NotNow;
        }

        if (string.IsNullOrWhiteSpace(why) || why.Length > 1000)
        {
            return string.IsNullOrWhiteSpace(why) ? SuccessionProblems.NoReason : SuccessionProblems.TooLong with { Field = "Note" };
        }

        (plan.State, plan.Note) = (PlanState.Withdrawn, VietnameseText.Nfc(why));
        await acts.RecordAsync(plan.Subject, allowed.Value, new SuccessionWithdrawn(), plan.Note, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
