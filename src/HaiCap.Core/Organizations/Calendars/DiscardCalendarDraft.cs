using HaiCap.Core.Acts;
using HaiCap.Core.Data;

namespace HaiCap.Core.Organizations.Calendars;

/// <summary>Throws a draft away; what is published stays. Nothing to do when there is none.</summary>
public sealed record DiscardCalendarDraft(Actor By, string? AgencyCode, int Year);

public sealed class DiscardCalendarDraftHandler(HaiCapDb db, CalendarDesk desk)
{
    /// <summary>ACC-001, ORG-001.</summary>
    public async Task<Outcome<Done>> HandleAsync(DiscardCalendarDraft request, CancellationToken cancellationToken = default)
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

        await SaveCalendarDraftHandler.RemoveAsync(db, place.Value.AgencyId ?? Guid.Empty, request.Year, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }
}
