using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Recommendations;

/// <summary>What the caller may do with it now.</summary>
public sealed record RecommendationMay(bool Route, bool PassOn, bool Draft, bool Approve, bool Return, bool Send, bool Confirm, bool Reopen, bool Withdraw, bool KeepPlan, bool Publish, bool Consult);

/// <param name="Person">Masked for who is not of the agency that recorded it.</param>
/// <param name="Answers">Sent ones; the one being written only for those who answer.</param>
/// <param name="Story">Its acts, the first first.</param>
/// <param name="Published">Codes of the precedents its answers became.</param>
/// <param name="Asked">Opinions asked of other units, for those who answer.</param>
public sealed record RecommendationView(
    Recommendation Row, Difficulty Difficulty, string? Person, string Asker, string Owner, IReadOnlyList<RecommendationAnswer> Answers, RecommendationAnswer? Unsent, bool OwnDraft,
    IReadOnlyList<Act> Story, RecommendationMay May, IReadOnlyDictionary<Guid, string> Published, IReadOnlyList<RecommendationConsultation> Asked)
{
    public int Seq => Story.Count;
}

/// <summary>One recommendation with the difficulty behind it, its answers and its story.</summary>
public sealed class ShowRecommendation(HaiCapDb db, MissionAccess missions, Access access, AgencyNames names)
{
    /// <summary>MIS-001, ACC-001.</summary>
    public async Task<Outcome<RecommendationView>> HandleAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var viewer = await missions.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<RecommendationView>();
        }

        // Addresses may have come in small letters.
        code = code.ToUpperInvariant();
        if (await missions.Seen(viewer.Value).FirstOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } row)
        {
            return MissionProblems.NoDifficulty;
        }

        var answers = viewer.Value.Answers(row.OwnerPath);
        var may = await MayAsync(by, row, cancellationToken);
        using var province = db.Tenant.Open(row.ProvinceCode);
        var difficulty = await db.Set<Difficulty>().AsNoTracking().FirstAsync(one => one.Id == row.DifficultyId, cancellationToken);
        var all = await db.Set<RecommendationAnswer>().AsNoTracking().Where(answer => answer.RecommendationId == row.Id).OrderBy(answer => answer.Id).ToListAsync(cancellationToken);
        var subject = MissionSubjects.OfRecommendation(row.Id);
        var story = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderBy(act => act.Seq).ToListAsync(cancellationToken);
        var sent = all.FindAll(answer => answer.State == AnswerState.Sent).ConvertAll(answer => answer.Id);
        Dictionary<Guid, string> published = sent.Count == 0 ? [] : await db.AcrossProvinces<Precedent>("what the ministry answered stands in the nation").AsNoTracking()
            .Where(one => (one.ProvinceCode == Tenant.Nation || one.ProvinceCode == row.ProvinceCode) && sent.Contains(one.AnswerId)).ToDictionaryAsync(one => one.AnswerId, one => one.Code, cancellationToken);
        var unsent = answers ? all.Find(answer => answer.State != AnswerState.Sent) : null;
        IReadOnlyList<RecommendationConsultation> asked = !answers ? []
            : await db.Set<RecommendationConsultation>().AsNoTracking().Where(one => one.RecommendationId == row.Id).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        return new RecommendationView(
            row, difficulty, DifficultyRules.PersonFor(viewer.Value, difficulty), await names.AskerAsync(row.ProvinceCode, row.AskerId, row.UnitCode, cancellationToken),
            await names.OfAsync(row.OwnerProvince, row.OwnerId, cancellationToken), [.. all.Where(answer => answer.State == AnswerState.Sent)], unsent, unsent?.DraftedById == by.Id, story,
            may with { Approve = may.Approve && unsent?.DraftedById != by.Id, KeepPlan = may.KeepPlan && all.Exists(answer => answer is { Kind: AnswerKind.Planned, State: AnswerState.Sent, KeptOn: null }) }, published, asked);
    }

    private async Task<RecommendationMay> MayAsync(Actor by, Recommendation row, CancellationToken cancellationToken)
    {
        var drafts = await MayAsync(Permission.AnswerRecommendation, row.OwnerPath);
        var approves = await MayAsync(Permission.ApproveAnswer, row.OwnerPath);
        var asks = db.ProvinceCode == row.ProvinceCode && await MayAsync(Permission.RecordDifficulty, row.AskerPath);
        return new(
            drafts && Can(RecommendationMove.Route), drafts && Can(RecommendationMove.PassOn), drafts && Can(RecommendationMove.Draft), approves && Can(RecommendationMove.Approve),
            approves && Can(RecommendationMove.ReturnDraft), approves && Can(RecommendationMove.Send), asks && Can(RecommendationMove.Confirm), asks && Can(RecommendationMove.Reopen),
            asks && Can(RecommendationMove.Withdraw), drafts, approves, drafts && row.DueAt is not null);

        bool Can(RecommendationMove move) => RecommendationRules.After(row.State, move) is not null;
        async Task<bool> MayAsync(Permission permission, string holder) =>
            (await access.DecideAsync(by, permission, new AccessTarget([row.AskerPath], holder, null), cancellationToken)).Ok;
    }
}
