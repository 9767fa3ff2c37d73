using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Web.Api.Dossiers;

namespace HaiCap.Web.Api.Missions;

/// <summary>A kind of difficulties.</summary>
/// <param name="AnswerDays">Working days from the asking to the answer.</param>
/// <param name="Offered">A new difficulty may be of it; otherwise only those that bear it already.</param>
public sealed record KindItem(string Code, string Name, string NameEn, int AnswerDays, bool Offered);

/// <summary>A difficulty of a list; no person is named.</summary>
/// <param name="Kind">Code of its kind: ha-tang, csdl-dung-chung, con-nguoi, to-chuc, kinh-phi, phap-luat.</param>
/// <param name="Unit">Code of the commune or province it was met in.</param>
/// <param name="Recommendation">Code of what was asked because of it; null when nothing was, and where it may not be seen.</param>
/// <param name="Delegation">The delegation that heard it; null where the place said it by itself.</param>
/// <param name="Stop">The stop it was heard at.</param>
public sealed record DifficultyLine(
    string Code, string Kind, string Field, string? Procedure, Severity Severity, string Unit, AgencyItem? Agency, DateTimeOffset At, string Text, string? Recommendation,
    Guid? Delegation = null, Guid? Stop = null);

/// <summary>A difficulty.</summary>
/// <param name="Affected">Whom or what it touches.</param>
/// <param name="Person">Who complained: in full for the agency that recorded it, otherwise cut to initials.</param>
/// <param name="Delegation">The delegation that heard it; null where the place said it by itself.</param>
/// <param name="Stop">The stop it was heard at.</param>
public sealed record DifficultyItem(
    string Code, string Kind, string Field, string? Procedure, Severity Severity, string Unit, AgencyItem? Agency, DateTimeOffset At, string Text, string? Affected, string? Evidence, string? Person,
    string? Recommendation, Guid? Delegation = null, Guid? Stop = null);

/// <summary>A recommendation of a list.</summary>
/// <param name="Owner">Who has it, or who answered it: never nobody.</param>
/// <param name="DueAt">When it has to be answered by; null when it is answered or closed, and only then.</param>
/// <param name="Delegation">The delegation that heard it; null where the place said it by itself.</param>
/// <param name="Stop">The stop it was heard at.</param>
public sealed record RecommendationLine(
    string Code, RecommendationState State, AgencyItem Owner, DateTimeOffset? DueAt, bool Late, Addressee Addressee, string Kind, string Field, string? Procedure, string Unit, AgencyItem? Asker,
    DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt, int Reopenings, string Text, Guid? Delegation = null, Guid? Stop = null);

/// <summary>A recommendation with its answers.</summary>
/// <param name="Owner">Who has it, or who answered it: never nobody.</param>
/// <param name="DueAt">When it has to be answered by; null when it is answered or closed, and only then.</param>
/// <param name="Difficulty">What is behind it.</param>
/// <param name="Answers">Those that were sent, the first first.</param>
/// <param name="Draft">The answer being written; only for those who write it.</param>
/// <param name="Acts">Its acts, the first first.</param>
/// <param name="Seq">Number of its last act; its ETag.</param>
/// <param name="Delegation">The delegation that heard it; null where the place said it by itself.</param>
/// <param name="Stop">The stop it was heard at.</param>
public sealed record RecommendationItem(
    string Code, RecommendationState State, AgencyItem Owner, DateTimeOffset? DueAt, bool Late, Addressee Addressee, string Kind, string Field, string? Procedure, string Unit, AgencyItem? Asker,
    DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt, int Reopenings, string Text, DifficultyItem Difficulty, IReadOnlyList<AnswerItem> Answers, AnswerItem? Draft,
    IReadOnlyList<RecommendationActItem> Acts, int Seq, Guid? Delegation = null, Guid? Stop = null);

/// <summary>An answer.</summary>
/// <param name="Recommendation">Code of what it answers.</param>
/// <param name="Cites">What it rests on or wants amended.</param>
/// <param name="PlannedFor">Of kind planned: the day it will be done by.</param>
/// <param name="KeptOn">When what was planned was done.</param>
/// <param name="OtherAuthority">Of kind otherAuthority: which.</param>
/// <param name="Unit">Name of the unit that answers.</param>
/// <param name="OnTheSpot">Given by the head of a delegation where it was asked.</param>
public sealed record AnswerItem(
    Guid Id, string Recommendation, AnswerKind Kind, AnswerState State, string Text, IReadOnlyList<CitationItem> Cites, DateOnly? PlannedFor, DateOnly? KeptOn, string? OtherAuthority, string Unit,
    DateTimeOffset? SentAt, bool OnTheSpot = false);

/// <param name="Number">Number and notation: 133/2025/NĐ-CP.</param>
/// <param name="Article">As it is quoted: Điều 7.</param>
public sealed record CitationItem(string Number, string? Article = null);

/// <summary>One act of a recommendation, without people and reasons.</summary>
/// <param name="Name">Stable: recommendation.routed.</param>
/// <param name="State">Where it stood then.</param>
/// <param name="Owner">Who had it then.</param>
/// <param name="DueAt">What was due then; null when it was answered or closed.</param>
public sealed record RecommendationActItem(int Seq, string Name, DateTimeOffset At, RecommendationState State, AgencyItem Owner, DateTimeOffset? DueAt);

/// <summary>A difficulty was recorded.</summary>
/// <param name="Recommendation">What was asked because of it; null when nothing was.</param>
/// <param name="Self">Where it is read.</param>
public sealed record DifficultyMade(string Code, string? Recommendation, string Self);

/// <summary>What an act led to. The same request sent again gets the same answer.</summary>
/// <param name="Act">Stable name of the last act that was recorded.</param>
/// <param name="DueAt">Null when it is answered or closed, and only then.</param>
/// <param name="Answer">Id of the answer the act was about.</param>
/// <param name="Seq">Number of that act; the recommendation's ETag then.</param>
public sealed record RecommendationDone(string Code, string Act, RecommendationState State, AgencyItem Owner, DateTimeOffset? DueAt, Guid? Answer, int Seq, string Self);
