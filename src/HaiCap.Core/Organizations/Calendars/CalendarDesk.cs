using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Administration;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Calendars;

/// <summary>Whose calendar is looked at: the whole province's, or one agency's, which inherits it.</summary>
/// <param name="AgencyId">Null: every agency of the province.</param>
/// <param name="Path">The agency's path; the provincial committee's for the whole province.</param>
public sealed record CalendarPlace(Guid? AgencyId, string? Code, string Name, string Path, bool MayEdit);

public sealed record CalendarVersion(
    Guid Id, CalendarLevel Level, int Year, int Version, CalendarYearStatus Status, int Days, string? Notice, bool IsSample, DateTimeOffset ChangedAt);

public sealed record PlacedDay(SpecialDay Day, CalendarLevel Level, string? Notice);

/// <param name="Days">The days that differ from the week, as they apply here, in order of date.</param>
/// <param name="Draft">Null when none is being prepared, or the caller may not prepare one.</param>
public sealed record CalendarYearView(
    CalendarPlace Place, int Year, WorkingCalendar Calendar, IReadOnlyList<PlacedDay> Days, IReadOnlyList<CalendarVersion> Versions, CalendarDraft? Draft)
{
    /// <summary>What would apply here without the place's own days: the nation's, and for an agency the province's.</summary>
    public IReadOnlyList<PlacedDay> Inherited { get; init; } = [];

    /// <summary>The year as it would apply with these days of the place's own.</summary>
    public CalendarYearView With(IReadOnlyList<SpecialDay> own, string? notice)
    {
        var level = Place.AgencyId is null ? CalendarLevel.Province : CalendarLevel.Agency;
        var days = Inherited.Concat(own.Select(day => new PlacedDay(day, level, notice)))
            .GroupBy(placed => placed.Day.Date).Select(same => same.Last()).OrderBy(placed => placed.Day.Date).ToList();
        var definition = Calendar.Definition with
        {
            Days = [.. Calendar.Definition.Days.Where(day => day.Date.Year != Year), .. days.Select(placed => placed.Day)],
            PublishedYears = level == CalendarLevel.Province ? Calendar.Definition.PublishedYears.Append(Year).ToHashSet() : Calendar.Definition.PublishedYears,
        };
        return this with { Days = days, Calendar = new WorkingCalendar(definition) };
    }
}

public sealed record CalendarDraft(IReadOnlyList<SpecialDay> Days, string? Notice, DateTimeOffset ChangedAt);

public sealed record WeekLine(CalendarLevel Level, CalendarPurpose Purpose, DateOnly From, RegularWeek Week, TimeOnly? SameDayCutOff, string? Citation);

/// <summary>Reads calendars: anyone may look, signed in or not (a null actor); who manages the place's calendar may change it.</summary>
public sealed class CalendarDesk(HaiCapDb db, Access access, CalendarBook book)
{
    /// <summary>ORG-001 when there is no such agency.</summary>
    public async Task<Outcome<CalendarPlace>> PlaceAsync(Actor? by, string? agencyCode, CancellationToken cancellationToken = default)
    {
        var agencies = db.Set<Agency>().AsNoTracking();
        Agency? agency;
        if (string.IsNullOrWhiteSpace(agencyCode))
        {
            agency = await agencies.FirstOrDefaultAsync(a => a.Kind == AgencyKind.ProvincialCommittee, cancellationToken);
        }
        else
        {
            agency = AgencyCode.TryParse(agencyCode, out var code) ? await agencies.FirstOrDefaultAsync(a => a.Code == code, cancellationToken) : null;
        }

        if (agency is null)
        {
            // A province that has no committee entered yet counts by the nation's calendar all the same.
            return string.IsNullOrWhiteSpace(agencyCode) ? new CalendarPlace(null, null, "", "/", MayEdit: false) : OrganizationProblems.NoAgency;
        }

        var may = by is not null && (await access.DecideAsync(by, Permission.ManageCalendar, new([], agency.Path, null), cancellationToken)).Ok;
        return string.IsNullOrWhiteSpace(agencyCode)
            ? new CalendarPlace(null, null, agency.Name, agency.Path, may)
            : new CalendarPlace(agency.Id, agency.Code.Text, agency.Name, agency.Path, may);
    }

