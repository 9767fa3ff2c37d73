using System.Globalization;
using System.Linq.Expressions;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>One dossier of a list. No person is named in it.</summary>
/// <param name="WorkDueAt">When the present step or the promised time is due, whichever comes first; null once nobody works on it, and while it waits for somebody outside.</param>
public sealed record ListedDossier(
    Guid Id, string Code, string ProcedureCode, string ProcedureName, DossierState State, Channel Channel, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, DateTimeOffset? WorkDueAt,
    Agency Receiving, Agency Competent, Agency? Holder);

/// <summary>Where a page of the list ended: by instant, then by id.</summary>
public sealed record ListPosition(DateTimeOffset At, Guid Id)
{
    public static ListPosition? Parse(string? text) =>
        text?.Split('.') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utc)
            && utc <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "N", out var guid)
            ? new ListPosition(new DateTimeOffset(utc, TimeSpan.Zero), guid)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id:N}");
}

/// <summary>
/// Dossiers in a key's territory, in one statement whatever is in the database. Without a bound the newest come first; with one, the soonest
/// due. What is open is read from the narrow table of open work, so that a list of it does not slow down with the years.
/// </summary>
public sealed class ListDossiers(HaiCapDb db, Access access, GrantBook book)
{
    /// <param name="Agency">Whose: those a centre took, a division appraises, any other agency decides. All of the territory when null.</param>
    /// <param name="DueFrom">With <paramref name="DueBefore"/>: open work due from this instant on …</param>
    /// <param name="DueBefore">… and before that one. Null asks for all dossiers.</param>
    public sealed record Request(Agency? Agency = null, DossierState? State = null, DateTimeOffset? DueFrom = null, DateTimeOffset? DueBefore = null, ListPosition? After = null, int Limit = 50);

    public sealed record Page(IReadOnlyList<ListedDossier> Dossiers, ListPosition? Next);

    public async Task<Outcome<Page>> HandleAsync(Actor system, Request request, CancellationToken cancellationToken = default)
    {
        var scope = await access.ReadScopeAsync(system, cancellationToken: cancellationToken);
        if (scope.Count == 0)
        {
            return Access.Refused;
        }

        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var dossiers = InTerritory(db.Set<Dossier>().AsNoTracking(), scope, shelf);
        dossiers = request.Agency is { } agency ? dossiers.Where(Of(agency)) : dossiers;
        dossiers = request.State is { } state ? dossiers.Where(row => row.State == state) : dossiers;
        var byDue = request.DueBefore is not null;
        var rows = byDue ? await DueAsync(dossiers, request, cancellationToken)
            : request.State?.HasEnded() == false ? await OpenAsync(dossiers, request, cancellationToken)
            : await AllAsync(dossiers, request, cancellationToken);
        var last = rows.Count > request.Limit ? rows[request.Limit - 1] : null;
        return new Page(
            [.. rows.Take(request.Limit).Select(row => row.Told(shelf))],
            last is null ? null : byDue ? new ListPosition(last.DueKey!.Value, last.WorkId!.Value) : new ListPosition(last.SubmittedAt, last.Id));
    }

    private static Expression<Func<Dossier, bool>> Of(Agency agency)
    {
        var id = agency.Id;
        return agency switch
        {
            { IsCentre: true } => row => row.ReceivingAgencyId == id,
            { Kind: AgencyKind.Division or AgencyKind.CommuneDivision } => row => row.DivisionId == id,
            _ => row => row.CompetentAgencyId == id,
        };
    }

    private IQueryable<Dossier> InTerritory(IQueryable<Dossier> dossiers, IReadOnlyList<string> paths, AgencyShelf shelf)
    {
        if (paths.Contains("/", StringComparer.Ordinal))
        {
            return dossiers;
        }

        var units = shelf.All.Where(agency => paths.Any(path => agency.Path.StartsWith(path, StringComparison.Ordinal))).Select(agency => agency.Id).ToList();
        return dossiers.Where(row => units.Contains(row.ReceivingAgencyId) || units.Contains(row.CompetentAgencyId) || units.Contains(row.DivisionId)
            || units.Contains(row.HolderUnitId ?? row.DivisionId)
            || db.Set<Consultation>().Any(asked => asked.DossierId == row.Id && units.Contains(asked.AskedUnitId)));
    }

