using System.Collections.Concurrent;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Calendar;

/// <summary>One change of calendars: a version of a year, or hours from a day on.</summary>
/// <param name="ProvinceCode">Whose it is; "00" the nation's, which every province inherits.</param>
/// <param name="AgencyId">Null: every agency of the province.</param>
public sealed record CalendarCause(string ProvinceCode, Guid? AgencyId)
{
    public int? Year { get; init; }

    public int? Version { get; init; }

    public CalendarPurpose? Purpose { get; init; }

    public DateOnly? From { get; init; }
}

/// <summary>One agency's calendars about a change.</summary>
/// <param name="Now">In force today: later changes may have come meanwhile.</param>
public sealed record ChangedCalendar(WorkingCalendar Before, WorkingCalendar After, WorkingCalendar Now, CalendarDifference Difference);

/// <summary>What a change does to the calendars of one province; an agency inherits it unless its own rows go before.</summary>
public sealed class CalendarChange
{
    private readonly CalendarShelf before;
    private readonly CalendarShelf after;
    private readonly CalendarShelf now;
    private readonly IReadOnlyDictionary<Guid, string> paths;
    private readonly ConcurrentDictionary<(Guid Before, Guid After, Guid Now), ChangedCalendar> calendars = new();
    private readonly Lazy<(DateTimeOffset, DateTimeOffset)?> span;

    /// <param name="paths">Agencies over each agency, whose calendars it inherits.</param>
    internal CalendarChange(CalendarShelf before, CalendarShelf after, CalendarShelf now, IReadOnlyDictionary<Guid, string> paths)
    {
        (this.before, this.after, this.now, this.paths) = (before, after, now, paths);
        span = new(FindSpan);
    }

    /// <summary>True when no agency's working days or hours became others.</summary>
    public bool IsNone => Span is null;

    /// <summary>From the first day that became another anywhere to the end of the last, which is not in it; null where none did.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Span => span.Value;

    public ChangedCalendar Of(Guid agencyId)
    {
        var path = paths.GetValueOrDefault(agencyId) ?? $"/{agencyId:N}/";
        var owners = (Before: before.OwnerOn(path), After: after.OwnerOn(path), Now: now.OwnerOn(path));
        return calendars.GetOrAdd(owners, key =>
        {
            var (was, @is) = (before.Of(key.Before, CalendarPurpose.Working), after.Of(key.After, CalendarPurpose.Working));
            return new ChangedCalendar(was, @is, ReferenceEquals(now, after) ? @is : now.Of(key.Now, CalendarPurpose.Working), CalendarDifference.Between(was, @is));
        });
    }

    private (DateTimeOffset, DateTimeOffset)? FindSpan()
    {
        var spans = before.Owners.Concat(after.Owners).Concat(now.Owners).Append(Guid.Empty).Distinct().Select(agency => Of(agency).Difference.Span).OfType<(DateOnly First, DateOnly Last)>().ToList();
        return spans.Count == 0 ? null : (spans.Min(one => one.First).AtLocal(default), spans.Max(one => one.Last).AddDays(1).AtLocal(default));
    }
}

/// <summary>The calendars before and after a change, of the open province: one that was made, or one that is only thought of.</summary>
public sealed class CalendarChanges(HaiCapDb db, IAgencyPaths? paths = null)
{
    public async Task<CalendarChange> OfAsync(CalendarCause cause, CancellationToken cancellationToken = default)
    {
        var (rows, superseded) = await RowsAsync(cancellationToken);
        var owner = cause.AgencyId ?? Guid.Empty;
        CalendarRows before, after;
        if (cause.Year is { } year)
        {
            bool Slot(CalendarYear row) => row.ProvinceCode == cause.ProvinceCode && row.AgencyId == owner && row.Year == year;
            var versions = rows.Years.Concat(superseded).Where(Slot).ToList();
            var others = rows.Years.FindAll(row => !Slot(row));
            before = rows with { Years = [.. others, .. versions.OrderByDescending(row => row.Version).Where(row => row.Version < cause.Version).Take(1)] };
            after = rows with { Years = [.. others, .. versions.Where(row => row.Version == cause.Version)] };
        }
        else
        {
            // Hours that applied until then were copied down with the new ones, at the same instant.
            bool Slot(CalendarWeek row) => row.ProvinceCode == cause.ProvinceCode && row.AgencyId == owner && row.Purpose == cause.Purpose;
            var made = rows.Weeks.Find(row => Slot(row) && row.ValidFrom == cause.From)?.ChangedAt ?? DateTimeOffset.MaxValue;
            before = rows with { Weeks = rows.Weeks.FindAll(row => !Slot(row) || row.ChangedAt < made) };
            after = rows with { Weeks = rows.Weeks.FindAll(row => !Slot(row) || row.ChangedAt <= made) };
        }

        return new CalendarChange(before.Shelf(), after.Shelf(), rows.Shelf(), await PathsAsync(cancellationToken));
    }

