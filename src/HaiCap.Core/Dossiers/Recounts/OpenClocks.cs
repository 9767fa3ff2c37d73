using System.Text.Json;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>A piece of open work, with no more than decides whether a change can touch its clocks.</summary>
/// <param name="Request">What the open supplement request says, which gives the applicant a time.</param>
internal sealed record OpenClock(
    Guid WorkId, WorkKind Kind, Guid DossierId, DateTimeOffset DueKey, Guid CompetentAgencyId, Guid ReceivingAgencyId, DateTimeOffset? AcceptedAt, DateTimeOffset? DueAt,
    int? HopNumber, DateTimeOffset? HopStartedAt, DateTimeOffset? HopDueAt, DateTimeOffset? AskedAt, DateTimeOffset? AskedDueAt,
    string? Request)
{
    /// <summary>
    /// Whether any day one of its sums reads is another one now. A sum reads the days from its start to its end, and those of its stops, which all
    /// have been.
    /// </summary>
    public bool IsTouchedBy(CalendarChange change, DateTimeOffset now)
    {
        var difference = change.Of(CompetentAgencyId).Difference;
        if (Kind == WorkKind.Consultation)
        {
            return AskedAt is { } asked && difference.Meets(asked, AskedDueAt!.Value);
        }

        return (Request is not null && HopStartedAt is { } before && difference.Meets(before, JsonSerializer.Deserialize<SupplementFacts>(Request, OpenedDossier.ClockJson)!.AnswerBy.AtLocal(default)))
            || (AcceptedAt is { } accepted && difference.Meets(accepted, DueAt is { } due && due > now ? due : now))
            || (HopStartedAt is { } started && (HopNumber == 1 ? change.Of(ReceivingAgencyId).Difference : difference).Meets(started, HopDueAt!.Value));
    }
}

/// <param name="Passed">In the order of the work's key; fewer than were asked for on the last page.</param>
/// <param name="Touched">Of those, the ones whose sums read a day that changed.</param>
internal sealed record ClockPage(List<Guid> Passed, HashSet<Guid> Touched)
{
    public Guid Last => Passed[^1];
}

/// <summary>Everything a recount changes of one piece of open work, as it stands.</summary>
internal sealed record LoadedClock(Dossier Dossier, OpenWork Work, DossierHop? Hop, Consultation? Consultation, int Seq, byte[] Hash)
{
    /// <summary>The working hours the present stay may have been given: its step's, or those of reception.</summary>
    public IReadOnlyList<decimal> Hours { get; init; } = [];

    /// <summary>While the applicant is to complete the dossier.</summary>
    public OpenRequest? Request { get; init; }
}

/// <summary>An open supplement request and the time that it gives.</summary>
internal sealed record OpenRequest(DossierDocument Document, SupplementFacts Facts, LimitStage Window);

/// <summary>Reads open clocks page by page, in the order of the work's key: narrow first, whole only where a change can touch them.</summary>
internal static class OpenClocks
{
    public static Task<int> CountAsync(HaiCapDb db, CalendarCause cause, CancellationToken cancellationToken) => Rows(db, cause.AgencyId, Guid.Empty).CountAsync(cancellationToken);

    /// <summary>The next pieces of open work after one, and those of them that a change touches: the database says what ends before it or begins after, the rest is read and looked at.</summary>
    public static async Task<ClockPage> PageAsync(HaiCapDb db, CalendarCause cause, CalendarChange change, Guid after, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, to) = change.Span ?? (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var page = await WithHop(db, Rows(db, cause.AgencyId, after).OrderBy(row => row.Work.Id).Take(most)).OrderBy(row => row.Work.Id)
            .Select(row => new
            {
                row.Work.Id,

                // No less than IsTouchedBy finds, which looks at each day; the few that wait for an opinion or for their applicant are all read.
                Near = row.Work.Kind == WorkKind.Consultation || row.Dossier.State == DossierState.SupplementRequested
                    || (row.Dossier.AcceptedAt < to && (now >= from || row.Dossier.DueAt >= from))
                    || (row.Hop != null && row.Hop.StartedAt < to && row.Hop.DueAt >= from),
            })
            .ToListAsync(cancellationToken);
        var near = page.Where(work => work.Near).Select(work => work.Id).ToList();
        var clocks = near.Count == 0 ? [] : await ReadAsync(db, near, cancellationToken);
        return new ClockPage(page.ConvertAll(work => work.Id), [.. clocks.Where(clock => clock.IsTouchedBy(change, now)).Select(clock => clock.WorkId)]);
    }

