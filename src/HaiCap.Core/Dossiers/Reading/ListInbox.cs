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
public sealed class ListInbox(HaiCapDb db, Access access, GrantBook book, InboxFrames frames, PublishedProcedures published, CalendarBook calendars, TimeProvider time)
{
    public const int PageSize = 50;

    private const int OneByOne = 5_000;
    private const int MostProcedures = 100;

    /// <param name="Text">Part of a code, of the applicant's name with or without accents, or the whole identity number.</param>
    public sealed record Request(
        InboxTab Tab = InboxTab.Mine, string? Procedure = null, DossierState? State = null, DueFilter? Due = null, Channel? Channel = null, string? Text = null,
        InboxPosition? After = null, int Size = PageSize);

    public async Task<InboxPage> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var scope = new WorkScope(by.Id ?? Guid.Empty, by is { Kind: ActorKind.Officer, Id: { } officer } ? await access.GrantsOfAsync(officer, cancellationToken) : []);
        var size = Math.Clamp(request.Size, 1, 200);
        var rows = await PageAsync(scope, request, size + 1, cancellationToken);
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var lines = new List<InboxLine>(rows.Count);
        foreach (var row in rows.Take(size))
        {
            lines.Add(await LineAsync(row, shelf.Find(row.Unit)?.ShortName ?? "", cancellationToken));
        }

