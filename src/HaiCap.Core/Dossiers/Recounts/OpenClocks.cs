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

/// <param name="Near">Whether one of its clocks ends after the first changed day begins or, where that day has been, began before the last ends: no less than <see cref="LoadedClock.IsTouchedBy"/> finds, which looks at each day.</param>
internal readonly record struct PassedWork(Guid Id, bool Near);

/// <summary>Everything a recount changes of one piece of open work, as it stands.</summary>
internal sealed record LoadedClock(Dossier Dossier, OpenWork Work, DossierHop? Hop, Consultation? Consultation, int Seq, byte[] Hash)
{
    /// <summary>The working hours the present stay may have been given: its step's, or those of reception.</summary>
    public IReadOnlyList<decimal> Hours { get; init; } = [];

    /// <summary>While the applicant is to complete the dossier.</summary>
    public OpenRequest? Request { get; init; }

    /// <summary>
    /// Whether any day one of its sums reads is another one now. A sum reads the days from its start to its end, and those of its stops, which all
    /// have been.
    /// </summary>
    public bool IsTouchedBy(CalendarChange change, DateTimeOffset now)
    {
        var difference = change.Of(Dossier.CompetentAgencyId).Difference;
        if (Work.Kind == WorkKind.Consultation)
        {
            return Consultation is { } asked && difference.Meets(asked.AskedAt, asked.DueAt);
        }

        return (Hop is not null && Request is not null && difference.Meets(Hop.StartedAt, Request.Facts.AnswerBy.AtLocal(default)))
            || (Dossier.AcceptedAt is { } accepted && difference.Meets(accepted, Dossier.DueAt is { } due && due > now ? due : now))
            || (Hop is not null && (Hop.Number == 1 ? change.Of(Dossier.ReceivingAgencyId).Difference : difference).Meets(Hop.StartedAt, Hop.DueAt));
    }
}

/// <summary>An open supplement request and the time that it gives.</summary>
internal sealed record OpenRequest(DossierDocument Document, SupplementFacts Facts, LimitStage Window);

/// <summary>Reads open clocks page by page, in the order of the work's key: no more than whether it is near the change first, whole only what is.</summary>
internal static class OpenClocks
{
    private static readonly CompiledRead<List<Guid>, LoadedClock> Whole = new((db, wanted) => db.Set<OpenWork>().Where(work => wanted.Contains(work.Id))
        .Join(db.Set<Dossier>().Where(dossier => dossier.DecidedAt == null), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new { Work = work, Dossier = dossier })
        .Join(db.Set<Acts.ActHead>(), row => DossierSubject.Of(row.Dossier.Id), head => head.Subject, (row, head) => new { row.Work, row.Dossier, Head = head })
        .LeftJoin(db.Set<DossierHop>().Where(hop => hop.DoneAt == null), row => row.Dossier.Id, hop => hop.DossierId, (row, hop) => new { row.Work, row.Dossier, row.Head, Hop = hop })
        .LeftJoin(
            db.Set<Consultation>(), row => new { DossierId = row.Dossier.Id, Id = row.Work.ConsultationId }, asked => new { asked.DossierId, Id = (Guid?)asked.Id },
            (row, asked) => new LoadedClock(row.Dossier, row.Work, row.Hop, asked, row.Head.Seq, row.Head.Hash))
        .AsNoTracking());

    public static Task<int> CountAsync(HaiCapDb db, CalendarCause cause, CancellationToken cancellationToken) => Under(db, cause.AgencyId).CountAsync(cancellationToken);

    /// <summary>The next pieces of open work after one, in the order of their keys; fewer than were asked for where there are no more. Where the change lies ahead their dossiers are not read.</summary>
    public static Task<List<PassedWork>> PageAsync(
        HaiCapDb db, CalendarCause cause, CalendarChange change, Guid after, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, to) = change.Span ?? (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var page = Under(db, cause.AgencyId).Where(work => work.Id.CompareTo(after) > 0).OrderBy(work => work.Id).Take(most);
        return (now < from ? page.Select(work => new PassedWork(work.Id, work.LastDue > from))

            // A day that has been is in every clock that ran then: of these the dossier says whether it was there already. Joined to the page: asked by EXISTS,
            // PostgreSQL hashes all dossiers for each.
            : page.Join(db.Set<Dossier>(), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new { work.Id, dossier.SubmittedAt })
                .OrderBy(row => row.Id).Select(row => new PassedWork(row.Id, row.SubmittedAt < to))).ToListAsync(cancellationToken);
    }

    /// <summary>These pieces of work as they stand now; those that have ended meanwhile are not among them.</summary>
    public static async Task<List<LoadedClock>> LoadAsync(IServiceProvider services, List<Guid> work, CancellationToken cancellationToken)
    {
        if (work.Count == 0)
        {
            return [];
        }

        var (db, procedures) = (services.GetRequiredService<HaiCapDb>(), services.GetRequiredService<PublishedProcedures>());
        var rules = await services.GetRequiredService<CalendarBook>().RulesAsync(cancellationToken);
        var loaded = await Whole.ListAsync(db, work, cancellationToken);
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

    /// <summary>All that has a clock, or what is of an agency or of one under it, for which its calendar holds too. What is decided is decided: no day of it moves any more.</summary>
    private static IQueryable<OpenWork> Under(HaiCapDb db, Guid? agencyId)
    {
        var open = db.Set<OpenWork>().AsNoTracking().Where(work => work.LastDue != null);
        if (agencyId is not { } top)
        {
            return open;
        }

        var step = $"/{top:N}/";
        var under = db.Set<Agency>().Where(agency => agency.Path.Contains(step)).Select(agency => agency.Id);
        return open.Where(work => db.Set<Dossier>().Any(dossier => dossier.Id == work.DossierId && (under.Contains(dossier.CompetentAgencyId) || under.Contains(dossier.ReceivingAgencyId))));
    }
}
