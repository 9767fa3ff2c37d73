using HaiCap.Core.Acts;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Web.Api.Dossiers;
using CoreDifficultyLine = HaiCap.Core.Missions.Difficulties.DifficultyLine;
using CoreRecommendationLine = HaiCap.Core.Missions.Recommendations.RecommendationLine;

namespace HaiCap.Web.Api.Missions;

/// <summary>What use cases tell of difficulties, recommendations and answers, as the API says it.</summary>
public sealed class MissionTelling(AgencyNames names)
{
    /// <summary>A problem's field, named as the pages post it, as a JSON pointer.</summary>
    public static string PointerOf(string field) => field switch
    {
        "Why" => "/reason",
        "Answer" => "/text",
        _ => "/" + char.ToLowerInvariant(field[0]) + field[1..],
    };

    public async Task<DifficultyLine> LineOfAsync(CoreDifficultyLine line, CancellationToken cancellationToken)
    {
        var row = line.Row;
        return new(row.Code, row.Kind, row.Field, row.ProcedureCode, row.Severity, row.UnitCode, await AgencyAsync(row.ProvinceCode, row.AgencyId, cancellationToken), row.At, row.Text, line.Recommendation,
            row.DelegationId, row.StopId);
    }

    public async Task<DifficultyItem> ItemOfAsync(Difficulty row, string? person, string? recommendation, CancellationToken cancellationToken) => new(
        row.Code, row.Kind, row.Field, row.ProcedureCode, row.Severity, row.UnitCode, await AgencyAsync(row.ProvinceCode, row.AgencyId, cancellationToken), row.At, row.Text, row.Affected, row.Evidence,
        person, recommendation, row.DelegationId, row.StopId);

    public async Task<RecommendationLine> LineOfAsync(CoreRecommendationLine line, CancellationToken cancellationToken)
    {
        var row = line.Row;
        return new(
            row.Code, row.State, await OwnerAsync(row, row.OwnerId, cancellationToken), row.DueAt, line.IsLate, row.Addressee, row.Kind, row.Field, row.ProcedureCode, row.UnitCode,
            await AgencyAsync(row.ProvinceCode, row.AskerId, cancellationToken), row.AskedAt, row.AnsweredAt, row.Reopenings, row.Text, row.DelegationId, row.StopId);
    }

    public async Task<RecommendationItem> ItemOfAsync(RecommendationView view, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = view.Row;
        var acts = new List<RecommendationActItem>();
        RecommendationStanding? standing = null;
        foreach (var act in view.Story)
        {
            standing = RecommendationStanding.After(standing, act)!;
            acts.Add(new(act.Seq, act.Name, act.At, standing.State, await OwnerAsync(row, standing.UnitId, cancellationToken), standing.DueAt));
        }

        return new(
            row.Code, row.State, await OwnerAsync(row, row.OwnerId, cancellationToken), row.DueAt, row.DueAt < now, row.Addressee, row.Kind, row.Field, row.ProcedureCode, row.UnitCode,
            await AgencyAsync(row.ProvinceCode, row.AskerId, cancellationToken), row.AskedAt, row.AnsweredAt, row.Reopenings, row.Text,
            await ItemOfAsync(view.Difficulty, view.Person, row.Code, cancellationToken), [.. view.Answers.Select(answer => ItemOf(answer, row.Code))],
            view.Unsent is { } draft ? ItemOf(draft, row.Code) : null, acts, view.Seq, row.DelegationId, row.StopId);
    }

    public static AnswerItem ItemOf(RecommendationAnswer row, string recommendation) => new(
        row.Id, recommendation, row.Kind, row.State, row.Text, [.. row.ReadCites().Select(one => new CitationItem(one.Number, one.Article))], row.PlannedFor, row.KeptOn, row.OtherAuthority, row.UnitName,
        row.SentAt, row.OnTheSpot);

    /// <param name="story">Its acts up to the one that is told.</param>
    public async Task<RecommendationDone> DoneAsync(Recommendation row, IReadOnlyList<Act> story, CancellationToken cancellationToken)
    {
        var (standing, last) = (RecommendationStanding.Of(story)!, story[^1]);
        return new(
            row.Code, last.Name, standing.State, await OwnerAsync(row, standing.UnitId, cancellationToken), standing.DueAt, AnswerOf(last), last.Seq, MissionEndpoints.Recommendations + row.Code);
    }

    private static Guid? AnswerOf(Act act) => act.Name switch
    {
        "recommendation.answer-drafted" => act.DataAs<AnswerDrafted>().AnswerId,
        "recommendation.answer-approved" => act.DataAs<AnswerApproved>().AnswerId,
        "recommendation.answer-returned" => act.DataAs<AnswerReturned>().AnswerId,
        "recommendation.answered" => act.DataAs<RecommendationAnswered>().AnswerId,
        "recommendation.plan-kept" => act.DataAs<PlanKept>().AnswerId,
        _ => null,
    };

    /// <summary>A unit of the ministry or of the province that asked.</summary>
    private async Task<AgencyItem> OwnerAsync(Recommendation row, Guid unit, CancellationToken cancellationToken) =>
        await AgencyAsync(row.OwnerProvince, unit, cancellationToken) ?? await AgencyAsync(row.ProvinceCode, unit, cancellationToken) ?? await AgencyAsync(Core.Data.Tenant.Nation, unit, cancellationToken)
        ?? new AgencyItem("", "");

    private async Task<AgencyItem?> AgencyAsync(string province, Guid id, CancellationToken cancellationToken) => AgencyItem.OfAny(await names.FindAsync(province, id, cancellationToken));
}
