using HaiCap.Core.Acts;

namespace HaiCap.Core.Missions.Recommendations;

/// <summary>Where a recommendation stood after an act: told from its acts alone, so that any moment of the past can be told again.</summary>
/// <param name="UnitId">Who had it.</param>
/// <param name="DueAt">Null when it was answered or closed.</param>
/// <param name="AnsweredAt">When the last answer before that moment was sent.</param>
/// <param name="OnTheSpot">Whether that answer was given by the head of a delegation where it was asked.</param>
public sealed record RecommendationStanding(
    RecommendationState State, Guid UnitId, DateTimeOffset? DueAt, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt = null, Guid? AnswerId = null, AnswerKind? Kind = null, int Reopenings = 0,
    bool OnTheSpot = false)
{
    /// <summary>Null for an act that is none of a recommendation's standing.</summary>
    public static RecommendationStanding? After(RecommendationStanding? before, Act act)
    {
        if (act.Name == ActNames.Of<RecommendationReceived>())
        {
            var received = act.DataAs<RecommendationReceived>();
            return new(RecommendationState.Received, received.UnitId, received.DueAt, act.At);
        }

        return before is null ? null : act.Name switch
        {
            "recommendation.routed" => before with { State = RecommendationState.Routed, UnitId = act.DataAs<RecommendationRouted>().UnitId },
            "recommendation.passed-on" => before with { State = RecommendationState.Routed, UnitId = act.DataAs<RecommendationPassedOn>().UnitId },
            "recommendation.succeeded" => before with { UnitId = act.DataAs<RecommendationSucceeded>().UnitId },
            "recommendation.answer-drafted" or "recommendation.answer-returned" => before with { State = RecommendationState.Drafting },
            "recommendation.answer-approved" => before with { State = RecommendationState.Approved },
            "recommendation.answered" when act.DataAs<RecommendationAnswered>() is var sent =>
                before with { State = RecommendationState.Answered, DueAt = null, AnsweredAt = act.At, AnswerId = sent.AnswerId, Kind = sent.Kind, OnTheSpot = sent.OnTheSpot },
            "recommendation.reopened" => before with { State = RecommendationState.Reopened, DueAt = act.DataAs<RecommendationReopened>().DueAt, Reopenings = before.Reopenings + 1 },
            "recommendation.confirmed" or "recommendation.withdrawn" => before with { State = RecommendationState.Closed, DueAt = null },
            _ => before,
        };
    }

    /// <summary>After the last of the acts, which are in their order; null without the first.</summary>
    public static RecommendationStanding? Of(IEnumerable<Act> acts) => acts.Aggregate(default(RecommendationStanding), After);
}