    private static Task<List<OpenClock>> ReadAsync(HaiCapDb db, List<Guid> work, CancellationToken cancellationToken) =>
        WithHop(db, Rows(db, agencyId: null, Guid.Empty).Where(row => work.Contains(row.Work.Id)))
            .Select(row => new OpenClock(
                row.Work.Id, row.Work.Kind, row.Dossier.Id, row.Work.DueKey, row.Dossier.CompetentAgencyId, row.Dossier.ReceivingAgencyId, row.Dossier.AcceptedAt, row.Dossier.DueAt,
                row.Hop == null ? null : row.Hop.Number, row.Hop == null ? null : row.Hop.StartedAt, row.Hop == null ? null : row.Hop.DueAt,
                // Few are asked: looked up for these alone, while a join would search for every one.
                row.Work.ConsultationId == null
                    ? null : db.Set<Consultation>().Where(asked => asked.DossierId == row.Dossier.Id && asked.Id == row.Work.ConsultationId).Select(asked => (DateTimeOffset?)asked.AskedAt).FirstOrDefault(),
                row.Work.ConsultationId == null
                    ? null : db.Set<Consultation>().Where(asked => asked.DossierId == row.Dossier.Id && asked.Id == row.Work.ConsultationId).Select(asked => (DateTimeOffset?)asked.DueAt).FirstOrDefault(),
                row.Work.Kind == WorkKind.Step && row.Dossier.State == DossierState.SupplementRequested
                    ? db.Set<DossierDocument>().Where(document => document.DossierId == row.Dossier.Id && document.Kind == DocumentKind.SupplementRequest)
                        .OrderByDescending(document => document.Id).Select(document => document.Data).FirstOrDefault()
                    : null))
            .ToListAsync(cancellationToken);

    /// <summary>These pieces of work as they stand now; those that have ended meanwhile are not among them.</summary>
    public static async Task<List<LoadedClock>> LoadAsync(IServiceProvider services, List<Guid> work, CancellationToken cancellationToken)
    {
        var (db, procedures) = (services.GetRequiredService<HaiCapDb>(), services.GetRequiredService<PublishedProcedures>());
        var rules = await services.GetRequiredService<CalendarBook>().RulesAsync(cancellationToken);
        var loaded = await RowsAsync(db, work, cancellationToken);
        var requests = await RequestsAsync(db, loaded, cancellationToken);
        for (var i = 0; i < loaded.Count; i++)
        {
            if (loaded[i] is { Hop: { } hop, Dossier: var dossier })
            {
                var procedure = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read();
                var reception = rules.On(hop.StartedAt.LocalDay(), ClockRuleKey.ReceptionAnswer).Limit;
                loaded[i] = loaded[i] with
                {
                    Hours = [.. Hours(Workflow.Find(procedure.Steps, hop.StepKey)?.Hours, reception.Unit == TimeUnit.WorkingHour ? reception.Value : null)],
                    Request = IsAsked(loaded[i]) && requests.GetValueOrDefault(dossier.Id) is { } asked
                        ? new OpenRequest(
                            asked, IssuedForms.Read<SupplementFacts>(asked),
                            LimitText.SupplementWindow(procedure, FormAnswers.FromJson(dossier.Answers), rules, asked.IssuedAt.LocalDay()))
                        : null,
                };
            }
        }

        return loaded;
    }

