using System.Globalization;
using System.Linq.Expressions;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

public enum InboxTab
{
    /// <summary>Mine to do now.</summary>
    Mine,

    /// <summary>All my units hold.</summary>
    Unit,

    /// <summary>In my units, waiting for the applicant, a payment or another unit.</summary>
    Waiting,
}

public enum DueFilter
{
    Late,
    Today,
    ThreeDays,
}

/// <summary>Where a page of the inbox ended.</summary>
public sealed record InboxPosition(DateTimeOffset DueKey, Guid Id)
{
    public static InboxPosition? Parse(string? text) =>
        text?.Split('.') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utc)
            && utc <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "N", out var guid)
            ? new InboxPosition(new DateTimeOffset(utc, TimeSpan.Zero), guid)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueKey.UtcTicks}.{Id:N}");
}

/// <summary>One line of the inbox.</summary>
/// <param name="MinutesLeft">Working minutes to the nearest due time, negative when late; null while it waits for somebody else.</param>
/// <param name="PromisedAt">What the applicant was promised.</param>
public sealed record InboxLine(
    Guid WorkId, string Code, string Applicant, string ProcedureCode, string ProcedureName, DossierState State, Channel Channel, bool Assisted, WorkKind Kind, WaitsFor WaitsFor,
    string? Step, string Unit, string? Officer, DateTimeOffset? DueAt, int? MinutesLeft, DateTimeOffset? PromisedAt, bool Provisional);

public sealed record InboxCounts(int Mine, int Unit, int Waiting);

public sealed record InboxPage(IReadOnlyList<InboxLine> Lines, InboxPosition? Next, InboxCounts Counts, IReadOnlyList<InboxProcedure> Procedures);

/// <summary>A procedure that has work in the officer's units, to filter by.</summary>
public sealed record InboxProcedure(string Code, string Name);

/// <summary>
/// An officer's open work by what is due. Read from the narrow table of open work in a fixed number of statements, whatever is in it, and
/// only in the officer's scope: access is part of the query.
/// </summary>
public sealed class ListInbox(HaiCapDb db, Access access, CalendarBook calendars, TimeProvider time)
{
    public const int PageSize = 50;

    /// <param name="Text">Part of a code, of the applicant's name with or without accents, or the whole identity number.</param>
    public sealed record Request(
        InboxTab Tab = InboxTab.Mine, string? Procedure = null, DossierState? State = null, DueFilter? Due = null, Channel? Channel = null, string? Text = null,
        InboxPosition? After = null, int Size = PageSize);

    public async Task<InboxPage> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var scope = new WorkScope(by.Id ?? Guid.Empty, by is { Kind: ActorKind.Officer, Id: { } officer } ? await access.GrantsOfAsync(officer, cancellationToken) : []);
        var (mine, unit) = (scope.Mine(), scope.Unit(db.Set<Agency>()));
        var inScope = db.Set<OpenWork>().AsNoTracking().Where(Predicates.AnyOf([mine, unit]));
        var ofTab = request.Tab switch
        {
            InboxTab.Mine => inScope.Where(mine).Where(work => work.WaitsFor == WaitsFor.Nobody),
            InboxTab.Waiting => inScope.Where(work => work.WaitsFor != WaitsFor.Nobody),
            _ => inScope,
        };
        var size = Math.Clamp(request.Size, 1, 200);
        var rows = await PageAsync(ofTab, request, size + 1, cancellationToken);
        var lines = new List<InboxLine>(rows.Count);
        foreach (var row in rows.Take(size))
        {
            lines.Add(await LineAsync(row, cancellationToken));
        }

