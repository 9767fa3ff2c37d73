using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Calendars;

/// <summary>Keeps a year's calendar as a draft: nothing counts by it until it is published. One draft for each place and year; no act.</summary>
public sealed record SaveCalendarDraft(Actor By, string? AgencyCode, int Year, IReadOnlyList<SpecialDay> Days, string? Notice);

public sealed class SaveCalendarDraftHandler(HaiCapDb db, CalendarDesk desk, TimeProvider time)
{
    /// <summary>ACC-001, ORG-001, CAL-001 … CAL-007, CAL-026, CAL-027; ACT-001: somebody else saved the draft in the same moment.</summary>
    public async Task<Outcome<CalendarYear>> HandleAsync(SaveCalendarDraft request, CancellationToken cancellationToken = default)
    {
        var place = await desk.PlaceAsync(request.By, request.AgencyCode, cancellationToken);
        if (!place.Ok)
        {
            return place.As<CalendarYear>();
        }

        if (!place.Value.MayEdit)
        {
            return Access.Refused;
        }

        if (request.Year is < CalendarProblems.FirstYear or > CalendarProblems.LastYear)
        {
            return CalendarProblems.YearOutOfRange;
        }

        if (request.Days.Count > CalendarProblems.MostDays)
        {
            return CalendarProblems.TooManyDays;
        }

        if (CalendarYearRules.Faults(request.Year, request.Days, request.Notice) is { Count: > 0 } faults)
        {
            return faults;
        }

        var agencyId = place.Value.AgencyId ?? Guid.Empty;
        await RemoveAsync(db, agencyId, request.Year, cancellationToken);
        var now = time.Now();
        var draft = new CalendarYear
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(now),
            AgencyId = agencyId,
            Year = request.Year,
            Version = 0,
            Status = CalendarYearStatus.Draft,
            Notice = string.IsNullOrWhiteSpace(request.Notice) ? null : VietnameseText.Nfc(request.Notice),
            ChangedAt = now,
        };
        db.Add(draft);
        db.AddRange(request.Days.Select(day => CalendarDay.Of(draft, Ids.New(now), day)));
        var saved = await db.SaveActsAsync(cancellationToken, taken => taken.Contains("calendar_years", StringComparison.OrdinalIgnoreCase) || taken.Contains("CalendarYears", StringComparison.Ordinal));
        return saved.Ok ? draft : saved.As<CalendarYear>();
    }

    internal static async Task RemoveAsync(HaiCapDb db, Guid agencyId, int year, CancellationToken cancellationToken)
    {
        var old = await db.Set<CalendarYear>().Where(y => y.AgencyId == agencyId && y.Year == year && y.Status == CalendarYearStatus.Draft).ToListAsync(cancellationToken);
        var ids = old.ConvertAll(y => y.Id);
        db.RemoveRange(await db.Set<CalendarDay>().Where(d => ids.Contains(d.CalendarYearId)).ToListAsync(cancellationToken));
        db.RemoveRange(old);
    }
}