    private static bool IsAsked(LoadedClock clock) => clock is { Work.Kind: WorkKind.Step, Dossier.State: DossierState.SupplementRequested };

    /// <summary>By dossier, of those that wait for their applicant the request that is open: the last.</summary>
    private static async Task<Dictionary<Guid, DossierDocument>> RequestsAsync(HaiCapDb db, List<LoadedClock> loaded, CancellationToken cancellationToken)
    {
        var asked = loaded.Where(IsAsked).Select(clock => clock.Dossier.Id).ToList();
        return asked.Count == 0 ? [] : (await db.Set<DossierDocument>().AsNoTracking()
                .Where(document => asked.Contains(document.DossierId) && document.Kind == DocumentKind.SupplementRequest).ToListAsync(cancellationToken))
            .GroupBy(document => document.DossierId).ToDictionary(requests => requests.Key, requests => requests.MaxBy(document => document.Id)!);
    }

    private static IEnumerable<decimal> Hours(params decimal?[] hours) => hours.OfType<decimal>();

    private static Task<List<LoadedClock>> RowsAsync(HaiCapDb db, List<Guid> work, CancellationToken cancellationToken) =>
        Rows(db, agencyId: null, Guid.Empty).Where(row => work.Contains(row.Work.Id))
            .Join(db.Set<Acts.ActHead>(), row => DossierSubject.Of(row.Dossier.Id), head => head.Subject, (row, head) => new { row.Work, row.Dossier, Head = head })
            .LeftJoin(db.Set<DossierHop>().Where(hop => hop.DoneAt == null), row => row.Dossier.Id, hop => hop.DossierId, (row, hop) => new { row.Work, row.Dossier, row.Head, Hop = hop })
            .LeftJoin(
                db.Set<Consultation>(), row => new { DossierId = row.Dossier.Id, Id = row.Work.ConsultationId }, asked => new { asked.DossierId, Id = (Guid?)asked.Id },
                (row, asked) => new LoadedClock(row.Dossier, row.Work, row.Hop, asked, row.Head.Seq, row.Head.Hash))
            .AsNoTracking().ToListAsync(cancellationToken);

    // What is decided is decided: no day of it moves any more. An agency's calendar holds for those under it too.
    private static IQueryable<OpenPair> Rows(HaiCapDb db, Guid? agencyId, Guid after)
    {
        var dossiers = db.Set<Dossier>().AsNoTracking().Where(dossier => dossier.DecidedAt == null);
        if (agencyId is { } top)
        {
            var step = $"/{top:N}/";
            var under = db.Set<Agency>().Where(agency => agency.Path.Contains(step)).Select(agency => agency.Id);
            dossiers = dossiers.Where(dossier => under.Contains(dossier.CompetentAgencyId) || under.Contains(dossier.ReceivingAgencyId));
        }

        return from work in db.Set<OpenWork>().AsNoTracking()
               join dossier in dossiers on work.DossierId equals dossier.Id
               where work.Id.CompareTo(after) > 0
               select new OpenPair { Work = work, Dossier = dossier };
    }

    private static IQueryable<OpenStay> WithHop(HaiCapDb db, IQueryable<OpenPair> rows) =>
        rows.LeftJoin(db.Set<DossierHop>().Where(hop => hop.DoneAt == null), row => row.Dossier.Id, hop => hop.DossierId, (row, hop) => new OpenStay { Work = row.Work, Dossier = row.Dossier, Hop = hop });

    private sealed class OpenPair
    {
        public required OpenWork Work { get; init; }

        public required Dossier Dossier { get; init; }
    }

    private sealed class OpenStay
    {
        public required OpenWork Work { get; init; }

        public required Dossier Dossier { get; init; }

        public DossierHop? Hop { get; init; }
    }
}
