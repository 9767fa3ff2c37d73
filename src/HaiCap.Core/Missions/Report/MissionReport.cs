using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Recommendations;

namespace HaiCap.Core.Missions.Report;

/// <summary>What was asked from one local day to another, told as it stood at a moment: later acts change nothing of it.</summary>
/// <param name="AsOf">A moment of the past gives what was known then.</param>
public sealed record ReportPeriod(DateOnly From, DateOnly To, DateTimeOffset AsOf)
{
    public DateTimeOffset Begins => From.AtLocal(TimeOnly.MinValue);

    /// <summary>Not itself.</summary>
    public DateTimeOffset Ends => To.AddDays(1).AtLocal(TimeOnly.MinValue);
}

/// <summary>One recommendation of the annex.</summary>
/// <param name="Place">Code of the province; for a province of the commune.</param>
/// <param name="Owner">Who had it then, or had answered it.</param>
/// <param name="Answer">The last that had been sent by then.</param>
/// <param name="Unit">Code of the commune or province that asked.</param>
/// <param name="Delegation">The delegation that heard it; null: the place asked by itself.</param>
/// <param name="Topic">The question it was grouped under by then.</param>
public sealed record ReportLine(
    string Code, string Place, string Asker, string Kind, string Field, string Text, DateTimeOffset AskedAt, RecommendationStanding Standing, string Owner, RecommendationAnswer? Answer,
    string Province, string Unit, Guid? Delegation = null, Guid? Topic = null)
{
    /// <summary>Name of the kind: also of one that is hidden by now.</summary>
    public string KindName { get; init; } = Kind;

    public bool IsAnswered => Standing is { DueAt: null, AnsweredAt: not null };

    /// <summary>Answered by the head of a delegation where it was asked.</summary>
    public bool OnTheSpot => IsAnswered && Standing.OnTheSpot;

    /// <summary>Answered on the local day it was asked.</summary>
    public bool SameDay => IsAnswered && Standing.AnsweredAt!.Value.LocalDay() == AskedAt.LocalDay();

    public BoardCount Count(DateTimeOffset asOf) => new(1, Standing.DueAt is null ? 0 : 1, Standing.DueAt < asOf ? 1 : 0, IsAnswered ? 1 : 0);
}

/// <summary>A text somebody proposes to amend.</summary>
public sealed record ReportAmendment(string Number, string Article, int Asked, string Example);

/// <param name="Places">Names and counts, the most asked first.</param>
/// <param name="Answers">Of the answered, by kind of answer.</param>
/// <param name="OnTheSpot">Answered by heads of delegations where it was asked.</param>
/// <param name="SameDay">Answered on the day of asking, those on the spot among them.</param>
/// <param name="Open">The oldest that were owed, at most <see cref="MostOpen"/>.</param>
/// <param name="Amendments">The most named first.</param>
/// <param name="Delegations">What delegations heard, in their order.</param>
/// <param name="Topics">The most asked first.</param>
/// <param name="Visits">Provinces with how far their visit had come, in the order of their codes; none where the viewer is not the ministry.</param>
public sealed record MissionReport(
    ReportPeriod Period, BoardCount Total, IReadOnlyList<(string Name, BoardCount Count)> Places, IReadOnlyList<(string Name, BoardCount Count)> Kinds,
    IReadOnlyList<(string Name, BoardCount Count)> Owners, IReadOnlyDictionary<AnswerKind, int> Answers, int OnTheSpot, int? MedianHours, int? NinetiethHours, IReadOnlyList<ReportLine> Open,
    IReadOnlyList<ReportAmendment> Amendments, int SameDay, IReadOnlyList<DelegationCount> Delegations, IReadOnlyList<TopicAsked> Topics, IReadOnlyList<(string Name, ProvinceVisit Visit)> Visits)
{
    public const int MostOpen = 100;
}
