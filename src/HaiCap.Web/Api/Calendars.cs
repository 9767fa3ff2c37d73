using System.Globalization;
using System.Text;
using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;
using HaiCap.Web.Hosting;

namespace HaiCap.Web.Api;

/// <summary>Working calendars as they are published, for anybody: JSON for programs, iCalendar for people's telephones.</summary>
public static class Calendars
{
    private const string IcsType = "text/calendar";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public static void MapCalendars(this ApiDoors api)
    {
        var agency = new ApiParameter("agency", "Mã cơ quan; bỏ trống là lịch của tỉnh.", "Agency code; the province's calendar when left out.", "H41.19");
        api.Public.MapGet("/calendars", ListAsync).Describe(new("listCalendars", ApiTags.Calendars, "Các lịch năm đã công bố", "Published calendar years")
        {
            MoreVi = "Của cả nước, của tỉnh và của cơ quan có ngày riêng; năm mới trước. Không cần khóa.",
            MoreEn = "The nation's, the province's and those of agencies with days of their own; the latest year first. No key needed.",
            Query = [new("year", "Chỉ một năm.", "One year only.", "2026", "integer"), ApiParameter.Limit, ApiParameter.After],
            Answer = new PageOf<CalendarLine>([new(2026, CalendarLevel.Nation, null, 1, "Thông báo 5015/TB-BNV", false, 20, Stamp)], null),
        });
        api.Public.MapGet("/calendars/{year:int}", ShowAsync).Describe(new("getCalendar", ApiTags.Calendars, "Lịch làm việc một năm", "A year's working calendar")
        {
            MoreVi = "Ngày nghỉ, ngày làm bù, nửa ngày, giờ làm việc và giờ tiếp nhận như đang áp dụng ở nơi đó, đã gộp lịch cả nước, tỉnh và cơ quan. Không cần khóa.",
            MoreEn = "Days off, swapped days, half days, working and reception hours as they apply there: the nation's, the province's and the agency's merged. No key needed.",
            Path = new Dictionary<string, string>(StringComparer.Ordinal) { ["year"] = "2026" },
            Query = [agency],
            Tagged = true,
            Refusals = [StatusCodes.Status422UnprocessableEntity],
            Answer = new YearCalendar(
                2026, "H41.19", [new(2026, CalendarLevel.Nation, 1, "Thông báo 5015/TB-BNV", Sample: false, Stamp)],
                [new(new DateOnly(2026, 8, 22), "Làm bù cho 31/8", null, SpecialDayKind.SwapWork, DayConfidence.Published, true, "07:30-11:30 13:30-17:30", new DateOnly(2026, 8, 31), "Thông báo 5015/TB-BNV")],
                [new(new DateOnly(2025, 7, 1), [new(DayOfWeek.Monday, "07:30-11:30 13:30-17:30", true)])],
                [new(new DateOnly(2025, 7, 1), [new(DayOfWeek.Saturday, "07:30-11:30", false)])], new TimeOnly(15, 0), 250),
        });
        api.Public.MapGet("/calendars.ics", FeedAsync).WithMetadata(new HandsOutFile()).Describe(new("subscribeCalendar", ApiTags.Calendars, "Đăng ký lịch nghỉ (.ics)", "Subscribe to the days off (.ics)")
        {
            MoreVi = "iCalendar (RFC 5545) để điện thoại, máy tính tự cập nhật: mọi năm đã công bố, hoặc một năm. Không cần khóa.",
            MoreEn = "iCalendar (RFC 5545) that telephones and computers keep up with: every published year, or one. No key needed.",
            Query = [agency, new("year", "Chỉ một năm.", "One year only.", null, "integer")],
            Tagged = true,
            Refusals = [StatusCodes.Status422UnprocessableEntity],
        }).Produces<Stream>(StatusCodes.Status200OK, IcsType);
    }

    private static DateTimeOffset Stamp => new(2025, 12, 1, 8, 0, 0, TimeSpan.FromHours(7));

