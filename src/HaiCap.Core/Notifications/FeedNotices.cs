using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Notifications.Mail;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Notifications;

/// <summary>Lays what rang before those who are told, and ends a notice whose cause is gone.</summary>
public sealed class FeedNotices(MissionNotices missions, UrgentMail mail) : IActConsumer
{
    public string Name => "notices";

    /// <summary>A bulk load in which nothing rang tells nobody.</summary>
    public Task<bool> TakeBatchAsync(HaiCapDb db, ActBatch batch, CancellationToken cancellationToken) => Task.FromResult(!RingingActs.Names.Any(batch.Has));

    public async Task TakeAsync(HaiCapDb db, IReadOnlyList<Act> acts, CancellationToken cancellationToken)
    {
        await missions.TakeAsync(db, acts, cancellationToken);
        var ofDossiers = acts.Select(act => (Act: act, Dossier: DossierSubject.IdOf(act.Subject))).Where(pair => pair.Dossier is not null)
            .Select(pair => (pair.Act, Dossier: pair.Dossier!.Value)).ToList();
        var ids = ofDossiers.Select(pair => pair.Dossier).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var open = (await db.Set<Notice>().Where(row => ids.Contains(row.DossierId) && row.EndedAt == null).ToListAsync(cancellationToken)).GroupBy(row => row.DossierId)
            .ToDictionary(rows => rows.Key, rows => rows.ToList());
        var named = await NamesAsync(db, ofDossiers, cancellationToken);
        var mailed = await mail.MailedAsync(
            db, [.. ofDossiers.Where(pair => RingingActs.Names.Contains(pair.Act.Name)).SelectMany(pair => pair.Act.DataAs<DossierWarned>().Told.Select(one => one.Officer)).Distinct()], cancellationToken);
        foreach (var (act, dossier) in ofDossiers)
        {
            if (RingingActs.Names.Contains(act.Name))
            {
                await TellAsync(db, act, dossier, named, open, mailed, cancellationToken);
            }
            else if (open.TryGetValue(dossier, out var notices) && act.After() is { } after)
            {
                notices.ForEach(notice => End(notice, act, after));
            }
        }
    }

    /// <summary>Whether a notice still concerns anybody once the dossier stands there; null while it does.</summary>
    public static NoticeEnd? EndOf(Notice notice, string actName, Standing after) => notice.Clock switch
    {
        _ when after.State.IsDecided() && !(after.State == DossierState.Finished && notice.Clock == BellClock.Step && notice.Step == after.Step) => NoticeEnd.Decided,
        BellClock.Reception => after.State == DossierState.Submitted ? null : NoticeEnd.Moved,
        BellClock.Applicant => after.State == DossierState.SupplementRequested ? null : NoticeEnd.Moved,
        BellClock.Transfer or BellClock.Step => after.Step != notice.Step && notice.Step is not null ? NoticeEnd.Moved
            : after.Officer != notice.HolderOfficerId && notice.ToldAs == BellTarget.Holder ? NoticeEnd.Moved
            : after.Stopped ? NoticeEnd.NewDue : null,
        BellClock.Consultation => actName == ActNames.Of<ConsultationAnswered>() ? NoticeEnd.Moved : null,
        BellClock.Legal when after.Stopped || after.DueAt > notice.DueAt => NoticeEnd.NewDue,
        BellClock.Internal when after.Stopped || after.InternalDueAt > notice.DueAt => NoticeEnd.NewDue,
        BellClock.Legal or BellClock.Internal when notice.ToldAs == BellTarget.Holder && (after.Unit != notice.UnitId || after.Officer != notice.HolderOfficerId) => NoticeEnd.Moved,
        _ => null,
    };

    private static void End(Notice notice, Act act, Standing after)
    {
        if (notice.EndedAt is null && EndOf(notice, act.Name, after) is { } end)
        {
            (notice.EndedAt, notice.End) = (act.At, end);
        }
    }

    private async Task TellAsync(
        HaiCapDb db, Act act, Guid dossier, Dictionary<Guid, (string Code, string Procedure)> named, Dictionary<Guid, List<Notice>> open, HashSet<Guid> mailed, CancellationToken cancellationToken)
    {
        // Both acts share the fields a notice is made of.
        var rang = act.DataAs<DossierWarned>();
        var (code, procedure) = named[dossier];
        foreach (var told in rang.Told)
        {
            if (await db.Set<Notice>().FindAsync([act.ProvinceCode, told.Officer, dossier, act.Seq], cancellationToken) is not null)
            {
                continue;
            }

            var urgent = rang.Rung is ['0'] or ['+', ..];
            var notice = new Notice
            {
                ProvinceCode = act.ProvinceCode,
                OfficerId = told.Officer,
                DossierId = dossier,
                Seq = act.Seq,
                Code = code,
                ProcedureName = procedure,
                Clock = rang.Clock,
                Rung = rang.Rung,
                Urgent = urgent,
                ToldAs = told.As,
                DueAt = rang.DueAt,
                Step = rang.Step,
                UnitId = rang.Unit,
                HolderOfficerId = rang.Officer,
                Ends = rang.Ends,
                MailKey = urgent && mailed.Contains(told.Officer) ? await mail.KeyAsync(db, told.Officer, act.At, cancellationToken) : null,
                At = act.At,
            };
            db.Add(notice);
            if (!open.TryGetValue(dossier, out var notices))
            {
                open[dossier] = notices = [];
            }

            // The graver word on the same clock takes the place of the one before.
            foreach (var before in notices.Where(one => one.OfficerId == told.Officer && one.Clock == rang.Clock && one.EndedAt is null))
            {
                (before.EndedAt, before.End) = (act.At, NoticeEnd.Moved);
            }

            notices.Add(notice);
        }
    }

    private static async Task<Dictionary<Guid, (string Code, string Procedure)>> NamesAsync(HaiCapDb db, List<(Act Act, Guid Dossier)> acts, CancellationToken cancellationToken)
    {
        var rang = acts.Where(pair => RingingActs.Names.Contains(pair.Act.Name)).Select(pair => pair.Dossier).Distinct().ToList();
        return rang.Count == 0 ? [] : await db.Set<Dossier>().Where(row => rang.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => (row.Code, row.ProcedureName), cancellationToken);
    }
}