    public async Task<Outcome<CalendarYearView>> YearAsync(Actor? by, string? agencyCode, int year, CancellationToken cancellationToken = default)
    {
        var place = await PlaceAsync(by, agencyCode, cancellationToken);
        if (!place.Ok)
        {
            return place.As<CalendarYearView>();
        }

        if (year is < CalendarProblems.FirstYear or > CalendarProblems.LastYear)
        {
            return CalendarProblems.YearOutOfRange;
        }

        var own = place.Value.AgencyId ?? Guid.Empty;
        var years = await BothAsync(query => query.Where(y => y.Year == year && (y.AgencyId == Guid.Empty || y.AgencyId == own)), cancellationToken);
        var ids = years.Where(y => y.Year.Status != CalendarYearStatus.Superseded).Select(y => y.Year.Id).ToList();
        var days = await DaysAsync(ids, cancellationToken);
        var calendar = place.Value.AgencyId is null ? await book.ForAsync(null, cancellationToken)
            : await book.ForPathAsync(place.Value.Path, cancellationToken: cancellationToken);
        if (!Reaches(calendar, year))
        {
            return CalendarProblems.YearOutOfRange;
        }

        // Nearest last, so that of two rows for a day the nearer stays; days of an unpublished year come from the law alone.
        var level = place.Value.AgencyId is null ? CalendarLevel.Province : CalendarLevel.Agency;
        var rows = years.Where(y => y.Year.Status == CalendarYearStatus.Published).OrderBy(y => y.Level)
            .SelectMany(y => days[y.Year.Id].Select(d => new PlacedDay(d, y.Level, d.Notice ?? y.Year.Notice))).ToList();
        var placed = Nearest(rows);
        if (!calendar.IsPublished(year))
        {
            for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                if (calendar.Special(day) is { } special)
                {
                    placed.TryAdd(day, new PlacedDay(special, CalendarLevel.Nation, null));
                }
            }
        }