        return new InboxPage(
            lines,
            rows.Count > size ? new InboxPosition(rows[size - 1].Work.DueKey, rows[size - 1].Work.Id) : null,
            await CountAsync(inScope, mine, cancellationToken),
            await inScope.Join(db.Set<Dossier>(), work => work.DossierId, dossier => dossier.Id, (_, dossier) => new { dossier.ProcedureCode, dossier.ProcedureName })
                .Distinct().OrderBy(row => row.ProcedureName).Take(100).Select(row => new InboxProcedure(row.ProcedureCode, row.ProcedureName)).ToListAsync(cancellationToken));
    }

    private async Task<List<Row>> PageAsync(IQueryable<OpenWork> ofTab, Request request, int take, CancellationToken cancellationToken)
    {
        var joined = ofTab.Where(DueIn(request.Due, time.Now()))
            .Join(db.Set<Dossier>().AsNoTracking(), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new { Work = work, Dossier = dossier });
        if (request.After is { } after)
        {
            joined = joined.Where(row => row.Work.DueKey > after.DueKey || (row.Work.DueKey == after.DueKey && row.Work.Id.CompareTo(after.Id) > 0));
        }

        joined = request.Procedure is { } procedure ? joined.Where(row => row.Dossier.ProcedureCode == procedure) : joined;
        joined = request.State is { } state ? joined.Where(row => row.Dossier.State == state) : joined;
        joined = request.Channel is { } channel ? joined.Where(row => row.Dossier.Channel == channel) : joined;
        if (DossierText.Parse(request.Text) is { } text)
        {
            joined = joined.Where(row => row.Dossier.Code.Contains(text.Code) || row.Dossier.ApplicantFolded.Contains(text.Folded) || row.Dossier.ApplicantIdNumber == text.Code);
        }

        return await joined.OrderBy(row => row.Work.DueKey).ThenBy(row => row.Work.Id).Take(take)
            .Select(row => new Row(
                row.Work, row.Dossier.Code, row.Dossier.ApplicantName, row.Dossier.ProcedureCode, row.Dossier.ProcedureName, row.Dossier.State, row.Dossier.Channel,
                row.Dossier.Assisted, row.Dossier.AcceptedAt == null ? row.Dossier.ReceivingAgencyId : row.Dossier.CompetentAgencyId, row.Dossier.DueAt,
                row.Dossier.DueIsProvisional,
                db.Set<DossierHop>().Where(hop => hop.DossierId == row.Work.DossierId && hop.DoneAt == null).OrderByDescending(hop => hop.Number).Select(hop => hop.StepName).FirstOrDefault(),
                db.Set<Agency>().Where(agency => agency.Id == row.Work.HolderUnitId).Select(agency => agency.ShortName).FirstOrDefault(),
                db.Set<Officer>().Where(officer => officer.Id == row.Work.HolderOfficerId).Select(officer => officer.Name).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    private static Expression<Func<OpenWork, bool>> DueIn(DueFilter? due, DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(now.LocalDay().AddDays(1).ToDateTime(TimeOnly.MinValue), now.ToLocal().Offset).ToUniversalTime();
        var third = midnight.AddDays(2);
        return due switch
        {
            DueFilter.Late => work => work.DueKey < now,
            DueFilter.Today => work => work.DueKey >= now && work.DueKey < midnight,
            DueFilter.ThreeDays => work => work.DueKey >= now && work.DueKey < third,
            _ => work => true,
        };
    }

    private static async Task<InboxCounts> CountAsync(IQueryable<OpenWork> inScope, Expression<Func<OpenWork, bool>> mine, CancellationToken cancellationToken)
    {
        // One pass over the scope: every tab is a part of it.
        var groups = await inScope.GroupBy(work => work.WaitsFor != WaitsFor.Nobody).Select(group => new { Waits = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var own = await inScope.Where(mine).CountAsync(work => work.WaitsFor == WaitsFor.Nobody, cancellationToken);
        var waiting = groups.Find(group => group.Waits)?.Count ?? 0;
        return new InboxCounts(own, waiting + (groups.Find(group => !group.Waits)?.Count ?? 0), waiting);
    }

    private async Task<InboxLine> LineAsync(Row row, CancellationToken cancellationToken)
    {
        var paused = row.Work.DueKey >= OpenWork.Paused;
        var calendar = await calendars.ForAsync(row.CalendarOf, cancellationToken);
        return new InboxLine(
            row.Work.Id, row.Code, row.Applicant, row.ProcedureCode, row.ProcedureName, row.State, row.Channel, row.Assisted, row.Work.Kind, row.Work.WaitsFor,
            row.Step, row.Unit ?? "", row.Officer, paused ? null : row.Work.DueKey, paused ? null : calendar.WorkingMinutesBetween(time.Now(), row.Work.DueKey),
            row.PromisedAt, row.Provisional);
    }

    private sealed record Row(
        OpenWork Work, string Code, string Applicant, string ProcedureCode, string ProcedureName, DossierState State, Channel Channel, bool Assisted, Guid CalendarOf,
        DateTimeOffset? PromisedAt, bool Provisional, string? Step, string? Unit, string? Officer);
}