    private static async Task<IResult> ListAsync(HttpContext http, TellCalendar calendars)
    {
        var query = new ApiQuery(http);
        var (year, limit, after) = (query.Year("year"), query.Limit(), query.After(2));
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var all = await calendars.ListAsync(year, http.RequestAborted);
        return Paging.Json(Paging.Of(
            all, limit, after, one => [one.Source.Year.ToString(CultureInfo.InvariantCulture), $"{one.Source.Level} {one.Agency?.Code.Text}"],
            one => new CalendarLine(
                one.Source.Year, one.Source.Level, one.Agency?.Code.Text, one.Source.Version, one.Source.Notice, one.Source.IsSample, one.Days, one.Source.PublishedAt)));
    }

    private static async Task<IResult> ShowAsync(HttpContext http, int year, TellCalendar calendars)
    {
        var query = new ApiQuery(http);
        var agency = query.Text("agency", 60);
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var told = await calendars.HandleAsync(agency, year, http.RequestAborted);
        if (!told.Ok)
        {
            return ApiProblems.Refuse(told);
        }

        var (working, reception) = (told.Value.Working, told.Value.Reception);
        var answer = new YearCalendar(
            year, told.Value.Agency?.Code.Text, [.. told.Value.SourcesOf(year).Select(CalendarUsed.Of)],
            [.. working.SpecialsOf(year).Select(day => new CalendarDate(
                day.Date, day.Name, day.NameEn, day.Kind, day.Confidence, working.IsWorkingDay(day.Date), HoursOf(working, day), day.SwapsWith, day.Notice))],
            WeeksOf(working, year), WeeksOf(reception, year), working.RuleOn(new DateOnly(year, 12, 31)).SameDayCutOff, working.WorkingDaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));
        return TaggedAnswer.Json(http, answer, Kept);
    }

    private static async Task<IResult> FeedAsync(HttpContext http, TellCalendar calendars, SiteIdentity site)
    {
        var query = new ApiQuery(http);
        var (agency, year) = (query.Text("agency", 60), query.Year("year"));
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await calendars.HandleAsync(agency, year, http.RequestAborted);
        if (!found.Ok)
        {
            return ApiProblems.Refuse(found);
        }

        var told = found.Value;
        var years = year is { } one ? [one] : told.Years;
        var text = NoticeFeed.Write(
            told.Agency is { } owner ? $"Lịch làm việc {owner.Name}" : "Lịch làm việc", told.Agency?.Code.Text ?? site.ProvinceCode, years.SelectMany(told.Working.SpecialsOf),
            of => told.SourcesOf(of).Sum(source => source.Version), told.PublishedAt);
        http.Response.Headers.ContentDisposition = $"inline; filename=lich-lam-viec{(year is null ? "" : $"-{year}")}.ics";
        return TaggedAnswer.Of(http, Encoding.UTF8.GetBytes(text), IcsType + "; charset=utf-8", Kept);
    }

    private static string? HoursOf(WorkingCalendar calendar, SpecialDay day) => !calendar.IsWorkingDay(day.Date) ? null : HoursText.Write(calendar.SpansOf(day.Date));

    private static IReadOnlyList<CalendarHours> WeeksOf(WorkingCalendar calendar, int year)
    {
        var weeks = calendar.Definition.Weeks.OrderBy(week => week.From).ToList();
        var first = weeks.FindLastIndex(week => week.From <= new DateOnly(year, 1, 1));
        return [.. weeks.Skip(Math.Max(0, first)).Where(week => week.From.Year <= year).Select(week => new CalendarHours(
            week.From, [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7)).Where(day => week.On(day).Spans.Count > 0)
                .Select(day => new CalendarWeekday(day, HoursText.Write(week.On(day)), week.On(day).IsWorkingDay))]))];
    }
}

