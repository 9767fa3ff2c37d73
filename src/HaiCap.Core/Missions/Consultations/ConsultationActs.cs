using HaiCap.Core.Acts;

namespace HaiCap.Core.Missions.Consultations;

/// <summary>The unit that has it asks another for its opinion; the clock goes on. What was asked and answered stays with those who answer.</summary>
[ActName("recommendation.consulted")]
public sealed record UnitConsultedOnRecommendation(Guid ConsultationId, Guid UnitId, string UnitName, DateTimeOffset DueAt) : ActData;

/// <summary>The unit that was asked gave its opinion.</summary>
[ActName("recommendation.opinion-given")]
public sealed record OpinionGiven(Guid ConsultationId, Guid UnitId, string UnitName) : ActData;
