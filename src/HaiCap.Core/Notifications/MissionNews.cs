using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Notifications;

/// <summary>
/// Whom an act of a recommendation or of a published answer is news to: the unit it came to, who asked when an answer is there, who is consulted, who answered
/// when the law under it changed. Told only while it is still so.
/// </summary>
public sealed class MissionNews(GrantBook book, TimeProvider time)
{
    /// <summary>Read again from the beginning of the log, nobody is told of long ago.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromDays(7);

    /// <summary>Null where it is news to nobody. The province of the act is open.</summary>
    public async Task<Telling?> OfAsync(HaiCapDb db, Act act, Guid about, CancellationToken cancellationToken) => act.At < time.Now() - Old ? null : act.Name switch
    {
        "recommendation.received" => await CameAsync(db, about, act.DataAs<RecommendationReceived>().UnitId, NoticeNews.Received, cancellationToken),
        "recommendation.routed" => await CameAsync(db, about, act.DataAs<RecommendationRouted>().UnitId, NoticeNews.Received, cancellationToken),
        "recommendation.passed-on" => await CameAsync(db, about, act.DataAs<RecommendationPassedOn>().UnitId, NoticeNews.Received, cancellationToken),
        "recommendation.reopened" => await CameAsync(db, about, null, NoticeNews.Reopened, cancellationToken),
        "recommendation.answered" => await AnsweredAsync(db, act, about, cancellationToken),
        "recommendation.consulted" => await ConsultedAsync(db, act, cancellationToken),
        "recommendation.opinion-given" => await OpinionAsync(db, act, about, cancellationToken),
        "precedent.review-due" => await ReviewAsync(db, act, about, cancellationToken),
        _ => null,
    };

    /// <summary>The answer or consultation an act is of.</summary>
    internal static Guid? AboutOf(Act act) => act.Name switch
    {
        "recommendation.plan-kept" => act.DataAs<PlanKept>().AnswerId,
        "recommendation.opinion-given" => act.DataAs<OpinionGiven>().ConsultationId,
        _ => null,
    };

    /// <summary>The unit that has it now, if it is the one it came to; of what is asked again, first who wrote the answer.</summary>
    private async Task<Telling?> CameAsync(HaiCapDb db, Guid id, Guid? unit, NoticeNews news, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { DueAt: { } due } row || (unit is not null && row.OwnerId != unit))
        {
            return null;
        }

        Guid? writer = news != NoticeNews.Reopened ? null : await db.Set<RecommendationAnswer>().Where(answer => answer.RecommendationId == id && answer.State == AnswerState.Sent && answer.DraftedById != Guid.Empty)
            .OrderByDescending(answer => answer.SentAt).Select(answer => (Guid?)answer.DraftedById).FirstOrDefaultAsync(cancellationToken);
        return await ToAsync(db, row.OwnerProvince, row.OwnerId, writer, [BellTarget.Holder], news, BellClock.Answer, due, id, cancellationToken);
    }

    /// <summary>Who wrote the difficulty; where they hold no post any more, the head of their agency.</summary>
    private async Task<Telling?> AnsweredAsync(HaiCapDb db, Act act, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { State: RecommendationState.Answered } row)
        {
            return null;
        }

        var asker = await db.Set<Difficulty>().Where(one => one.Id == row.DifficultyId).Select(one => one.OfficerId).FirstOrDefaultAsync(cancellationToken);
        return await ToAsync(db, row.ProvinceCode, row.AskerId, asker, [BellTarget.Holder], NoticeNews.Answered, BellClock.Answer, act.At, id, cancellationToken);
    }

    private async Task<Telling?> ConsultedAsync(HaiCapDb db, Act act, CancellationToken cancellationToken)
    {
        var asked = act.DataAs<UnitConsultedOnRecommendation>();
        var open = await db.Set<RecommendationConsultation>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == asked.ConsultationId && one.AnsweredAt == null, cancellationToken);
        return open is null ? null
            : await ToAsync(db, open.UnitProvince, open.UnitId, null, [BellTarget.Holder], NoticeNews.Consulted, BellClock.Opinion, open.DueAt, open.Id, cancellationToken);
    }

    private async Task<Telling?> OpinionAsync(HaiCapDb db, Act act, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { DueAt: { } due } row)
        {
            return null;
        }

        Guid? drafter = await db.Set<RecommendationAnswer>().Where(answer => answer.RecommendationId == id && answer.State != AnswerState.Sent && answer.DraftedById != Guid.Empty)
            .Select(answer => (Guid?)answer.DraftedById).FirstOrDefaultAsync(cancellationToken);
        return await ToAsync(db, row.OwnerProvince, row.OwnerId, drafter, [BellTarget.Holder], NoticeNews.Opinion, BellClock.Answer, due, act.DataAs<OpinionGiven>().ConsultationId, cancellationToken);
    }

    /// <summary>Who wrote the answer, and the head of the unit, who reviews it.</summary>
    private async Task<Telling?> ReviewAsync(HaiCapDb db, Act act, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Precedent>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is not { SupersededAt: null } row || UnitOf(row.OwnerPath) is not { } unit)
        {
            return null;
        }

        var writer = await db.AcrossProvinces<RecommendationAnswer>("what the ministry answered stands in the province that asked").AsNoTracking()
            .Where(answer => answer.Id == row.AnswerId).Select(answer => (Guid?)answer.DraftedById).FirstOrDefaultAsync(cancellationToken);
        return await ToAsync(db, row.ProvinceCode, unit, writer == Guid.Empty ? null : writer, [BellTarget.Holder, BellTarget.Head], NoticeNews.Review, BellClock.Answer, act.At, id, cancellationToken);
    }

    private async Task<Telling?> ToAsync(
        HaiCapDb db, string tenant, Guid unit, Guid? officer, IReadOnlyList<BellTarget> targets, NoticeNews news, BellClock clock, DateTimeOffset due, Guid about, CancellationToken cancellationToken)
    {
        using var home = db.Tenant.Open(tenant);
        var told = await new PeopleToTell(db, book).ForAsync(unit, officer, Role.Specialist, targets, time.Now().LocalDay(), cancellationToken);
        return told.Count == 0 ? null : new(tenant, told, news, clock, "", due, unit, about);
    }

    private static Guid? UnitOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var last] && Guid.TryParse(last, out var unit) ? unit : null;

    private static Task<Recommendation?> FindAsync(HaiCapDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Recommendation>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
}
