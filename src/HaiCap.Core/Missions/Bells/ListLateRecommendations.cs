using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Bells;

/// <param name="DueAt">Of the answer, or of what was promised.</param>
/// <param name="Owner">Short name of the unit that owes it.</param>
public sealed record LateLine(Recommendation Row, string Asker, string Owner, DateTimeOffset DueAt);

/// <summary>How one unit stands.</summary>
/// <param name="Oldest">The earliest due time it has missed; null when none.</param>
public sealed record LateUnit(string Owner, int Late, int Soon, DateTimeOffset? Oldest);

/// <summary>
/// What is late and what soon will be, of what the caller may see: for the secretariat all of it. Answers owed first, then what was promised by a day and is
/// not done. The longest late stands first.
/// </summary>
public sealed class ListLateRecommendations(HaiCapDb db, MissionAccess access, AgencyNames names, CalendarBook calendars, TimeProvider time)
{
    /// <summary>Soon: due within so many working days.</summary>
    public const int SoonDays = 3;

    /// <summary>So many lines of each part; the counts are of all.</summary>
    public const int Most = 200;

    /// <param name="Plans">Late or soon due, of what answers promised.</param>
    /// <param name="Units">Of the answers shown, who has most late first.</param>
    public sealed record Page(
        IReadOnlyList<LateLine> Late, int LateCount, IReadOnlyList<LateLine> Soon, int SoonCount, IReadOnlyList<LateLine> Plans, IReadOnlyList<LateUnit> Units, DateTimeOffset SoonUntil);

    /// <summary>ACC-001.</summary>
    public async Task<Outcome<Page>> HandleAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<Page>();
        }

        var now = time.Now();
        var until = await SoonAsync(now, cancellationToken);
        var seen = access.Seen(viewer.Value);
        var owed = seen.Where(row => row.DueAt != null);
        var (late, soon) = (owed.Where(row => row.DueAt < now), owed.Where(row => row.DueAt >= now && row.DueAt < until));
        var lateRows = await late.OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        var soonRows = await soon.OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        var lateCount = lateRows.Count < Most ? lateRows.Count : await late.CountAsync(cancellationToken);
        var soonCount = soonRows.Count < Most ? soonRows.Count : await soon.CountAsync(cancellationToken);
        var lateLines = await LinesAsync(lateRows.ConvertAll(row => (row, row.DueAt!.Value)), cancellationToken);
        var soonLines = await LinesAsync(soonRows.ConvertAll(row => (row, row.DueAt!.Value)), cancellationToken);
        return new Page(lateLines, lateCount, soonLines, soonCount, await PlansAsync(seen, viewer.Value.IsMinistry, until, cancellationToken), UnitsOf(lateLines, soonLines), until);
    }

    /// <summary>The end of the last working day that counts as soon, by the calendar of the caller's house.</summary>
    private async Task<DateTimeOffset> SoonAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var calendar = await calendars.ForAsync(cancellationToken: cancellationToken);
            return calendar.HoursOf(calendar.WorkingDayBeside(now.LocalDay(), SoonDays))!.Value.Closing.AddMinutes(1);
        }
        catch (CalendarSpanException)
        {
            return now.AddDays(SoonDays);
        }
    }

    private async Task<IReadOnlyList<LateLine>> PlansAsync(IQueryable<Recommendation> seen, bool ministry, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // Looking across provinces lifts the filter of the whole question: only the ministry's, whose own is across them, may be asked so.
        var bells = ministry ? db.AcrossProvinces<MissionBell>("the ministry sees what it promised every province") : db.Set<MissionBell>();
        var plans = bells.AsNoTracking().Where(bell => bell.Clock == BellClock.Plan && bell.DueAt < until);
        var found = await seen.Join(plans, row => new { row.ProvinceCode, row.Id }, bell => new { bell.ProvinceCode, Id = bell.RecommendationId }, (row, bell) => new { Row = row, bell.DueAt })
            .OrderBy(one => one.DueAt).Take(Most).ToListAsync(cancellationToken);
        return await LinesAsync(found.ConvertAll(one => (one.Row, one.DueAt)), cancellationToken);
    }

    private async Task<IReadOnlyList<LateLine>> LinesAsync(List<(Recommendation Row, DateTimeOffset DueAt)> rows, CancellationToken cancellationToken)
    {
        var lines = new List<LateLine>(rows.Count);
        foreach (var (row, due) in rows)
        {
            lines.Add(new(row, await names.AskerAsync(row.ProvinceCode, row.AskerId, row.UnitCode, cancellationToken), await names.OfAsync(row.OwnerProvince, row.OwnerId, cancellationToken), due));
        }

        return lines;
    }

    private static IReadOnlyList<LateUnit> UnitsOf(IReadOnlyList<LateLine> late, IReadOnlyList<LateLine> soon) =>
    [
        .. late.Select(line => (line.Row.OwnerId, line.Owner)).Concat(soon.Select(line => (line.Row.OwnerId, line.Owner))).Distinct()
            .Select(unit => new LateUnit(
                unit.Owner, late.Count(line => line.Row.OwnerId == unit.OwnerId), soon.Count(line => line.Row.OwnerId == unit.OwnerId),
                late.Where(line => line.Row.OwnerId == unit.OwnerId).Select(line => (DateTimeOffset?)line.DueAt).Min()))
            .OrderByDescending(unit => unit.Late).ThenByDescending(unit => unit.Soon).ThenBy(unit => unit.Owner, StringComparer.Create(VietnameseText.Culture, ignoreCase: true)),
    ];
}