    /// <summary>As if a year were published for the open province, or one of its agencies, with these days.</summary>
    public async Task<CalendarChange> IfPublishedAsync(Guid? agencyId, int year, IReadOnlyList<SpecialDay> days, CancellationToken cancellationToken = default)
    {
        var (rows, _) = await RowsAsync(cancellationToken);
        var thought = new CalendarYear
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(DateTimeOffset.UnixEpoch),
            AgencyId = agencyId ?? Guid.Empty,
            Year = year,
            Version = int.MaxValue,
            Status = CalendarYearStatus.Published,
            ChangedAt = default,
        };
        return await ThoughtAsync(rows, rows with
        {
            Years = [.. rows.Years.Where(row => row.ProvinceCode != thought.ProvinceCode || row.AgencyId != thought.AgencyId || row.Year != year), thought],
            Days = [.. rows.Days, .. days.Select(day => CalendarDay.Of(thought, Guid.Empty, day))],
        }, cancellationToken);
    }

    /// <summary>As if these hours held from a day on, for the open province or one of its agencies.</summary>
    public async Task<CalendarChange> IfSetAsync(Guid? agencyId, RegularWeek week, TimeOnly? sameDayCutOff, CancellationToken cancellationToken = default)
    {
        var (rows, _) = await RowsAsync(cancellationToken);
        var owner = agencyId ?? Guid.Empty;
        var set = new CalendarWeek
        {
            ProvinceCode = db.ProvinceCode,
            Id = Guid.Empty,
            AgencyId = owner,
            Purpose = CalendarPurpose.Working,
            ValidFrom = week.From,
            Hours = CalendarWeek.HoursJson(week),
            SameDayCutOff = sameDayCutOff,
            ChangedAt = default,
        };

        // A place's first hours of its own leave it, until they begin, those it inherits.
        var path = agencyId is null ? "/" : (await PathsAsync(cancellationToken)).GetValueOrDefault(owner) ?? $"/{owner:N}/";
        var applied = rows.Shelf().WeeksOn(path, CalendarPurpose.Working);
        var own = applied.Any(row => row.ProvinceCode == db.ProvinceCode && row.AgencyId == owner);
        var down = own ? [] : applied.Where(row => row.ValidFrom < week.From).Select(row => row.CopyFor(db.ProvinceCode, Guid.Empty, owner, CalendarPurpose.Working, default));
        return await ThoughtAsync(rows, rows with { Weeks = [.. rows.Weeks, .. down, set] }, cancellationToken);
    }

    private async Task<CalendarChange> ThoughtAsync(CalendarRows rows, CalendarRows thought, CancellationToken cancellationToken)
    {
        var after = thought.Shelf();
        return new CalendarChange(rows.Shelf(), after, after, await PathsAsync(cancellationToken));
    }

    private async ValueTask<IReadOnlyDictionary<Guid, string>> PathsAsync(CancellationToken cancellationToken) =>
        paths is null ? new Dictionary<Guid, string>() : await paths.AllAsync(db, cancellationToken);

    private async Task<(CalendarRows InForce, List<CalendarYear> Superseded)> RowsAsync(CancellationToken cancellationToken)
    {
        var rows = await HereAsync();
        if (db.ProvinceCode != Tenant.Nation)
        {
            using var nation = db.Tenant.Open(Tenant.Nation);
            var national = await HereAsync();
            rows = new CalendarRows([.. national.Weeks, .. rows.Weeks], [.. national.Years, .. rows.Years], [.. national.Days, .. rows.Days]);
        }

        return (rows with { Years = rows.Years.FindAll(year => year.Status == CalendarYearStatus.Published) }, rows.Years.FindAll(year => year.Status == CalendarYearStatus.Superseded));

        async Task<CalendarRows> HereAsync() => new(
            await db.Set<CalendarWeek>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<CalendarYear>().AsNoTracking().Where(year => year.Status != CalendarYearStatus.Draft).ToListAsync(cancellationToken),
            await db.Set<CalendarDay>().AsNoTracking().ToListAsync(cancellationToken));
    }

    private sealed record CalendarRows(List<CalendarWeek> Weeks, List<CalendarYear> Years, List<CalendarDay> Days)
    {
        public CalendarShelf Shelf() => new(Weeks, Years, Days, []);
    }
}
