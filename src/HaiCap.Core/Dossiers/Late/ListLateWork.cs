using System.Runtime.CompilerServices;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Late;

/// <summary>
/// Work that is late or about to be, the longest overdue first, with who has it since when and who had it before. Four statements a page, whatever is open.
/// </summary>
public sealed class ListLateWork(HaiCapDb db, LateScopes scopes, GrantBook book, PublishedProcedures published, CalendarBook calendars, TimeProvider time)
{
    public const int PageSize = 50;
    private const int ExportSize = 1000;

    public sealed record Page(IReadOnlyList<LateLine> Lines, InboxPosition? Next, bool ReadsDossiers);

    public async Task<Outcome<Page>> HandleAsync(Actor by, LateFilter filter, InboxPosition? after = null, int size = PageSize, CancellationToken cancellationToken = default)
    {
        if (await scopes.FindAsync(by, cancellationToken) is not { } scope)
        {
            return Access.Refused;
        }

        var rows = await RowsAsync(scope, filter, after, size + 1, cancellationToken);
        var shown = rows.Count > size ? rows[..size] : rows;
        return new Page(
            await LinesAsync(shown, scope.ReadsDossiers, cancellationToken), rows.Count > size ? new InboxPosition(shown[^1].DueKey, shown[^1].Id) : null, scope.ReadsDossiers);
    }

