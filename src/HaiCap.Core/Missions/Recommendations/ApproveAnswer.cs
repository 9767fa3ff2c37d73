using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions.Recommendations;

/// <summary>The head approves a draft, or gives it back with what is to be changed.</summary>
public sealed class ApproveAnswer(RecommendationDesk desk)
{
    /// <param name="Back">Give it back; why has to be said.</param>
    public sealed record Request(RecommendationRef Which, bool Back = false, string? Why = null);

    /// <summary>MIS-001, ACC-001, ACT-001, MIS-010, MIS-013, MIS-018.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.AsOwnerAsync(by, request.Which, Permission.ApproveAnswer, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Done>();
        }

        using var act = opened.Value;
        if (request.Back && string.IsNullOrWhiteSpace(request.Why))
        {
            return MissionProblems.NoReason;
        }

        if (await desk.UnsentAsync(act.Row, cancellationToken) is not { } answer || RecommendationRules.After(act.Row.State, Move(request)) is null)
        {
            return MissionProblems.NotNow;
        }

        if (!request.Back && answer.DraftedById == act.By.Id)
        {
            return MissionProblems.OwnDraft;
        }

        act.Row.Move(Move(request), desk.Now);
        (answer.State, answer.ApprovedBy) = request.Back ? (AnswerState.Draft, null) : (AnswerState.Approved, act.By.Name);
        await desk.RecordAsync(act, request.Back ? new AnswerReturned(answer.Id) : new AnswerApproved(answer.Id), request.Why, cancellationToken);
        return await desk.SaveAsync(cancellationToken);
    }

    private static RecommendationMove Move(Request request) => request.Back ? RecommendationMove.ReturnDraft : RecommendationMove.Approve;
}

/// <summary>The approved answer goes to who asked; the clock ends.</summary>
public sealed class SendAnswer(HaiCapDb db, RecommendationDesk desk, MissionBells bells)
{
    public sealed record Request(RecommendationRef Which);

    /// <summary>MIS-001, ACC-001, ACT-001, MIS-010.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.AsOwnerAsync(by, request.Which, Permission.ApproveAnswer, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Done>();
        }

        using var act = opened.Value;
        if (await desk.UnsentAsync(act.Row, cancellationToken) is not { } answer || !act.Row.Move(RecommendationMove.Send, desk.Now))
        {
            return MissionProblems.NotNow;
        }

        (answer.State, answer.SentAt) = (AnswerState.Sent, desk.Now);
        await desk.RecordAsync(act, new RecommendationAnswered(answer.Id, answer.Kind, answer.PlannedFor), null, cancellationToken);
        await bells.PlanAsync(act.Row, answer, desk.Now, cancellationToken);
        return await desk.SaveAsync(cancellationToken);
    }

    /// <summary>What was planned was done: the answering unit says on which day. MIS-001, ACC-001, ACT-001, MIS-010.</summary>
    public async Task<Outcome<Done>> KeepPlanAsync(Actor by, RecommendationRef which, Guid answerId, CancellationToken cancellationToken = default)
    {
        var opened = await desk.AsOwnerAsync(by, which, Permission.AnswerRecommendation, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Done>();
        }

        using var act = opened.Value;
        if (await db.Set<RecommendationAnswer>().FindAsync([act.Row.ProvinceCode, answerId], cancellationToken) is not { Kind: AnswerKind.Planned, State: AnswerState.Sent, KeptOn: null } answer
            || answer.RecommendationId != act.Row.Id)
        {
            return MissionProblems.NotNow;
        }

        answer.KeptOn = desk.Now.LocalDay();
        await bells.EndAsync(act.Row.ProvinceCode, answer.Id, cancellationToken);
        await desk.RecordAsync(act, new PlanKept(answer.Id, answer.KeptOn.Value), null, cancellationToken);
        return await desk.SaveAsync(cancellationToken);
    }
}
