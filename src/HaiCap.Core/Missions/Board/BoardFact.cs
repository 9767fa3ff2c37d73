using System.Linq.Expressions;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;

namespace HaiCap.Core.Missions.Board;

/// <summary>What the board counts of a recommendation: no word of what was asked.</summary>
public sealed record BoardFact(
    Guid Id, string ProvinceCode, string UnitCode, Addressee Addressee, string Field, string Kind, string AskerPath, string OwnerPath, Guid? DelegationId, Guid? TopicId,
    DateTimeOffset AskedAt, int AskedMonth, DateTimeOffset? DueAt, int? AnswerHours, bool OnTheSpot) : IAsked
{
    internal static readonly Expression<Func<Recommendation, BoardFact>> Of = row => new BoardFact(
        row.Id, row.ProvinceCode, row.UnitCode, row.Addressee, row.Field, row.Kind, row.AskerPath, row.OwnerPath, row.DelegationId, row.TopicId,
        row.AskedAt, row.AskedMonth, row.DueAt, row.AnswerHours, row.OnTheSpot);

    public bool IsOwed => DueAt is not null;

    public bool IsAnswered => DueAt is null && AnswerHours is not null;

    public BoardCount CountAt(DateTimeOffset now) => new(1, IsOwed ? 1 : 0, DueAt < now ? 1 : 0, IsAnswered ? 1 : 0);
}