        var frame = await frames.GetAsync(db.ProvinceCode, scope, () => FrameAsync(scope, cancellationToken));
        return new InboxPage(lines, rows.Count > size ? new InboxPosition(rows[size - 1].DueKey, rows[size - 1].Id) : null, frame.Counts, frame.Procedures);
    }

    private IQueryable<OpenWork> InScope(WorkScope scope) => db.Set<OpenWork>().AsNoTracking().Where(Predicates.AnyOf([scope.Mine(), scope.Unit(db.Set<Agency>())]));

    private async Task<List<InboxRow>> PageAsync(WorkScope scope, Request request, int take, CancellationToken cancellationToken)
    {
        IQueryable<OpenWork> After(IQueryable<OpenWork> works)
        {
            works = request.Due is null ? works : works.Where(DueIn(request.Due, time.Now()));
            return request.After is { } after ? works.Where(work => work.DueKey >= after.DueKey && (work.DueKey > after.DueKey || work.Id.CompareTo(after.Id) > 0)) : works;
        }

        static IQueryable<OpenWork> First(IQueryable<OpenWork> works, int take) => works.OrderBy(work => work.DueKey).ThenBy(work => work.Id).Take(take);

        var text = DossierText.Parse(request.Text);
        var filtered = request.Procedure is not null || request.State is not null || request.Channel is not null || text is not null;
        if (!filtered && request is { Tab: InboxTab.Mine, Due: null, After: null } && scope.Queues is { Count: <= InboxFirstPage.Most } queues)
        {
            return await InboxFirstPage.ReadAsync(db, scope.Officer, (await book.OfficerAsync(db, scope.Officer, cancellationToken))?.Name ?? "", queues, take, cancellationToken);
        }

        if (!filtered && scope.Stretches(request.Tab) is { } stretches)
        {
            var heads = stretches.Select(stretch => First(After(db.Set<OpenWork>().AsNoTracking().Where(stretch)), take)).ToList();
            return await ReadAsync(heads.Count == 1 ? heads[0] : First(heads.Aggregate(Queryable.Concat), take), take, cancellationToken);
        }

        var mine = scope.Mine();
        var ofTab = After(request.Tab switch
        {
            InboxTab.Mine => db.Set<OpenWork>().AsNoTracking().Where(mine).Where(work => work.WaitsFor == WaitsFor.Nobody),
            InboxTab.Waiting => InScope(scope).Where(work => work.WaitsFor != WaitsFor.Nobody),
            _ => InScope(scope),
        });
        if (filtered)
        {
            var dossiers = db.Set<Dossier>().AsNoTracking();
            dossiers = request.Procedure is { } procedure ? dossiers.Where(dossier => dossier.ProcedureCode == procedure) : dossiers;
            dossiers = request.State is { } state ? dossiers.Where(dossier => dossier.State == state) : dossiers;
            dossiers = request.Channel is { } channel ? dossiers.Where(dossier => dossier.Channel == channel) : dossiers;
            dossiers = text is null ? dossiers
                : dossiers.Where(dossier => dossier.Code.Contains(text.Code) || dossier.ApplicantFolded.Contains(text.Folded) || dossier.ApplicantIdNumber == text.Code);
            ofTab = ofTab.Where(work => dossiers.Any(dossier => dossier.Id == work.DossierId));
        }

        return await ReadAsync(First(ofTab, take), take, cancellationToken);
    }

    private Task<List<InboxRow>> ReadAsync(IQueryable<OpenWork> page, int take, CancellationToken cancellationToken) => InboxRow.Of(db, page).Take(take).ToListAsync(cancellationToken);

    private static Expression<Func<OpenWork, bool>> DueIn(DueFilter? due, DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(now.LocalDay().AddDays(1).ToDateTime(TimeOnly.MinValue), now.ToLocal().Offset).ToUniversalTime();
        var (third, lateBefore) = (midnight.AddDays(2), Lateness.LateBefore(now));
        return due switch
        {
            DueFilter.Late => work => work.DueKey < lateBefore,
            DueFilter.Today => work => work.DueKey >= lateBefore && work.DueKey < midnight,
            DueFilter.ThreeDays => work => work.DueKey >= lateBefore && work.DueKey < third,
            _ => work => true,
        };
    }

    private async Task<InboxFrame> FrameAsync(WorkScope scope, CancellationToken cancellationToken)
    {
        // One pass over the scope: every tab is a part of it.
        var inScope = InScope(scope);
        var groups = await inScope.GroupBy(work => work.WaitsFor != WaitsFor.Nobody).Select(group => new { Waits = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var own = await inScope.Where(scope.Mine()).CountAsync(work => work.WaitsFor == WaitsFor.Nobody, cancellationToken);
        var waiting = groups.Find(group => group.Waits)?.Count ?? 0;
        var procedures = await ProceduresAsync(inScope, groups.Sum(group => group.Count), cancellationToken);
        return new InboxFrame(new InboxCounts(own, waiting + (groups.Find(group => !group.Waits)?.Count ?? 0), waiting), procedures);
    }

    private async Task<IReadOnlyList<InboxProcedure>> ProceduresAsync(IQueryable<OpenWork> works, int count, CancellationToken cancellationToken)
    {
        var dossiers = db.Set<Dossier>();

        // A desk's own are looked up one by one along the key: left to join, the database reads all dossiers there are, 100 ms of a million.
        var versions = await (count <= OneByOne
            ? works.Select(work => dossiers.Where(dossier => dossier.Id == work.DossierId).Select(dossier => dossier.ProcedureVersionId).First())
            : works.Join(dossiers, work => work.DossierId, dossier => dossier.Id, (_, dossier) => dossier.ProcedureVersionId)).Distinct().ToListAsync(cancellationToken);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in versions)
        {
            var version = await published.GetAsync(id, cancellationToken);
            names[version.Code] = version.Name;
        }

        return [.. names.Select(pair => new InboxProcedure(pair.Key, pair.Value)).OrderBy(one => one.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true)).Take(MostProcedures)];
    }

    private async Task<InboxLine> LineAsync(InboxRow row, string unit, CancellationToken cancellationToken)
    {
        var paused = row.DueKey >= OpenWork.Paused;
        var calendar = await calendars.ForAsync(row.CalendarOf, cancellationToken);
        return new InboxLine(
            row.Id, row.Code, row.Applicant, row.ProcedureCode, row.ProcedureName, row.State, row.Channel, row.Assisted, row.Kind, row.WaitsFor,
            Workflow.Find((await published.GetAsync(row.Version, cancellationToken)).Read().Steps, row.StepKey)?.Name, unit, row.Officer, paused ? null : row.DueKey, paused ? null : calendar.WorkingMinutesBetween(time.Now(), row.DueKey), row.PromisedAt, row.Provisional);
    }
}