/// <summary>Một lịch năm đã công bố. / A published year.</summary>
/// <param name="Year">Năm. / The year.</param>
/// <param name="Level">nation (cả nước), province (tỉnh), agency (cơ quan). / Whose it is.</param>
/// <param name="Agency">Mã cơ quan, khi là lịch riêng. / Agency code, when it is an agency's own.</param>
/// <param name="Version">Lần công bố. / Number of the publication.</param>
/// <param name="Notice">Thông báo. / The notice it comes from.</param>
/// <param name="Sample">Lịch mẫu. / Made up for the sample.</param>
/// <param name="Days">Số ngày được nêu. / How many days it names.</param>
/// <param name="PublishedAt">Lúc công bố. / When it was published.</param>
public sealed record CalendarLine(int Year, CalendarLevel Level, string? Agency, int Version, string? Notice, bool Sample, int Days, DateTimeOffset PublishedAt);

/// <summary>Lịch làm việc một năm. / A year's working calendar.</summary>
/// <param name="Year">Năm. / The year.</param>
/// <param name="Agency">Mã cơ quan; null là lịch của tỉnh. / Agency code; null: the province's.</param>
/// <param name="Versions">Các bản công bố đã gộp. / The publications merged here.</param>
/// <param name="Days">Ngày khác thường lệ, theo thứ tự. / Days that differ from the week, in order.</param>
/// <param name="WorkingHours">Giờ làm việc từ từng ngày. / Working hours from each day on.</param>
/// <param name="ReceptionHours">Giờ tiếp nhận từ từng ngày. / Reception hours from each day on.</param>
/// <param name="SameDayCutOff">Giờ chốt của việc trong ngày. / The same-day cut-off.</param>
/// <param name="WorkingDays">Số ngày làm việc trong năm. / Working days in the year.</param>
public sealed record YearCalendar(
    int Year, string? Agency, IReadOnlyList<CalendarUsed> Versions, IReadOnlyList<CalendarDate> Days, IReadOnlyList<CalendarHours> WorkingHours, IReadOnlyList<CalendarHours> ReceptionHours,
    TimeOnly? SameDayCutOff, int WorkingDays);

/// <summary>Một ngày khác thường lệ. / A day that differs from the week.</summary>
/// <param name="Date">Ngày. / The day.</param>
/// <param name="Name">Tên. / Its name.</param>
/// <param name="NameEn">Tên tiếng Anh. / Its English name.</param>
/// <param name="Kind">holiday (nghỉ lễ), madeUp (nghỉ bù), swapOff (nghỉ hoán đổi), swapWork (làm bù), halfDay (nửa ngày), localDayOff (nghỉ địa phương). / What it is.</param>
/// <param name="Confidence">published, knownPractice, unsure (chờ xác nhận), sample. / How sure it is.</param>
/// <param name="Worked">Có làm việc. / Whether people work.</param>
/// <param name="Hours">Giờ làm việc của ngày đó. / The hours worked that day.</param>
/// <param name="SwapsWith">Ngày hoán đổi. / The other day of a swap.</param>
/// <param name="Notice">Thông báo. / The notice it comes from.</param>
public sealed record CalendarDate(
    DateOnly Date, string Name, string? NameEn, SpecialDayKind Kind, DayConfidence Confidence, bool Worked, string? Hours, DateOnly? SwapsWith, string? Notice);

/// <summary>Tuần làm việc từ một ngày. / A week's hours from a day on.</summary>
/// <param name="From">Áp dụng từ ngày. / From this day on.</param>
/// <param name="Days">Các ngày có giờ. / The days with hours.</param>
public sealed record CalendarHours(DateOnly From, IReadOnlyList<CalendarWeekday> Days);

/// <summary>Giờ của một ngày trong tuần. / The hours of a weekday.</summary>
/// <param name="Day">Thứ. / The weekday.</param>
/// <param name="Hours">Giờ. / The hours.</param>
/// <param name="Counts">Tính là ngày làm việc. / Whether it counts as a working day.</param>
public sealed record CalendarWeekday(DayOfWeek Day, string Hours, bool Counts);
