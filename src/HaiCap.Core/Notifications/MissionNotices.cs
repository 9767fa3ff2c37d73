using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Notifications.Mail;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Notifications;

/// <summary>
/// Lays before officers what concerns them of recommendations and published answers: bells and news. The story stands in the province that asked; an officer
/// of the ministry reads notices in the nation's tenant, so each is written where its reader is.
/// </summary>
public sealed class MissionNotices(MissionNews news, UrgentMail mail)
{
    /// <summary>Tells of these acts and ends what they end; saves, for it writes in two tenants. The province of the acts is open.</summary>
    public async Task TakeAsync(HaiCapDb db, IReadOnlyList<Act> acts, CancellationToken cancellationToken)
    {
        var ours = acts.Select(act => (Act: act, About: AboutOf(act.Subject))).Where(pair => pair.About is not null).Select(pair => (pair.Act, About: pair.About!.Value)).ToList();
        if (ours.Count == 0)
        {
            return;
        }

        // Whoever has it is of the nation or of the province that asked.
        var here = db.ProvinceCode;
        using var nation = db.Tenant.Open(Tenant.Nation);
        using var open = db.Tenant.Open(here);
        var ids = ours.Select(pair => pair.About).Distinct().ToList();
        var notices = await db.AcrossProvinces<Notice>("a unit of the ministry is told of what a province asked")
            .Where(row => (row.ProvinceCode == here || row.ProvinceCode == Tenant.Nation) && ids.Contains(row.DossierId)).ToListAsync(cancellationToken);
        var named = await NamesAsync(db, ids, cancellationToken);
        foreach (var (act, about) in ours)
        {
            var told = act.Name == ActNames.Of<RecommendationWarned>() || act.Name == ActNames.Of<RecommendationEscalated>() ? BellOf(act) : await news.OfAsync(db, act, about, cancellationToken);
            notices.FindAll(notice => notice.DossierId == about && notice.EndedAt is null && notice.Seq < act.Seq).ForEach(notice => End(notice, act));
            if (told is not null && named.TryGetValue(about, out var name))
            {
                await TellAsync(db, act, about, name, told, notices, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static Telling BellOf(Act act)
    {
        // Both acts share the fields a notice is made of.
        var rang = act.DataAs<RecommendationWarned>();
        return new(rang.Province, rang.Told, null, rang.Clock, rang.Rung, rang.DueAt, rang.Unit, rang.About);
    }

    private async Task TellAsync(HaiCapDb db, Act act, Guid about, (string Code, string Field) name, Telling told, List<Notice> notices, CancellationToken cancellationToken)
    {
        using var home = db.Tenant.Open(told.Province);
        var urgent = told.News is null && told.Rung is ['0'] or ['+', ..];
        var mailed = urgent ? await mail.MailedAsync(db, [.. told.Told.Select(one => one.Officer)], cancellationToken) : [];
        foreach (var officer in told.Told)
        {
            if (notices.Exists(one => one.ProvinceCode == told.Province && one.OfficerId == officer.Officer && one.DossierId == about && one.Seq == act.Seq))
            {
                continue;
            }

            // The graver word on the same clock takes the place of the one before.
            foreach (var before in notices.Where(one => told.News is null && one.News is null && one.DossierId == about && one.OfficerId == officer.Officer && one.Clock == told.Clock
                && one.Step == StepOf(told) && one.EndedAt is null))
            {
                (before.EndedAt, before.End) = (act.At, NoticeEnd.Moved);
            }

            notices.Add(db.Add(new Notice
            {
                ProvinceCode = told.Province,
                OfficerId = officer.Officer,
                DossierId = about,
                Seq = act.Seq,
                Code = name.Code,
                ProcedureName = name.Field,
                Clock = told.Clock,
                Rung = told.Rung,
                News = told.News,
                Urgent = urgent,
                ToldAs = officer.As,
                DueAt = told.DueAt,
                Step = StepOf(told),
                UnitId = told.Unit,
                MailKey = mailed.Contains(officer.Officer) ? await mail.KeyAsync(db, officer.Officer, act.At, cancellationToken) : null,
                At = act.At,
            }).Entity);
        }
    }

    /// <summary>Which promise or which question it is about.</summary>
    private static string? StepOf(Telling told) => told.Clock == BellClock.Answer ? null : told.About.ToString("N");

    private static void End(Notice notice, Act act)
    {
        if (MissionNoticeRules.EndOf(notice, act.Name, MissionNews.AboutOf(act)) is { } end)
        {
            (notice.EndedAt, notice.End) = (act.At, end);
        }
    }

    /// <summary>The recommendation or precedent an act is of; null for any other subject.</summary>
    private static Guid? AboutOf(string subject) => subject.Split('/') is ["recommendation" or "precedent", var id] && Guid.TryParseExact(id, "N", out var about) ? about : null;

    private static async Task<Dictionary<Guid, (string Code, string Field)>> NamesAsync(HaiCapDb db, List<Guid> ids, CancellationToken cancellationToken)
    {
        var named = await db.Set<Recommendation>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => (row.Code, row.Field), cancellationToken);
        foreach (var row in await db.Set<Precedent>().AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Field }).ToListAsync(cancellationToken))
        {
            named[row.Id] = (row.Code, row.Field);
        }

        return named;
    }
}

/// <summary>What is told to whom, in which tenant.</summary>
/// <param name="About">The promise or the question, of clocks that are of one.</param>
public sealed record Telling(string Province, IReadOnlyList<ToldOfficer> Told, NoticeNews? News, BellClock Clock, string Rung, DateTimeOffset DueAt, Guid? Unit, Guid About);
