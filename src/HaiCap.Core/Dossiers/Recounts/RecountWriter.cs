using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using HaiCap.Core.Dossiers.Processing;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>
/// Writes what moved, each with its act, and how far the recount has come, in one transaction: all of it or, when somebody acted on one of the dossiers
/// meanwhile, nothing.
/// </summary>
internal sealed class RecountWriter(HaiCapDb db, BulkRecorder recorder)
{
    private static readonly string[] LegalColumns =
    [
        nameof(Dossier.Clock), nameof(Dossier.OriginalDueAt), nameof(Dossier.DueAt), nameof(Dossier.InternalDueAt), nameof(Dossier.DueIsProvisional), nameof(Dossier.ReceptionDueAt),
    ];

    private static readonly string[] ProgressColumns =
        [nameof(CalendarRecount.Cursor), nameof(CalendarRecount.Checked), nameof(CalendarRecount.Moved), nameof(CalendarRecount.Promises), nameof(CalendarRecount.LeasedUntil)];

    public async Task WriteAsync(CalendarRecount recount, IReadOnlyList<MovedClock> moved, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = new List<Statement>((moved.Count * 6) + 1);
        var ends = new Dictionary<Guid, ChainEnd>(moved.Count);
        var acts = new List<Act>(moved.Count);
        foreach (var one in moved)
        {
            acts.Add(Add(rows, ends, recount, one, now));
        }

        rows.AddRange(acts.Select(act => Plan<Act>().InsertOf(act)));
        rows.AddRange(ends.Values.Select(end => Plan<ActHead>().UpdateOf(end.Head, [nameof(ActHead.Seq), nameof(ActHead.Hash)], end.Before)));
        rows.Add(Plan<CalendarRecount>().UpdateOf(recount, ProgressColumns, recount.Lease));
        await recorder.WriteAsync(rows, cancellationToken);
    }

    private Act Add(List<Statement> rows, Dictionary<Guid, ChainEnd> ends, CalendarRecount recount, MovedClock moved, DateTimeOffset now)
    {
        var work = moved.Was.Work;

        // Where an opinion moves beside the step its dossier has two acts: the second begins where the first left it.
        if (!ends.TryGetValue(work.DossierId, out var end))
        {
            var first = moved.Was.Dossier;
            end = new ChainEnd(first, new ActHead { ProvinceCode = first.ProvinceCode, Subject = first.Subject, Seq = moved.Was.Seq, Hash = moved.Was.Hash }, moved.Was.Seq);
            ends.Add(work.DossierId, end);
        }

        var dossier = end.Dossier;
        var data = new DueRecomputed(
            dossier.DueAt, recount.Id, RecountCause.Of(recount), moved.StepDueAt is null ? null : moved.Was.Hop!.DueAt, moved.StepDueAt, moved.ReceptionDueAt,
            moved.AskedDueAt is { } asked ? new ConsultationRecounted(moved.Was.Consultation!.Id, moved.Was.Consultation.DueAt, asked) : null,
            moved.AnswerBy is { } day ? new WindowRecounted(moved.Was.Request!.Document.Id, moved.Was.Request.Facts.AnswerBy, day) : null);
        rows.Add(Plan<RecountedDossier>().InsertOf(new RecountedDossier
        {
            ProvinceCode = dossier.ProvinceCode,
            RecountId = recount.Id,
            UnitId = work.HolderUnitId,
            Id = Ids.New(now),
            DossierId = dossier.Id,
            OfficerId = work.HolderOfficerId,
            Before = moved.Told.Before,
            After = moved.Told.After,
            Days = moved.Days,
            Promise = moved.Promise,
        }));
        if (moved.Clock is not null || moved.ReceptionDueAt is not null)
        {
            if (moved.Clock is { } clock)
            {
                OpenedDossier.Write(dossier, clock);
            }

            dossier.ReceptionDueAt = moved.ReceptionDueAt ?? dossier.ReceptionDueAt;
            rows.Add(Plan<Dossier>().UpdateOf(dossier, LegalColumns));
        }

        if (moved.StepDueAt is { } step)
        {
            moved.Was.Hop!.DueAt = step;
            rows.Add(Plan<DossierHop>().UpdateOf(moved.Was.Hop, [nameof(DossierHop.DueAt)]));
        }

        if (moved.AskedDueAt is { } due)
        {
            moved.Was.Consultation!.DueAt = due;
            rows.Add(Plan<Consultation>().UpdateOf(moved.Was.Consultation, [nameof(Consultation.DueAt)]));
        }

        if (moved is { AnswerBy: { } last, Was.Request: { } request })
        {
            request.Document.Data = JsonSerializer.Serialize(request.Facts with { AnswerBy = last, OnPaper = request.Facts.OnPaper ?? request.Facts.AnswerBy }, OpenedDossier.ClockJson);
            rows.Add(Plan<DossierDocument>().UpdateOf(request.Document, [nameof(DossierDocument.Data)]));
        }

        var lastDue = work.Kind == WorkKind.Consultation ? WorkDue.EndOfWeek(moved.AskedDueAt!.Value) : WorkDue.Last(dossier, moved.Was.Hop?.DueAt);
        if ((work.DueKey, work.LastDue, work.BellAt, work.Rungs) != (moved.DueKey, lastDue, moved.BellAt, moved.Rungs))
        {
            // Whether little time is left, its bell looks at once.
            (work.DueKey, work.LastDue, work.BellAt, work.Rungs, work.NearKey) = (moved.DueKey, lastDue, moved.BellAt, moved.Rungs, work.NearKey is null ? null : moved.DueKey);
            rows.Add(Plan<OpenWork>().UpdateOf(work, [nameof(OpenWork.DueKey), nameof(OpenWork.LastDue), nameof(OpenWork.BellAt), nameof(OpenWork.Rungs), nameof(OpenWork.NearKey)]));
        }

        return ActRecorder.Next(end.Head, Actor.System, data with { After = Standing.Of(dossier) }, now);
    }

    private sealed record ChainEnd(Dossier Dossier, ActHead Head, int Before);

    private TablePlan Plan<T>() => TablePlan.Of(db.Model.FindEntityType(typeof(T))!, db.IsSqlite);
}
