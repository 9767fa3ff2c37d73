using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>A piece of open work, with no more than decides whether a change can touch its clocks.</summary>
internal sealed record OpenClock(
    Guid WorkId, WorkKind Kind, Guid DossierId, DateTimeOffset DueKey, Guid CompetentAgencyId, Guid ReceivingAgencyId, DateTimeOffset? AcceptedAt, DateTimeOffset? DueAt,
    int? HopNumber, DateTimeOffset? HopStartedAt, DateTimeOffset? HopDueAt, DateTimeOffset? AskedAt, DateTimeOffset? AskedDueAt)
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

        return (AcceptedAt is { } accepted && difference.Meets(accepted, DueAt is { } due && due > now ? due : now))
            || (HopStartedAt is { } started && (HopNumber == 1 ? change.Of(ReceivingAgencyId).Difference : difference).Meets(started, HopDueAt!.Value));
    }
}

/// <summary>Everything a recount changes of one piece of open work, as it stands.</summary>
internal sealed record LoadedClock(Dossier Dossier, OpenWork Work, DossierHop? Hop, Consultation? Consultation, int Seq, byte[] Hash);

/// <summary>Reads open clocks page by page, in the order of the work's key: narrow first, whole only where a change can touch them.</summary>
internal static class OpenClocks
{
    public static Task<int> CountAsync(HaiCapDb db, CalendarCause cause, CancellationToken cancellationToken) => Rows(db, cause.AgencyId, Guid.Empty).CountAsync(cancellationToken);

    public static Task<List<OpenClock>> PageAsync(HaiCapDb db, CalendarCause cause, Guid after, int most, CancellationToken cancellationToken) =>
        Rows(db, cause.AgencyId, after).OrderBy(row => row.Work.Id).Take(most)
            .LeftJoin(db.Set<DossierHop>().Where(hop => hop.DoneAt == null), row => row.Dossier.Id, hop => hop.DossierId, (row, hop) => new { row.Work, row.Dossier, Hop = hop })
            .LeftJoin(
                db.Set<Consultation>(), row => new { DossierId = row.Dossier.Id, Id = row.Work.ConsultationId }, asked => new { asked.DossierId, Id = (Guid?)asked.Id },
                (row, asked) => new { row.Work, row.Dossier, row.Hop, Asked = asked })
            .OrderBy(row => row.Work.Id)
            .Select(row => new OpenClock(
                row.Work.Id, row.Work.Kind, row.Dossier.Id, row.Work.DueKey, row.Dossier.CompetentAgencyId, row.Dossier.ReceivingAgencyId, row.Dossier.AcceptedAt, row.Dossier.DueAt,
                row.Hop == null ? null : row.Hop.Number, row.Hop == null ? null : row.Hop.StartedAt, row.Hop == null ? null : row.Hop.DueAt,
                row.Asked == null ? null : row.Asked.AskedAt, row.Asked == null ? null : row.Asked.DueAt))
            .ToListAsync(cancellationToken);

    /// <summary>These pieces of work as they stand now; those that have ended meanwhile are not among them.</summary>
    public static Task<List<LoadedClock>> LoadAsync(HaiCapDb db, List<Guid> work, CancellationToken cancellationToken) =>
        Rows(db, agencyId: null, Guid.Empty).Where(row => work.Contains(row.Work.Id))
            .Join(db.Set<Acts.ActHead>(), row => DossierSubject.Of(row.Dossier.Id), head => head.Subject, (row, head) => new { row.Work, row.Dossier, Head = head })
            .LeftJoin(db.Set<DossierHop>().Where(hop => hop.DoneAt == null), row => row.Dossier.Id, hop => hop.DossierId, (row, hop) => new { row.Work, row.Dossier, row.Head, Hop = hop })
            .LeftJoin(
                db.Set<Consultation>(), row => new { DossierId = row.Dossier.Id, Id = row.Work.ConsultationId }, asked => new { asked.DossierId, Id = (Guid?)asked.Id },
                (row, asked) => new LoadedClock(row.Dossier, row.Work, row.Hop, asked, row.Head.Seq, row.Head.Hash))
            .AsNoTracking().ToListAsync(cancellationToken);

    // What is decided is decided: no day of it moves any more.
    private static IQueryable<OpenPair> Rows(HaiCapDb db, Guid? agencyId, Guid after) =>
        from work in db.Set<OpenWork>().AsNoTracking()
        join dossier in db.Set<Dossier>().AsNoTracking() on work.DossierId equals dossier.Id
        where work.Id.CompareTo(after) > 0 && dossier.DecidedAt == null && (agencyId == null || dossier.CompetentAgencyId == agencyId || dossier.ReceivingAgencyId == agencyId)
        select new OpenPair { Work = work, Dossier = dossier };

    private sealed class OpenPair
    {
        public required OpenWork Work { get; init; }

        public required Dossier Dossier { get; init; }
    }
}
