namespace HaiCap.Core.Missions.Recommendations;

/// <summary>Where a recommendation stands.</summary>
public enum RecommendationState
{
    /// <summary>At the secretariat, with no unit yet.</summary>
    Received,

    /// <summary>At the unit that is to answer.</summary>
    Routed,
    Drafting,

    /// <summary>The draft is approved, not sent.</summary>
    Approved,

    /// <summary>Sent; the asker has yet to say whether it helps.</summary>
    Answered,

    /// <summary>The answer did not help.</summary>
    Reopened,
    Closed,
}

public enum RecommendationMove
{
    /// <summary>To a unit, from the secretariat.</summary>
    Route,

    /// <summary>To another unit, with trace; the clock goes on.</summary>
    PassOn,
    Draft,
    Approve,

    /// <summary>The draft goes back to who wrote it.</summary>
    ReturnDraft,
    Send,

    /// <summary>The head of a delegation answers where it was heard: nothing is drafted or approved.</summary>
    AnswerOnTheSpot,

    /// <summary>The asker says it helps.</summary>
    Confirm,

    /// <summary>The asker says it does not; a new clock starts.</summary>
    Reopen,

    /// <summary>The asker no longer asks.</summary>
    Withdraw,
}

/// <summary>The ways of a recommendation, pure. Until it is answered or closed somebody has it and it is due.</summary>
public static class RecommendationRules
{
    private static readonly Dictionary<RecommendationMove, (RecommendationState[] From, RecommendationState To)> Ways = new()
    {
        [RecommendationMove.Route] = ([RecommendationState.Received], RecommendationState.Routed),
        [RecommendationMove.PassOn] = ([RecommendationState.Routed, RecommendationState.Drafting, RecommendationState.Reopened], RecommendationState.Routed),
        [RecommendationMove.Draft] = (
            [RecommendationState.Received, RecommendationState.Routed, RecommendationState.Drafting, RecommendationState.Reopened], RecommendationState.Drafting),
        [RecommendationMove.Approve] = ([RecommendationState.Drafting], RecommendationState.Approved),
        [RecommendationMove.ReturnDraft] = ([RecommendationState.Drafting, RecommendationState.Approved], RecommendationState.Drafting),
        [RecommendationMove.Send] = ([RecommendationState.Approved], RecommendationState.Answered),
        [RecommendationMove.AnswerOnTheSpot] = ([RecommendationState.Received, RecommendationState.Routed], RecommendationState.Answered),
        [RecommendationMove.Confirm] = ([RecommendationState.Answered], RecommendationState.Closed),
        [RecommendationMove.Reopen] = ([RecommendationState.Answered, RecommendationState.Closed], RecommendationState.Reopened),
        [RecommendationMove.Withdraw] = (
            [RecommendationState.Received, RecommendationState.Routed, RecommendationState.Drafting, RecommendationState.Approved, RecommendationState.Answered, RecommendationState.Reopened],
            RecommendationState.Closed),
    };

    /// <summary>Where a move leads; null where it is not allowed.</summary>
    public static RecommendationState? After(RecommendationState state, RecommendationMove move) => Ways[move].From.Contains(state) ? Ways[move].To : null;

    /// <summary>Whether somebody still owes an answer.</summary>
    public static bool IsOwed(this RecommendationState state) => state is not (RecommendationState.Answered or RecommendationState.Closed);

    /// <summary>States in which an answer is owed.</summary>
    public static IReadOnlyList<RecommendationState> Owed { get; } = [.. Enum.GetValues<RecommendationState>().Where(IsOwed)];
}
