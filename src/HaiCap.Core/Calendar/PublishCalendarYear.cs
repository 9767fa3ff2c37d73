using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Calendar;

/// <summary>A year's days off are known, or changed: due times that touch it are computed again by whoever follows this act.</summary>
/// <param name="AgencyId">Null when it holds for every agency of the province (or of the nation).</param>
[ActName("calendar.published")]
public sealed record CalendarPublished(int Year, int Version, Guid? AgencyId, int Days, string? Notice, bool IsSample) : ActData;

/// <summary>Publishes a year for the open province ("00": the nation), or for one of its agencies.</summary>
public sealed record PublishCalendarYear(
    int Year, IReadOnlyList<SpecialDay> Days, string? Notice, Actor By, Guid? AgencyId = null, bool IsSample = false);

public sealed class PublishCalendarYearHandler(HaiCapDb db, ActRecorder acts, CalendarCache cache, TimeProvider time)
{
    public async Task<Outcome<CalendarYear>> HandleAsync(PublishCalendarYear request, CancellationToken cancellationToken = default)
    {
        if (CalendarYearRules.Faults(request.Year, request.Days, request.Notice) is { Count: > 0 } faults)
        {
            return faults;
        }

        var now = time.Now();
        var agencyId = request.AgencyId ?? Guid.Empty;
        var before = await db.Set<CalendarYear>().Where(y => y.AgencyId == agencyId && y.Year == request.Year).ToListAsync(cancellationToken);

        // What is published was the draft, or goes before it.
        db.RemoveRange(before.Where(y => y.Status == CalendarYearStatus.Draft));
        var drafts = before.Where(y => y.Status == CalendarYearStatus.Draft).Select(y => y.Id).ToList();
        db.RemoveRange(await db.Set<CalendarDay>().Where(d => drafts.Contains(d.CalendarYearId)).ToListAsync(cancellationToken));
        foreach (var old in before.Where(y => y.Status == CalendarYearStatus.Published))
        {
            old.Status = CalendarYearStatus.Superseded;
            old.ChangedAt = now;
        }

        var year = new CalendarYear
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(now),
            AgencyId = agencyId,
            Year = request.Year,
            Version = before.Count == 0 ? 1 : before.Max(y => y.Version) + 1,
            Status = CalendarYearStatus.Published,
            IsSample = request.IsSample,
            Notice = request.Notice is null ? null : VietnameseText.Nfc(request.Notice),
            ChangedAt = now,
        };
        db.Add(year);
        db.AddRange(request.Days.Select(d => CalendarDay.Of(year, Ids.New(now), d)));
        var subject = request.AgencyId is null ? $"calendar:{request.Year}" : $"calendar:{request.Year}:{request.AgencyId:N}";
        await acts.RecordAsync(
            subject, request.By, new CalendarPublished(year.Year, year.Version, request.AgencyId, request.Days.Count, year.Notice, year.IsSample),
            cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        cache.Forget();
        return year;
    }
}
