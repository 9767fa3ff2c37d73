using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Missions.Bells;

public static class MissionBellActs
{
    /// <summary>Acts that change nothing of a recommendation: whoever looked at it meanwhile may still act.</summary>
    public static readonly IReadOnlyList<string> Names = [ActNames.Of<RecommendationWarned>(), ActNames.Of<RecommendationEscalated>()];
}

/// <summary>A clock of a recommendation comes near its due time or has reached it.</summary>
/// <param name="Province">Tenant of the unit and of those told.</param>
/// <param name="About">The recommendation, the answer that promised, or the consultation.</param>
[ActName("recommendation.warned")]
public sealed record RecommendationWarned(BellClock Clock, string Rung, DateTimeOffset DueAt, string Province, Guid Unit, Guid About, IReadOnlyList<ToldOfficer> Told) : ActData;

/// <summary>A clock of a recommendation is past its due time.</summary>
/// <param name="LateMinutes">Working minutes by the unit's calendar.</param>
[ActName("recommendation.escalated")]
public sealed record RecommendationEscalated(
    BellClock Clock, string Rung, DateTimeOffset DueAt, string Province, Guid Unit, Guid About, int LateMinutes, IReadOnlyList<ToldOfficer> Told) : ActData;
