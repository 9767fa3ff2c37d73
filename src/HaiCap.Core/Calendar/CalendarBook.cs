using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Calendar;

/// <summary>
/// The working calendars of the open province as stored: nation, then province, then agency. Built once and kept until a calendar
/// is published, here or by another host.
/// </summary>
public sealed class CalendarBook(HaiCapDb db, CalendarCache cache, TimeProvider time, IAgencyPaths? paths = null)
{
    /// <summary>The calendar of an agency; where it has none of its own that of the nearest agency over it, then the province's, then the nation's.</summary>
    public Task<WorkingCalendar> ForAsync(Guid? agencyId = null, CancellationToken cancellationToken = default) => ForAsync(agencyId, CalendarPurpose.Working, cancellationToken);

    /// <summary>As <see cref="ForAsync(Guid?, CancellationToken)"/>, where the agency's path is at hand.</summary>
    /// <param name="path">The agency's ancestors and itself from the top: "/id/id/".</param>
    public async Task<WorkingCalendar> ForPathAsync(string path, CalendarPurpose purpose = CalendarPurpose.Working, CancellationToken cancellationToken = default) =>
        Nearest(await ShelfAsync(cancellationToken), path, purpose);

    /// <summary>As <see cref="ForPathAsync"/>, as the calendar stood at an instant: a superseded version counts until the next was published.</summary>
    public async Task<WorkingCalendar> AsOfAsync(string path, DateTimeOffset instant, CancellationToken cancellationToken = default)
    {
        var stood = (await BothAsync<CalendarYear>(rows => rows.Where(y => y.Status != CalendarYearStatus.Draft), cancellationToken))
            .Where(y => Ids.TimeOf(y.Id) <= instant)
            .GroupBy(y => (y.ProvinceCode, y.AgencyId, y.Year)).Select(versions => versions.MaxBy(y => y.Version)!).ToList();
        var ids = stood.ConvertAll(y => y.Id);
        return Nearest(
            new CalendarShelf(
                await BothAsync<CalendarWeek>(rows => rows.Where(w => w.ChangedAt <= instant), cancellationToken), stood,
                await BothAsync<CalendarDay>(rows => rows.Where(d => ids.Contains(d.CalendarYearId)), cancellationToken), []),
            path,
            CalendarPurpose.Working);
    }

    /// <summary>The weeks by which an agency counts, the earliest first: its own or those it inherits.</summary>
    /// <param name="path">The agency's ancestors and itself from the top; "/" for the whole province.</param>
    public async Task<IReadOnlyList<CalendarWeek>> WeeksAsync(string path, CalendarPurpose purpose, CancellationToken cancellationToken = default) =>
        (await ShelfAsync(cancellationToken)).WeeksOn(path, purpose);

    /// <summary>Reception hours; the working hours where none are set apart.</summary>
    public Task<WorkingCalendar> ReceptionAsync(Guid? agencyId = null, CancellationToken cancellationToken = default) => ForAsync(agencyId, CalendarPurpose.Reception, cancellationToken);

    /// <summary>Every published year of the nation, the province and its agencies, with whose it is (<see cref="Guid.Empty"/>: every agency's).</summary>
    public async Task<IReadOnlyList<(Guid AgencyId, CalendarSource Source, int Days)>> PublishedAsync(CancellationToken cancellationToken = default) =>
        (await ShelfAsync(cancellationToken)).Published;

    public async Task<ClockRules> RulesAsync(CancellationToken cancellationToken = default) => (await ShelfAsync(cancellationToken)).Rules;

    private async Task<WorkingCalendar> ForAsync(Guid? agencyId, CalendarPurpose purpose, CancellationToken cancellationToken)
    {
        var shelf = await ShelfAsync(cancellationToken);
        var agency = agencyId ?? Guid.Empty;

        // Few agencies have a calendar of their own: where none has, nobody need look for those above.
        return agency == Guid.Empty || shelf.HasItsOwn(agency) || !shelf.AnyHasItsOwn || paths is null ? shelf.Of(agency, purpose)
            : Nearest(shelf, (await paths.AllAsync(db, cancellationToken)).GetValueOrDefault(agency, "/"), purpose);
    }

    private static WorkingCalendar Nearest(CalendarShelf shelf, string path, CalendarPurpose purpose) => shelf.Of(shelf.OwnerOn(path), purpose);

    private async Task<CalendarShelf> ShelfAsync(CancellationToken cancellationToken)
    {
        var province = db.ProvinceCode;
        if (cache.Fresh(province, time) is { } kept)
        {
            return kept;
        }

        var stamp = await StampAsync(cancellationToken);
        if (cache.Unchanged(province, stamp, time) is { } same)
        {
            return same;
        }

        var shelf = new CalendarShelf(
            await BothAsync<CalendarWeek>(null, cancellationToken),
            await BothAsync<CalendarYear>(rows => rows.Where(y => y.Status == CalendarYearStatus.Published), cancellationToken),
            await BothAsync<CalendarDay>(
                rows => rows.Where(d => db.Set<CalendarYear>().Any(y => y.Id == d.CalendarYearId && y.Status == CalendarYearStatus.Published)), cancellationToken),
            await BothAsync<CalendarRule>(null, cancellationToken));
        cache.Keep(province, stamp, shelf, time);
        return shelf;
    }

    private async Task<string> StampAsync(CancellationToken cancellationToken)
    {
        using var nation = db.Tenant.ProvinceCode == Tenant.Nation ? null : db.Tenant.Open(Tenant.Nation);
        var national = await HereAsync();
        nation?.Dispose();
        return nation is null ? national : national + "|" + await HereAsync();

        async Task<string> HereAsync()
        {
            var years = await db.Set<CalendarYear>().GroupBy(_ => 1).Select(g => new { N = g.Count(), At = g.Max(y => y.ChangedAt) }).SingleOrDefaultAsync(cancellationToken);
            var weeks = await db.Set<CalendarWeek>().GroupBy(_ => 1).Select(g => new { N = g.Count(), At = g.Max(w => w.ChangedAt) }).SingleOrDefaultAsync(cancellationToken);
            var rules = await db.Set<CalendarRule>().GroupBy(_ => 1).Select(g => new { N = g.Count(), At = g.Max(r => r.ChangedAt) }).SingleOrDefaultAsync(cancellationToken);
            return $"{years?.N} {years?.At.UtcTicks} {weeks?.N} {weeks?.At.UtcTicks} {rules?.N} {rules?.At.UtcTicks}";
        }
    }

    /// <summary>The nation's rows, then the province's.</summary>
    private async Task<List<T>> BothAsync<T>(Func<IQueryable<T>, IQueryable<T>>? only, CancellationToken cancellationToken)
        where T : class, IProvinceRecord
    {
        IQueryable<T> Rows() => only is null ? db.Set<T>().AsNoTracking() : only(db.Set<T>().AsNoTracking());
        if (db.ProvinceCode == Tenant.Nation)
        {
            return await Rows().ToListAsync(cancellationToken);
        }

        List<T> rows;
        using (db.Tenant.Open(Tenant.Nation))
        {
            rows = await Rows().ToListAsync(cancellationToken);
        }

        rows.AddRange(await Rows().ToListAsync(cancellationToken));
        return rows;
    }
}
