using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Administration;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Calendars;

/// <summary>An agency's (or the whole province's) week changes from a day on: other hours, Saturday mornings, another cut-off.</summary>
/// <param name="AgencyId">Null: every agency of the province without a week of its own.</param>
/// <param name="Hours">A line for each day with hours: "Saturday 07:30-11:30".</param>
[ActName("calendar.week-set")]
public sealed record WorkingWeekSet(
    CalendarPurpose Purpose, Guid? AgencyId, DateOnly From, IReadOnlyList<string> Hours, TimeOnly? SameDayCutOff, string Citation) : ActData;

/// <param name="Hours">Weekdays not named are days off.</param>
public sealed record SetWorkingWeek(
    Actor By, string? AgencyCode, CalendarPurpose Purpose, DateOnly From, IReadOnlyDictionary<DayOfWeek, DayHours> Hours, TimeOnly? SameDayCutOff, string? Citation);

public sealed class SetWorkingWeekHandler(HaiCapDb db, CalendarDesk desk, CalendarBook book, ActRecorder acts, CalendarCache cache, TimeProvider time)
{
    /// <summary>ACC-001, ORG-001, ORG-012, CAL-022 … CAL-025.</summary>
    public async Task<Outcome<Done>> HandleAsync(SetWorkingWeek request, CancellationToken cancellationToken = default)
    {
        var place = await desk.PlaceAsync(request.By, request.AgencyCode, cancellationToken);
        if (!place.Ok)
        {
            return place.As<Done>();
        }

        if (!place.Value.MayEdit)
        {
            return Access.Refused;
        }

        var now = time.Now();
        var agencyId = place.Value.AgencyId ?? Guid.Empty;
        var faults = await FaultsAsync(request, agencyId, now.LocalDay(), cancellationToken);
        if (faults.Count > 0)
        {
            return faults;
        }

        var citation = VietnameseText.Nfc(request.Citation!);
        db.Add(new CalendarWeek
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(now),
            AgencyId = agencyId,
            Purpose = request.Purpose,
            ValidFrom = request.From,
            Hours = CalendarWeek.HoursJson(new RegularWeek(request.From, request.Hours)),
            SameDayCutOff = request.SameDayCutOff,
            Citation = citation,
            ChangedAt = now,
        });

        // What applied before goes on until then: a place's first week of its own does not begin its history anew.
        await BringDownAsync(agencyId, agencyId == Guid.Empty ? "/" : place.Value.Path, request, now, cancellationToken);
        await acts.RecordAsync(
            agencyId == Guid.Empty ? "calendar:week" : $"calendar:week:{agencyId:N}",
            request.By,
            new WorkingWeekSet(
                request.Purpose, place.Value.AgencyId, request.From,
                [.. request.Hours.OrderBy(h => h.Key).Select(h => $"{h.Key} {Calendar.Years.HoursText.Write(h.Value)}")], request.SameDayCutOff, citation),
            cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken);
        cache.Forget();
        return saved;
    }

    private async Task<List<Problem>> FaultsAsync(SetWorkingWeek request, Guid agencyId, DateOnly today, CancellationToken cancellationToken)
    {
        var faults = OrganizationProblems.TooLong(("Citation", request.Citation, 300)).ToList();
        if (!request.Hours.Values.Any(hours => hours.Counts))
        {
            faults.Add(CalendarProblems.NoWorkingDay);
        }

        if (string.IsNullOrWhiteSpace(request.Citation))
        {
            faults.Add(CalendarProblems.NoCitation);
        }

        if (request.From < today)
        {
            faults.Add(CalendarProblems.WeekInThePast);
        }
        else if (await db.Set<CalendarWeek>().AnyAsync(w => w.AgencyId == agencyId && w.Purpose == request.Purpose && w.ValidFrom == request.From, cancellationToken))
        {
            faults.Add(CalendarProblems.WeekExists);
        }

        return faults;
    }

    private async Task BringDownAsync(Guid agencyId, string path, SetWorkingWeek request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Set<CalendarWeek>().AnyAsync(w => w.AgencyId == agencyId && w.Purpose == request.Purpose, cancellationToken))
        {
            return;
        }

        foreach (var week in (await book.WeeksAsync(path, request.Purpose, cancellationToken)).Where(week => week.ValidFrom < request.From))
        {
            db.Add(week.CopyFor(db.ProvinceCode, Ids.New(now), agencyId, request.Purpose, now));
        }
    }
}
