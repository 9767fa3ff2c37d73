using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Administration;

namespace HaiCap.Core.Organizations.Calendars;

/// <summary>The calendar of a place as it is published, for anybody.</summary>
/// <param name="Agency">Null: the whole province's.</param>
public sealed record ToldCalendar(Agency? Agency, WorkingCalendar Working, WorkingCalendar Reception)
{
    /// <summary>The years that are published here, in order.</summary>
    public IReadOnlyList<int> Years => [.. Working.Definition.PublishedYears.Order()];

    /// <summary>When any of a year's versions was published last: what this calendar says of the year is that old.</summary>
    public DateTimeOffset PublishedAt(int year) => SourcesOf(year).Max(source => source.PublishedAt);

    public IReadOnlyList<CalendarSource> SourcesOf(int year) => [.. Working.Definition.Sources.Where(source => source.Year == year)];
}

/// <summary>A published year and whose it is.</summary>
/// <param name="Agency">Null: every agency's.</param>
public sealed record PublishedYear(Agency? Agency, CalendarSource Source, int Days);

public sealed class TellCalendar(HaiCapDb db, GrantBook agencies, CalendarBook calendars)
{
    /// <summary>ORG-001 when there is no such agency; CAL-028 when the year is not published.</summary>
    /// <param name="year">Null: whatever years there are.</param>
    public async Task<Outcome<ToldCalendar>> HandleAsync(string? agencyCode, int? year, CancellationToken cancellationToken = default)
    {
        Agency? agency = null;
        if (agencyCode is not null)
        {
            agency = AgencyCode.TryParse(agencyCode, out var code) ? (await agencies.AgenciesAsync(db, cancellationToken)).Find(code) : null;
            if (agency is null)
            {
                return OrganizationProblems.NoAgency with { Field = "agency" };
            }
        }

        var path = agency?.Path ?? "/";
        var told = new ToldCalendar(
            agency, await calendars.ForPathAsync(path, cancellationToken: cancellationToken), await calendars.ForPathAsync(path, CalendarPurpose.Reception, cancellationToken));
        return year is { } asked && !told.Working.IsPublished(asked) ? CalendarProblems.NotPublished(asked) : told;
    }

    /// <summary>Latest year first; the nation's, the province's, then the agencies' by code.</summary>
    public async Task<IReadOnlyList<PublishedYear>> ListAsync(int? year, CancellationToken cancellationToken = default)
    {
        var shelf = await agencies.AgenciesAsync(db, cancellationToken);
        return [.. (await calendars.PublishedAsync(cancellationToken)).Where(one => year is null || one.Source.Year == year)
            .Select(one => new PublishedYear(one.AgencyId == Guid.Empty ? null : shelf.Find(one.AgencyId), one.Source, one.Days))
            .OrderByDescending(one => one.Source.Year).ThenBy(one => one.Source.Level).ThenBy(one => one.Agency?.Code.Text, StringComparer.Ordinal)];
    }
}
