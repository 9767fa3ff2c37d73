using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;

namespace HaiCap.Core.Missions;

/// <summary>Subjects of the room's acts.</summary>
public static class MissionSubjects
{
    public static string OfDifficulty(Guid id) => $"difficulty/{id:N}";

    public static string OfRecommendation(Guid id) => $"recommendation/{id:N}";

    /// <summary>By its code, in the nation's tenant.</summary>
    public static string OfKind(string code) => $"difficulty-kind/{code}";

    public static string OfTopic(Guid id) => $"topic/{id:N}";

    public static string OfPrecedent(Guid id) => $"precedent/{id:N}";
}

/// <summary>A place recorded what it cannot do well, or a delegation wrote it down at a stop.</summary>
[ActName("difficulty.recorded")]
public sealed record DifficultyRecorded(
    string Code, string Kind, string Field, string? ProcedureCode, Severity Severity, string UnitCode, Guid AgencyId, Guid? DelegationId = null, Guid? StopId = null) : ActData;

/// <summary>Something is asked of the ministry or the province; the clock starts.</summary>
[ActName("recommendation.received")]
public sealed record RecommendationReceived(string Code, Guid DifficultyId, Addressee Addressee, string Field, Guid UnitId, DateTimeOffset DueAt, Guid? DelegationId = null, Guid? StopId = null) : ActData;

/// <summary>It went to the unit competent for the field.</summary>
[ActName("recommendation.routed")]
public sealed record RecommendationRouted(Guid UnitId, string UnitName) : ActData;

/// <summary>It went on to another unit; the clock goes on.</summary>
[ActName("recommendation.passed-on")]
public sealed record RecommendationPassedOn(Guid FromUnit, Guid UnitId, string UnitName) : ActData;

/// <summary>A unit of it was succeeded: who is to answer, or who asked, is another now. State and time stay.</summary>
/// <param name="UnitId">Who has it now.</param>
/// <param name="UnitName">Null where that is who had it.</param>
/// <param name="AskerId">Who asked, or succeeded who asked.</param>
[ActName("recommendation.succeeded")]
public sealed record RecommendationSucceeded(Guid PlanId, string Citation, Guid UnitId, string? UnitName, Guid AskerId) : ActData;

/// <summary>An answer was drafted or its draft changed.</summary>
[ActName("recommendation.answer-drafted")]
public sealed record AnswerDrafted(Guid AnswerId, AnswerKind Kind) : ActData;

/// <summary>The draft was approved.</summary>
[ActName("recommendation.answer-approved")]
public sealed record AnswerApproved(Guid AnswerId) : ActData;

/// <summary>The draft went back to who wrote it.</summary>
[ActName("recommendation.answer-returned")]
public sealed record AnswerReturned(Guid AnswerId) : ActData;

/// <summary>The answer was sent to the asker, or given by the head of a delegation on the spot; the clock ends.</summary>
[ActName("recommendation.answered")]
public sealed record RecommendationAnswered(Guid AnswerId, AnswerKind Kind, DateOnly? PlannedFor, bool OnTheSpot = false) : ActData;

/// <summary>What was planned was done.</summary>
[ActName("recommendation.plan-kept")]
public sealed record PlanKept(Guid AnswerId, DateOnly KeptOn) : ActData;

/// <summary>The asker says the answer helps.</summary>
[ActName("recommendation.confirmed")]
public sealed record RecommendationConfirmed : ActData;

/// <summary>The asker says it does not; a new clock starts.</summary>
[ActName("recommendation.reopened")]
public sealed record RecommendationReopened(DateTimeOffset DueAt) : ActData;

/// <summary>The asker no longer asks.</summary>
[ActName("recommendation.withdrawn")]
public sealed record RecommendationWithdrawn : ActData;

/// <summary>It was put under a topic, or moved there from another.</summary>
[ActName("recommendation.grouped")]
public sealed record RecommendationGrouped(Guid TopicId, string TopicCode, Guid? FromTopic) : ActData;

/// <summary>It is of no topic any more.</summary>
[ActName("recommendation.ungrouped")]
public sealed record RecommendationUngrouped(Guid FromTopic) : ActData;

/// <summary>A question many places ask got a name.</summary>
[ActName("topic.opened")]
public sealed record TopicOpened(string Code, string Title) : ActData;

[ActName("topic.renamed")]
public sealed record TopicRenamed(string Title) : ActData;

/// <summary>These came under it.</summary>
[ActName("topic.grouped")]
public sealed record TopicGrouped(IReadOnlyList<string> Recommendations) : ActData;

/// <summary>These were parted from it; null: they are of no topic now.</summary>
[ActName("topic.split")]
public sealed record TopicSplit(IReadOnlyList<string> Recommendations, string? IntoTopic) : ActData;

/// <summary>An answer that was sent is good for others.</summary>
[ActName("precedent.published")]
public sealed record PrecedentPublished(string Code, string Recommendation, Guid AnswerId, string Question, string? ProcedureCode, bool IsPublic) : ActData;

/// <summary>It stands as the law is now.</summary>
[ActName("precedent.reviewed")]
public sealed record PrecedentReviewed : ActData;

/// <summary>It is not to be followed any more; another may stand in its place.</summary>
[ActName("precedent.superseded")]
public sealed record PrecedentSuperseded(string? By) : ActData;