        var draft = place.Value.MayEdit ? years.Find(y => y.Year.Status == CalendarYearStatus.Draft && y.Year.AgencyId == own && y.Level != CalendarLevel.Nation).Year : null;
        return new CalendarYearView(
            place.Value, year, calendar,
            [.. placed.Values.OrderBy(d => d.Day.Date)],
            [.. years.Where(y => y.Year.Status != CalendarYearStatus.Draft).OrderBy(y => y.Level).ThenByDescending(y => y.Year.Version)
                .Select(y => Line(y.Year, y.Level, days[y.Year.Id].Count()))],
            draft is null ? null : new CalendarDraft([.. days[draft.Id].OrderBy(d => d.Date)], draft.Notice, draft.ChangedAt))
        {
            Inherited = [.. Nearest(rows.Where(d => d.Level < level)).Values],
        };
    }

    /// <summary>Every year that is published or being prepared for the place, latest first.</summary>
    public async Task<IReadOnlyList<CalendarVersion>> YearsAsync(CalendarPlace place, CancellationToken cancellationToken = default)
    {
        var own = place.AgencyId ?? Guid.Empty;
        var years = await BothAsync(
            query => query.Where(y => y.Status != CalendarYearStatus.Superseded && (y.AgencyId == Guid.Empty || y.AgencyId == own)), cancellationToken);
        var shown = years.Where(y => y.Year.Status == CalendarYearStatus.Published || (place.MayEdit && y.Year.AgencyId == own && y.Level != CalendarLevel.Nation)).ToList();
        var days = await DaysAsync([.. shown.Select(y => y.Year.Id)], cancellationToken);
        return [.. shown.OrderByDescending(y => y.Year.Year).ThenBy(y => y.Level).Select(y => Line(y.Year, y.Level, days[y.Year.Id].Count()))];
    }

    /// <summary>The weeks that apply here and those they go before, nearest first, then the latest.</summary>
    public async Task<IReadOnlyList<WeekLine>> WeeksAsync(CalendarPlace place, CancellationToken cancellationToken = default)
    {
        var path = place.AgencyId is null ? "/" : place.Path;
        var own = (await book.WeeksAsync(path, CalendarPurpose.Working, cancellationToken)).Concat(await book.WeeksAsync(path, CalendarPurpose.Reception, cancellationToken))
            .Select(w => w.AgencyId).FirstOrDefault(id => id != Guid.Empty);
        List<CalendarWeek> national;
        using (db.Tenant.Open(Tenant.Nation))
        {
            national = await db.Set<CalendarWeek>().AsNoTracking().Where(w => w.AgencyId == Guid.Empty).ToListAsync(cancellationToken);
        }

        var local = await db.Set<CalendarWeek>().AsNoTracking().Where(w => w.AgencyId == Guid.Empty || w.AgencyId == own).ToListAsync(cancellationToken);
        return [.. national.Concat(local)
            .Select(w => new WeekLine(CalendarLevels.Of(w.ProvinceCode, w.AgencyId), w.Purpose, w.ValidFrom, w.Read(), w.SameDayCutOff, w.Citation))
            .OrderByDescending(w => w.Level).ThenBy(w => w.Purpose).ThenByDescending(w => w.From)];
    }

    private static bool Reaches(WorkingCalendar calendar, int year)
    {
        try
        {
            _ = calendar.IsWorkingDay(new DateOnly(year, 1, 1)) | calendar.IsWorkingDay(new DateOnly(year, 12, 31));
            return true;
        }
        catch (CalendarSpanException)
        {
            return false;
        }
    }

    private static Dictionary<DateOnly, PlacedDay> Nearest(IEnumerable<PlacedDay> rows) =>
        rows.GroupBy(d => d.Day.Date).Select(same => same.Last()).ToDictionary(d => d.Day.Date);

    private static CalendarVersion Line(CalendarYear year, CalendarLevel level, int days) =>
        new(year.Id, level, year.Year, year.Version, year.Status, days, year.Notice, year.IsSample, year.ChangedAt);

    private async Task<List<(CalendarYear Year, CalendarLevel Level)>> BothAsync(
        Func<IQueryable<CalendarYear>, IQueryable<CalendarYear>> which, CancellationToken cancellationToken)
    {
        List<CalendarYear> years;
        using (db.Tenant.Open(Tenant.Nation))
        {
            years = await which(db.Set<CalendarYear>().AsNoTracking()).Where(y => y.Status != CalendarYearStatus.Draft).ToListAsync(cancellationToken);
        }

        years.AddRange(await which(db.Set<CalendarYear>().AsNoTracking()).ToListAsync(cancellationToken));
        return years.ConvertAll(y => (y, CalendarLevels.Of(y.ProvinceCode, y.AgencyId)));
    }

    private async Task<ILookup<Guid, SpecialDay>> DaysAsync(List<Guid> years, CancellationToken cancellationToken)
    {
        List<CalendarDay> days;
        using (db.Tenant.Open(Tenant.Nation))
        {
            days = await db.Set<CalendarDay>().AsNoTracking().Where(d => years.Contains(d.CalendarYearId)).ToListAsync(cancellationToken);
        }

        days.AddRange(await db.Set<CalendarDay>().AsNoTracking().Where(d => years.Contains(d.CalendarYearId)).ToListAsync(cancellationToken));
        return days.OrderBy(d => d.Date).ToLookup(d => d.CalendarYearId, d => d.Read());
    }
}
