using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions.Recommendations;

/// <summary>The unit that has a recommendation writes what it will answer, or writes it anew.</summary>
public sealed class DraftAnswer(HaiCapDb db, RecommendationDesk desk, GrantBook agencies)
{
    public sealed record Request(RecommendationRef Which, AnswerFacts Facts);

    /// <summary>The answer's id. MIS-001, ACC-001, ACT-001, MIS-008, MIS-010, MIS-014 … MIS-017.</summary>
    public async Task<Outcome<Guid>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.AsOwnerAsync(by, request.Which, Permission.AnswerRecommendation, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Guid>();
        }

        using var act = opened.Value;
        var facts = AnswerRules.Normal(request.Facts);
        if (AnswerRules.Faults(facts, desk.Now.LocalDay()).ToList() is { Count: > 0 } faults)
        {
            return faults;
        }

        if (!act.Row.Move(RecommendationMove.Draft, desk.Now))
        {
            return MissionProblems.NotNow;
        }

        var answer = await WriteAsync(act, facts, cancellationToken);
        await desk.RecordAsync(act, new AnswerDrafted(answer.Id, answer.Kind), null, cancellationToken);
        var saved = await desk.SaveAsync(cancellationToken);
        return saved.Ok ? answer.Id : saved.As<Guid>();
    }

    private async Task<RecommendationAnswer> WriteAsync(OpenedRecommendation act, AnswerFacts facts, CancellationToken cancellationToken)
    {
        string unit;
        using (db.Tenant.Open(act.Row.OwnerProvince))
        {
            unit = (await agencies.AgenciesAsync(db, cancellationToken)).Find(act.Row.OwnerId)?.Name ?? "";
        }

        var answer = await desk.UnsentAsync(act.Row, cancellationToken) ?? db.Add(new RecommendationAnswer
        {
            ProvinceCode = act.Row.ProvinceCode,
            Id = Ids.New(desk.Now),
            RecommendationId = act.Row.Id,
            Kind = facts.Kind,
            Text = "",
            Cites = "[]",
            State = AnswerState.Draft,
            UnitName = unit,
            DraftedBy = act.By.Name,
            DraftedById = act.By.Id ?? Guid.Empty,
        }).Entity;
        (answer.Kind, answer.Text, answer.Cites) = (facts.Kind, facts.Text!, RecommendationAnswer.Write(facts.Cites!));
        (answer.PlannedFor, answer.OtherAuthority, answer.UnitName, answer.DraftedBy) = (facts.PlannedFor, facts.OtherAuthority, unit, act.By.Name);
        answer.DraftedById = act.By.Id ?? Guid.Empty;
        return answer;
    }
}
