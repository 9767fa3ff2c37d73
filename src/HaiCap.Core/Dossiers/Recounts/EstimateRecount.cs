using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Calendars;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>What publishing would move, before anybody presses the button.</summary>
/// <param name="Looked">Open clocks looked at of <paramref name="Total"/>: fewer when there was not time for all.</param>
/// <param name="Promises">Of those that would move, the ones whose applicant was promised another day.</param>
/// <param name="Examples">A few of them, the largest steps first.</param>
public sealed record RecountEstimate(int Total, int Looked, int Moved, int Promises, IReadOnlyList<RecountExample> Examples)
{
    public bool IsWhole => Looked >= Total;
}

public sealed record RecountExample(string Code, string ProcedureName, DateTimeOffset Before, DateTimeOffset After, int Days);

/// <summary>Counts open clocks as if a calendar were in force already; writes nothing, and stops when its time is up.</summary>
public sealed class EstimateRecount(HaiCapDb db, CalendarDesk desk, CalendarChanges changes, IServiceProvider services, TimeProvider time)
{
    private const int PageSize = 1000;
    private const int Shown = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <param name="AgencyCode">Null: the whole province.</param>
    public sealed record OfYear(Actor By, string? AgencyCode, int Year, IReadOnlyList<SpecialDay> Days);

    public sealed record OfHours(Actor By, string? AgencyCode, RegularWeek Week, TimeOnly? SameDayCutOff);

    /// <summary>ACC-001, ORG-001.</summary>
    public async Task<Outcome<RecountEstimate>> HandleAsync(OfYear request, CancellationToken cancellationToken = default)
    {
        var place = await desk.PlaceAsync(request.By, request.AgencyCode, cancellationToken);
        return !place.Ok ? place.As<RecountEstimate>()
            : !place.Value.MayEdit ? Access.Refused
            : await CountAsync(place.Value.AgencyId, await changes.IfPublishedAsync(place.Value.AgencyId, request.Year, request.Days, cancellationToken), cancellationToken);
    }

    /// <summary>ACC-001, ORG-001.</summary>
    public async Task<Outcome<RecountEstimate>> HandleAsync(OfHours request, CancellationToken cancellationToken = default)
    {
        var place = await desk.PlaceAsync(request.By, request.AgencyCode, cancellationToken);
        return !place.Ok ? place.As<RecountEstimate>()
            : !place.Value.MayEdit ? Access.Refused
            : await CountAsync(place.Value.AgencyId, await changes.IfSetAsync(place.Value.AgencyId, request.Week, request.SameDayCutOff, cancellationToken), cancellationToken);
    }

    private async Task<RecountEstimate> CountAsync(Guid? agencyId, CalendarChange change, CancellationToken cancellationToken)
    {
        var (cause, began, now) = (new CalendarCause(db.ProvinceCode, agencyId), time.GetTimestamp(), time.Now());
        var total = await OpenClocks.CountAsync(db, cause, cancellationToken);
        if (change.IsNone)
        {
            return new RecountEstimate(total, total, 0, 0, []);
        }

        var (looked, moved, promises, cursor) = (0, 0, 0, Guid.Empty);
        var examples = new List<RecountExample>();
        while (time.GetElapsedTime(began) < Patience)
        {
            var page = await OpenClocks.PageAsync(db, cause, change, cursor, PageSize, now, cancellationToken);
            var near = await OpenClocks.LoadAsync(services, [.. page.Where(work => work.Near).Select(work => work.Id)], cancellationToken);
            foreach (var clock in near.Select(clock => RecountRules.Move(clock, change, now, now)).OfType<MovedClock>())
            {
                moved++;
                promises += clock.Promise ? 1 : 0;
                if (clock.Promise)
                {
                    examples.Add(new(clock.Was.Dossier.Code, clock.Was.Dossier.ProcedureName, clock.Told.Before, clock.Told.After, clock.Days));
                }
            }

            examples = [.. examples.OrderByDescending(example => Math.Abs(example.Days)).ThenBy(example => example.Code, StringComparer.Ordinal).Take(Shown)];
            looked += page.Count;
            if (page.Count < PageSize)
            {
                return new RecountEstimate(looked, looked, moved, promises, examples);
            }

            cursor = page[^1].Id;
        }

        return new RecountEstimate(Math.Max(total, looked), looked, moved, promises, examples);
    }
}
