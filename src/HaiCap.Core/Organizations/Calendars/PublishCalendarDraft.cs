using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Calendars;

/// <summary>Puts a drafted year in force as its next version; what was published before is kept as superseded.</summary>
public sealed record PublishCalendarDraft(Actor By, string? AgencyCode, int Year);

public sealed class PublishCalendarDraftHandler(HaiCapDb db, CalendarDesk desk, PublishCalendarYearHandler publish)
{
    /// <summary>ACC-001, ORG-001, CAL-020, CAL-021.</summary>
    public async Task<Outcome<CalendarYear>> HandleAsync(PublishCalendarDraft request, CancellationToken cancellationToken = default)
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

        var agencyId = place.Value.AgencyId ?? Guid.Empty;
        var draft = await db.Set<CalendarYear>().AsNoTracking()
            .FirstOrDefaultAsync(y => y.AgencyId == agencyId && y.Year == request.Year && y.Status == CalendarYearStatus.Draft, cancellationToken);
        if (draft is null)
        {
            return CalendarProblems.NoDraft;
        }

        if (draft.Notice is null)
        {
            return CalendarProblems.NoNotice;
        }

        var days = await db.Set<CalendarDay>().AsNoTracking().Where(d => d.CalendarYearId == draft.Id).OrderBy(d => d.Date).ToListAsync(cancellationToken);
        return await publish.HandleAsync(new(request.Year, days.ConvertAll(d => d.Read()), draft.Notice, request.By, place.Value.AgencyId), cancellationToken);
    }
}