    /// <summary>All of the list, read a thousand at a time: neither memory nor one long statement grows with it.</summary>
    public async IAsyncEnumerable<LateLine> ReadAllAsync(Actor by, LateFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        InboxPosition? after = null;
        do
        {
            var page = (await HandleAsync(by, filter, after, ExportSize, cancellationToken)).Value;
            foreach (var line in page.Lines)
            {
                yield return line;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    private async Task<List<LateRow>> RowsAsync(LateScope scope, LateFilter filter, InboxPosition? after, int take, CancellationToken cancellationToken)
    {
        var lateBefore = Lateness.LateBefore(time.Now());
        var works = scope.Of(db);
        works = filter.Reason switch
        {
            LateReason.Paused => CountLateWork.PausedOf(works),
            LateReason.Soon => works.Where(work => work.DueKey >= lateBefore).Where(await scopes.SoonAsync(cancellationToken)),
            LateReason.MostGone => LateScopes.MostGone(works, lateBefore, await scopes.SoonAsync(cancellationToken)),
            _ => works.Where(work => work.DueKey < lateBefore),
        };
        works = filter.Unit is { } unit ? works.Where(work => work.HolderUnitId == unit) : works;
        works = filter.Officer is { } officer ? works.Where(work => work.HolderOfficerId == officer) : works;
        works = filter.Nobody ? works.Where(work => work.HolderOfficerId == null) : works;

        // Along the index the works are read by: both keys of what has most of its time gone are the same.
        var near = filter.Reason == LateReason.MostGone;
        works = after is null ? works
            : near ? works.Where(work => work.NearKey >= after.DueKey && (work.NearKey > after.DueKey || work.Id.CompareTo(after.Id) > 0))
            : works.Where(work => work.DueKey >= after.DueKey && (work.DueKey > after.DueKey || work.Id.CompareTo(after.Id) > 0));
        var rows = ReasonedWork.Of(db, works, lateBefore, filter.Reason ?? LateReason.Soon);
        rows = filter.Reason is { } reason and < LateReason.Soon ? rows.Where(row => row.Reason == (int)reason) : rows;
        rows = filter.Procedure is { } procedure ? rows.Where(row => row.Dossier.ProcedureCode == procedure) : rows;
        rows = filter.Step switch
        {
            null => rows,
            CountLateWork.Opinion => rows.Where(row => row.Work.Kind == WorkKind.Consultation),
            var step => rows.Where(row => row.Work.Kind == WorkKind.Step && row.Dossier.StepKey == step),
        };
        var ordered = near ? rows.OrderBy(row => row.Work.NearKey) : rows.OrderBy(row => row.Work.DueKey);
        return await LateRow.Of(db, ordered.ThenBy(row => row.Work.Id).Take(take)).ToListAsync(cancellationToken);
    }

    private async Task<List<LateLine>> LinesAsync(List<LateRow> rows, bool reads, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(row => row.DossierId).Distinct().ToList();
        var stays = (await db.Set<DossierHop>().AsNoTracking().Where(hop => ids.Contains(hop.DossierId))
            .Select(hop => new Stay(hop.DossierId, hop.Number, hop.UnitId, hop.OfficerId, hop.StartedAt)).ToListAsync(cancellationToken)).ToLookup(stay => stay.Dossier);
        var subjects = ids.ConvertAll(DossierSubject.Of);
        var name = ActNames.Of<WorkReassigned>();
        var given = (await db.Set<Act>().AsNoTracking().Where(act => subjects.Contains(act.Subject) && act.Name == name).OrderBy(act => act.Seq).ToListAsync(cancellationToken))
            .ToLookup(act => act.Subject, StringComparer.Ordinal);
        var officers = await NamesAsync(rows, stays, given, cancellationToken);
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var now = time.Now();
        var lines = new List<LateLine>(rows.Count);
        foreach (var row in rows)
        {
            var calendar = await calendars.ForAsync(row.CalendarOf, cancellationToken);
            var step = row.Kind == WorkKind.Consultation ? null
                : Workflow.Find((await published.GetAsync(row.Version, cancellationToken)).Read().Steps, row.StepKey)?.Name ?? row.StepKey;
            var (since, before) = HolderOf(row, stays[row.DossierId], given[DossierSubject.Of(row.DossierId)], shelf, officers);
            var due = row.DueKey < OpenWork.Paused ? row.DueKey : (DateTimeOffset?)null;
            var promised = row.DecidedAt is null && row.Kind == WorkKind.Step ? row.PromisedAt : null;
            lines.Add(new LateLine(
                row.Id, row.DueKey, row.Code, reads || row.ApplicantKind != PartyKind.Citizen ? row.Applicant : Party.Initials(row.Applicant), row.ProcedureCode, row.ProcedureName,
                (LateReason)row.Reason, row.WaitsFor, step, shelf.Find(row.Unit)?.ShortName ?? "", row.OfficerId is { } held ? officers.GetValueOrDefault(held) : null, due,
                due is { } at ? calendar.WorkingMinutesBetween(at, now) : 0, promised,
                due is not null && promised is { } p && p < Lateness.LateBefore(now) ? calendar.WorkingMinutesBetween(p, now) : null, row.Provisional, since,
                calendar.WorkingMinutesBetween(since, now), calendar.WorkingMinutesBetween(row.AskedAt ?? row.AcceptedAt ?? row.SubmittedAt, now), before));
        }

        return lines;
    }

    /// <summary>Since when the present holder has it, and who had it before them.</summary>
    private static (DateTimeOffset Since, string? Before) HolderOf(
        LateRow row, IEnumerable<Stay> stays, IEnumerable<Act> given, AgencyShelf shelf, IReadOnlyDictionary<Guid, string> officers)
    {
        if (row.AskedAt is { } asked)
        {
            return (asked, null);
        }

        var last = stays.OrderByDescending(stay => stay.Number).Take(2).ToList();
        if (last.Count == 0)
        {
            return (row.SubmittedAt, null);
        }

        // Given to another within the stay: the stay goes on, its holder is new.
        if (given.LastOrDefault(act => act.At >= last[0].StartedAt) is { } act)
        {
            var from = act.DataAs<WorkReassigned>().FromOfficer;
            return (act.At, from is { } id ? officers.GetValueOrDefault(id) : shelf.Find(row.Unit)?.ShortName);
        }

        var before = last.Count == 1 ? null : last[1].OfficerId is { } officer ? officers.GetValueOrDefault(officer) : shelf.Find(last[1].Unit)?.ShortName;
        return (last[0].StartedAt, before);
    }

    private Task<Dictionary<Guid, string>> NamesAsync(List<LateRow> rows, ILookup<Guid, Stay> stays, ILookup<string, Act> given, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.OfficerId).Concat(stays.SelectMany(group => group).Select(stay => stay.OfficerId))
            .Concat(given.SelectMany(group => group).Select(act => act.DataAs<WorkReassigned>().FromOfficer)).OfType<Guid>().Distinct().ToList();
        return db.Set<Officer>().AsNoTracking().Where(officer => ids.Contains(officer.Id)).ToDictionaryAsync(officer => officer.Id, officer => officer.Name, cancellationToken);
    }

    private sealed record Stay(Guid Dossier, int Number, Guid Unit, Guid? OfficerId, DateTimeOffset StartedAt);
}
