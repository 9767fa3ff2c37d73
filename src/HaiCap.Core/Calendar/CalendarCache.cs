using System.Collections.Concurrent;
using HaiCap.Core.Data;

namespace HaiCap.Core.Calendar;

/// <summary>Calendars built so far, by province. One a process; another host's publication is noticed within seconds.</summary>
public sealed class CalendarCache
{
    /// <summary>How late a calendar published by another host may be noticed here.</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Called once a change of any calendar is committed.</summary>
    public void Forget() => entries.Clear();

    internal CalendarShelf? Fresh(string province, TimeProvider time) =>
        entries.TryGetValue(province, out var entry) && time.GetElapsedTime(entry.Checked) < Trusted ? entry.Shelf : null;

    internal CalendarShelf? Unchanged(string province, string stamp, TimeProvider time)
    {
        if (!entries.TryGetValue(province, out var entry) || entry.Stamp != stamp)
        {
            return null;
        }

        entries[province] = entry with { Checked = time.GetTimestamp() };
        return entry.Shelf;
    }

    internal void Keep(string province, string stamp, CalendarShelf shelf, TimeProvider time) =>
        entries[province] = new Entry(stamp, shelf, time.GetTimestamp());

    private sealed record Entry(string Stamp, CalendarShelf Shelf, long Checked);
}

/// <summary>One province's calendar rows, and the calendars made of them when first asked for.</summary>
internal sealed class CalendarShelf
{
    private readonly List<CalendarWeek> weeks;
    private readonly List<CalendarYear> years;
    private readonly ILookup<Guid, CalendarDay> days;
    private readonly HashSet<Guid> withTheirOwn;
    private readonly ConcurrentDictionary<(Guid Agency, CalendarPurpose Purpose), WorkingCalendar> calendars = new();

    public CalendarShelf(List<CalendarWeek> weeks, List<CalendarYear> years, List<CalendarDay> days, List<CalendarRule> rules)
    {
        (this.weeks, this.years) = (weeks, years);
        this.days = days.ToLookup(d => d.CalendarYearId);
        withTheirOwn = [.. weeks.Select(w => w.AgencyId), .. years.Select(y => y.AgencyId)];
        withTheirOwn.Remove(Guid.Empty);
        Rules = new ClockRules([.. rules.OrderBy(r => r.ProvinceCode == Tenant.Nation).ThenByDescending(r => r.ValidFrom)
            .Select(r => new ClockRule(r.Key, new LimitStage(r.Value, r.Unit), r.Citation, r.ValidFrom, r.ValidTo))]);
    }

    public ClockRules Rules { get; }

    /// <summary>What is published, with whose it is (<see cref="Guid.Empty"/>: every agency's) and how many days it names.</summary>
    public IReadOnlyList<(Guid AgencyId, CalendarSource Source, int Days)> Published => years.ConvertAll(y => (y.AgencyId, SourceOf(y), days[y.Id].Count()));

    private static CalendarSource SourceOf(CalendarYear y) =>
        new(CalendarLevels.Of(y.ProvinceCode, y.AgencyId), y.Year, y.Version, y.Notice, y.IsSample, Ids.TimeOf(y.Id));

    /// <summary>Agencies with a calendar of their own.</summary>
    public IEnumerable<Guid> Owners => withTheirOwn;

    public bool AnyHasItsOwn => withTheirOwn.Count > 0;

    /// <summary>The nearest agency on a path that has days or hours of its own; <see cref="Guid.Empty"/> when none has.</summary>
    public Guid OwnerOn(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(Guid.Parse).FirstOrDefault(HasItsOwn);

    public bool HasItsOwn(Guid agencyId) => withTheirOwn.Contains(agencyId);

    /// <summary>The weeks by which an agency on this path counts, the earliest first: its own or those it inherits.</summary>
    public IReadOnlyList<CalendarWeek> WeeksOn(string path, CalendarPurpose purpose) => WeeksOf(OwnerOn(path), purpose);

    public WorkingCalendar Of(Guid agencyId, CalendarPurpose purpose) =>
        calendars.GetOrAdd((HasItsOwn(agencyId) ? agencyId : Guid.Empty, purpose), key => new WorkingCalendar(Define(key.Agency, key.Purpose)));

    /// <summary>Nearest first: the agency's weeks, else the province's, else the nation's; reception hours fall back to working hours.</summary>
    private List<CalendarWeek> WeeksOf(Guid agencyId, CalendarPurpose purpose) => weeks.Where(w => w.AgencyId == agencyId || w.AgencyId == Guid.Empty)
        .GroupBy(w => (w.Purpose, w.AgencyId, w.ProvinceCode))
        .OrderByDescending(g => g.Key.Purpose == purpose).ThenByDescending(g => g.Key.AgencyId == agencyId && agencyId != Guid.Empty)
        .ThenByDescending(g => g.Key.ProvinceCode != Tenant.Nation)
        .FirstOrDefault(g => g.Key.Purpose == purpose || purpose == CalendarPurpose.Reception)
        ?.OrderBy(w => w.ValidFrom).ToList() ?? [];

    /// <summary>Set on the very day it begins, a week's cut-off holds from the next: what came in that morning keeps the one it came under.</summary>
    private static CutOff CutOffOf(CalendarWeek week) => new(week.ChangedAt.LocalDay() == week.ValidFrom ? week.ValidFrom.AddDays(1) : week.ValidFrom, week.SameDayCutOff);

    private CalendarDefinition Define(Guid agencyId, CalendarPurpose purpose)
    {
        var nearest = WeeksOf(agencyId, purpose);
        // A province may enter a year's notice itself before the nation's row comes; an agency's own days alone settle no year.
        var settled = years.Where(y => y.AgencyId == Guid.Empty);
        var applying = years.Where(y => y.AgencyId == Guid.Empty || y.AgencyId == agencyId)
            .OrderBy(y => y.AgencyId != Guid.Empty).ThenBy(y => y.ProvinceCode != Tenant.Nation).ToList();
        var definition = new CalendarDefinition
        {
            PublishedYears = settled.Select(y => y.Year).ToHashSet(),
            Days = [.. applying.SelectMany(y => days[y.Id].OrderBy(d => d.Date).Select(d => d.Read() is { Notice: null } day ? day with { Notice = y.Notice } : d.Read()))],
            Sources = applying.ConvertAll(SourceOf),
        };
        return nearest.Count == 0 ? definition : definition with
        {
            Weeks = [.. nearest.Select(w => w.Read())],
            CutOffs = [.. nearest.Select(CutOffOf)],
            NominalDayMinutes = nearest[^1].NominalDayMinutes,
            Rule = new DueRule(nearest[^1].SameDayCutOff, nearest[^1].DayEnd),
        };
    }
}
