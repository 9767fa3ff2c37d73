using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers;

/// <summary>Times at which people like to see what a limit leads to.</summary>
public enum PreviewMoment
{
    Chosen,
    Now,
    FridayAfternoon,
    BeforeTet,
}

/// <param name="Case">Null where the procedure tells no cases apart, or for all that are not named.</param>
public sealed record PreviewLine(PreviewMoment Moment, DateTimeOffset ReceivedAt, string? Case, ClockState Clock);

/// <summary>What dossiers received at a few telling times would be promised under a definition that is not published yet.</summary>
public sealed class PreviewLimits(HaiCapDb db, GrantBook book, CalendarBook calendars, TimeProvider time)
{
    private static readonly Problem NoAgency = new("ORG-001", "Không tìm thấy cơ quan, đơn vị này.", "No such agency.", "Agency");

    private static readonly Problem Beyond = new(
        "CAL-011", "Lịch làm việc không có các năm này, nên không tính thử được.", "The working calendar does not reach these years, so nothing can be counted.", "At");

    /// <param name="AgencyCode">Whose calendar counts; null: the province's.</param>
    /// <param name="At">A time of one's own beside the usual ones.</param>
    public sealed record Request(ProcedureDefinition Definition, string? AgencyCode, DateTimeOffset? At);

    /// <summary>Agencies that may be competent, whose calendar may be asked for: the province's own first, then the communes'.</summary>
    public async Task<IReadOnlyList<Agency>> AgenciesAsync(CancellationToken cancellationToken = default) =>
        [.. (await book.AgenciesAsync(db, cancellationToken)).All.Where(agency => agency.ValidTo is null
                && agency.Kind is AgencyKind.ProvincialCommittee or AgencyKind.Department or AgencyKind.SubDepartment or AgencyKind.CommuneCommittee)
            .OrderBy(agency => agency.Kind == AgencyKind.CommuneCommittee).ThenBy(agency => agency.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];

    /// <summary>ORG-001; CAL-011: no calendar reaches as far.</summary>
    public async Task<Outcome<IReadOnlyList<PreviewLine>>> HandleAsync(Request request, CancellationToken cancellationToken = default)
    {
        var path = "/";
        if (!string.IsNullOrWhiteSpace(request.AgencyCode))
        {
            if (!AgencyCode.TryParse(request.AgencyCode, out var code) || (await book.AgenciesAsync(db, cancellationToken)).FindNow(code, time.Now().LocalDay()) is not { } agency)
            {
                return NoAgency;
            }

            path = agency.Path;
        }

        var calendar = await calendars.ForPathAsync(path, cancellationToken: cancellationToken);
        try
        {
            return Lines(request, calendar);
        }
        catch (Exception beyond) when (beyond is CalendarSpanException or ArgumentOutOfRangeException or OverflowException)
        {
            return Beyond;
        }
    }

    private List<PreviewLine> Lines(Request request, WorkingCalendar calendar)
    {
        var now = time.Now();
        var today = now.LocalDay();
        List<(PreviewMoment Moment, DateTimeOffset At)> moments =
        [
            (PreviewMoment.Now, now),
            (PreviewMoment.FridayAfternoon, today.AddDays(((int)DayOfWeek.Friday - (int)today.DayOfWeek + 7) % 7).AtLocal(new TimeOnly(16, 45))),
            (PreviewMoment.BeforeTet, BeforeTet(calendar, today).AtLocal(new TimeOnly(10, 0))),
        ];
        if (request.At is { } at)
        {
            moments.Insert(0, (PreviewMoment.Chosen, at));
        }

        var rule = LimitText.Rule(request.Definition, calendar);
        return
        [
            .. moments.SelectMany(moment => LimitStages.Cases(request.Definition).Select(one => new PreviewLine(
                moment.Moment, moment.At, one.Name, ClockState.Start(calendar, moment.At, LimitText.Limits(request.Definition, one), rule)))),
        ];
    }

    /// <summary>The last working day before the next Tết, by the Vietnamese lunar calendar.</summary>
    private static DateOnly BeforeTet(WorkingCalendar calendar, DateOnly today)
    {
        var day = LunarCalendar.NewYear(today.Year) > today ? LunarCalendar.NewYear(today.Year) : LunarCalendar.NewYear(today.Year + 1);
        do
        {
            day = day.AddDays(-1);
        }
        while (!calendar.IsWorkingDay(day));

        return day;
    }
}
