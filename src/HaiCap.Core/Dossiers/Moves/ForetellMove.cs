using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Moves;

/// <summary>One dossier of a dry run.</summary>
public sealed record MoveLine(Dossier Dossier, MoveEffects Effects);

/// <summary>What moving the running dossiers of a version would do, to be read before it is ordered.</summary>
/// <param name="Lines">One page of them, in the order the run takes them.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Latest">The run begun last; null where there was none.</param>
public sealed record MovePlan(
    ProcedureVersion From, ProcedureVersion To, IReadOnlyList<ProcedureVersion> Versions, int Running, IReadOnlyList<MoveLine> Lines, Guid? Next, VersionMove? Latest);

/// <summary>Dry runs of moves. They write nothing.</summary>
public sealed class ForetellMove(HaiCapDb db, Access access, DossierDesk desk, PublishedProcedures procedures, CalendarBook calendars, TimeProvider time)
{
    public const int Page = 50;

    /// <summary>For whoever publishes. ACC-001; DOS-060: there is no such version, or no newer one.</summary>
    /// <param name="number">The version they run under; null: the one before the newest.</param>
    public async Task<Outcome<MovePlan>> HandleAsync(Actor by, string code, int? number, Guid after, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.DecideAsync(db, access, by, cancellationToken, Permission.PublishProcedures);
        if (!allowed.Ok)
        {
            return allowed.As<MovePlan>();
        }

        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Handled().Where(row => row.Code == code).OrderByDescending(row => row.Number).ToListAsync(cancellationToken);
        var today = time.Now().LocalDay();
        if (versions.Find(row => row.ValidFrom <= today) is not { } to || versions.Find(row => number is null ? row.Number < to.Number : row.Number == number) is not { } from || from.Id == to.Id)
        {
            return MoveProblems.NoVersion;
        }

        var running = await RunningUnder.Version(db, from.Id).CountAsync(cancellationToken);
        var rows = await RunningUnder.Version(db, from.Id).Where(row => row.Work.Id.CompareTo(after) > 0).OrderBy(row => row.Work.Id).Take(Page + 1)
            .LeftJoin(db.Set<DossierHop>().Where(hop => hop.DoneAt == null), row => row.Dossier.Id, hop => hop.DossierId, (row, hop) => new { row.Work, row.Dossier, Hop = hop })
            .AsNoTracking().ToListAsync(cancellationToken);
        var lines = new List<MoveLine>();
        foreach (var row in rows.OrderBy(row => row.Work.Id).Take(Page))
        {
            var calendar = await calendars.ForAsync(row.Dossier.CompetentAgencyId, cancellationToken);
            lines.Add(new MoveLine(row.Dossier, MoveRules.Of(row.Dossier, row.Work, row.Hop, from, to, calendar, time.Now())));
        }

        var latest = await db.Set<VersionMove>().AsNoTracking().Where(row => row.ProcedureCode == code).OrderByDescending(row => row.BeginsAt).FirstOrDefaultAsync(cancellationToken);
        return new MovePlan(from, to, versions, running, lines, rows.Count > Page ? rows.OrderBy(row => row.Work.Id).ElementAt(Page - 1).Work.Id : null, latest);
    }

    /// <summary>How many dossiers run under each version that is not the one in force; to be asked once the caller is known to publish.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> RunningAsync(string code, CancellationToken cancellationToken = default)
    {
        var today = time.Now().LocalDay();
        var now = await db.Set<ProcedureVersion>().Handled().Where(row => row.Code == code && row.ValidFrom <= today).OrderByDescending(row => row.Number).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        return await db.Set<OpenWork>().Where(work => work.Kind == WorkKind.Step)
            .Join(db.Set<Dossier>().Where(dossier => dossier.ProcedureCode == code && dossier.DecidedAt == null && dossier.ProcedureVersionId != now), work => work.DossierId, dossier => dossier.Id, (_, dossier) => dossier.ProcedureVersionId)
            .GroupBy(version => version).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
    }

    /// <summary>One dossier, for whoever oversees the unit that holds it: to the version in force now. ACC-001, DOS-001, DOS-060.</summary>
    public async Task<Outcome<(MoveLine Line, ProcedureVersion From, ProcedureVersion To)>> OneAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var found = await desk.FindAsync(new DossierRef(code), cancellationToken);
        if (!found.Ok)
        {
            return found.As<(MoveLine, ProcedureVersion, ProcedureVersion)>();
        }

        // It tells of papers and answers: who only administers the office is not shown them.
        var target = await desk.TargetOfAsync(found.Value, cancellationToken);
        var allowed = await access.DecideAsync(by, Permission.ReassignWork, target, cancellationToken);
        if (!allowed.Ok || !(await access.DecideAsync(by, Permission.ReadDossier, target, cancellationToken)).Ok)
        {
            return Access.Refused;
        }

        var (dossier, today) = (found.Value, time.Now().LocalDay());
        var to = await db.Set<ProcedureVersion>().AsNoTracking().Handled().Where(row => row.Code == dossier.ProcedureCode && row.ValidFrom <= today)
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        if (to is null || to.Id == dossier.ProcedureVersionId)
        {
            return MoveProblems.NoVersion;
        }

        var opened = await desk.OpenAsync(dossier, allowed.Value, cancellationToken);
        var from = await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken);
        return (new MoveLine(dossier, MoveRules.Of(dossier, opened.Work, opened.Hop, from, to, opened.Calendar, opened.Now)), from, to);
    }
}