    private IQueryable<OpenWork> Steps() => db.Set<OpenWork>().AsNoTracking().Where(work => work.Kind == WorkKind.Step);

    private Task<List<Row>> DueAsync(IQueryable<Dossier> dossiers, Request request, CancellationToken cancellationToken)
    {
        var (from, before) = (request.DueFrom ?? DateTimeOffset.MinValue, request.DueBefore < OpenWork.Paused ? request.DueBefore.Value : OpenWork.Paused);
        var joined = Steps().Where(work => work.DueKey >= from && work.DueKey < before).Join(dossiers, work => work.DossierId, row => row.Id, (work, row) => new { work, row });
        joined = request.After is { } after
            ? joined.Where(pair => pair.work.DueKey >= after.At && (pair.work.DueKey > after.At || pair.work.Id.CompareTo(after.Id) > 0)) : joined;
        return joined.OrderBy(pair => pair.work.DueKey).ThenBy(pair => pair.work.Id).Take(request.Limit + 1)
            .Select(pair => new Row(
                pair.row.Id, pair.row.Code, pair.row.ProcedureCode, pair.row.ProcedureName, pair.row.State, pair.row.Channel, pair.row.SubmittedAt, pair.row.DueAt,
                pair.row.ReceivingAgencyId, pair.row.CompetentAgencyId, pair.row.HolderUnitId, pair.work.Id, pair.work.DueKey))
            .ToListAsync(cancellationToken);
    }

    private Task<List<Row>> OpenAsync(IQueryable<Dossier> dossiers, Request request, CancellationToken cancellationToken) =>
        Older(Steps().Join(dossiers, work => work.DossierId, row => row.Id, (work, row) => row), request).Take(request.Limit + 1).Select(WithWork()).ToListAsync(cancellationToken);

    private Task<List<Row>> AllAsync(IQueryable<Dossier> dossiers, Request request, CancellationToken cancellationToken) =>
        Older(dossiers, request).Take(request.Limit + 1).Select(WithWork()).ToListAsync(cancellationToken);

    /// <summary>Newest first, along an index: an agency's by when they came, a whole territory's by id, which is the same order.</summary>
    private static IOrderedQueryable<Dossier> Older(IQueryable<Dossier> dossiers, Request request)
    {
        if (request.Agency is null)
        {
            var all = request.After is { } last ? dossiers.Where(row => row.Id.CompareTo(last.Id) < 0) : dossiers;
            return all.OrderByDescending(row => row.Id);
        }

        var rest = request.After is { } after ? dossiers.Where(row => row.SubmittedAt <= after.At && (row.SubmittedAt < after.At || row.Id.CompareTo(after.Id) < 0)) : dossiers;
        return rest.OrderByDescending(row => row.SubmittedAt).ThenByDescending(row => row.Id);
    }

    private Expression<Func<Dossier, Row>> WithWork()
    {
        var steps = Steps();
        return row => new Row(
            row.Id, row.Code, row.ProcedureCode, row.ProcedureName, row.State, row.Channel, row.SubmittedAt, row.DueAt, row.ReceivingAgencyId, row.CompetentAgencyId,
            row.HolderUnitId, null, steps.Where(work => work.DossierId == row.Id).Select(work => (DateTimeOffset?)work.DueKey).FirstOrDefault());
    }

    private sealed record Row(
        Guid Id, string Code, string ProcedureCode, string ProcedureName, DossierState State, Channel Channel, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, Guid Receiving,
        Guid Competent, Guid? Holder, Guid? WorkId, DateTimeOffset? DueKey)
    {
        public ListedDossier Told(AgencyShelf shelf) => new(
            Id, Code, ProcedureCode, ProcedureName, State, Channel, SubmittedAt, DueAt, DueKey < OpenWork.Paused ? DueKey : null, shelf.Find(Receiving)!, shelf.Find(Competent)!,
            shelf.Find(Holder));
    }
}
