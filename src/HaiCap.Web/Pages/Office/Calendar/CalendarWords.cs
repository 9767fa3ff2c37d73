using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Core.Organizations.Calendars;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Calendar;

/// <summary>How calendars are said and drawn: every kind of day has a letter besides its colour.</summary>
public static class CalendarWords
{
    public static readonly IReadOnlyList<DayOfWeek> Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Of(SpecialDayKind kind) => kind switch
    {
        SpecialDayKind.Holiday => T("Nghỉ lễ, tết", "Public holiday"),
        SpecialDayKind.MadeUp => T("Nghỉ bù", "Day off in lieu"),
        SpecialDayKind.SwapOff => T("Nghỉ hoán đổi", "Day off by swap"),
        SpecialDayKind.SwapWork => T("Làm bù", "Worked by swap"),
        SpecialDayKind.HalfDay => T("Giờ khác thường lệ", "Other hours"),
        _ => T("Nghỉ riêng của địa phương, cơ quan", "Local day off"),
    };

    public static string Mark(SpecialDayKind kind) => kind switch
    {
        SpecialDayKind.Holiday => T("L", "H"),
        SpecialDayKind.MadeUp => T("B", "L"),
        SpecialDayKind.SwapOff => T("Đ", "S"),
        SpecialDayKind.SwapWork => T("LB", "W"),
        SpecialDayKind.HalfDay => "½",
        _ => T("R", "O"),
    };

    public static string Css(SpecialDayKind kind) => "day-" + kind.ToString().ToLowerInvariant();

    public static string Of(CalendarLevel level) => level switch
    {
        CalendarLevel.Nation => T("cả nước", "nation"),
        CalendarLevel.Province => T("toàn tỉnh", "province"),
        _ => T("cơ quan", "agency"),
    };

    public static string Of(CalendarYearStatus status) => status switch
    {
        CalendarYearStatus.Draft => T("bản thảo", "draft"),
        CalendarYearStatus.Published => T("đang áp dụng", "in force"),
        _ => T("đã thay thế", "superseded"),
    };

    public static string Of(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => T("Thứ Hai", "Monday"),
        DayOfWeek.Tuesday => T("Thứ Ba", "Tuesday"),
        DayOfWeek.Wednesday => T("Thứ Tư", "Wednesday"),
        DayOfWeek.Thursday => T("Thứ Năm", "Thursday"),
        DayOfWeek.Friday => T("Thứ Sáu", "Friday"),
        DayOfWeek.Saturday => T("Thứ Bảy", "Saturday"),
        _ => T("Chủ nhật", "Sunday"),
    };

    public static string Short(DayOfWeek day) => day == DayOfWeek.Sunday ? T("CN", "Su") : English ? Of(day)[..2] : "T" + ((int)day + 1);

    public static string Of(CalendarPurpose purpose) => purpose == CalendarPurpose.Working ? T("Giờ làm việc", "Working hours") : T("Giờ tiếp nhận hồ sơ", "Reception hours");

    /// <summary>"Thứ Hai – Thứ Sáu: 07:30-11:30 13:30-17:30": days of the same hours in one line.</summary>
    public static IEnumerable<string> Lines(RegularWeek week)
    {
        for (var i = 0; i < 7;)
        {
            var hours = HoursText.Write(week.On(Weekdays[i]));
            var last = i;
            while (last < 6 && HoursText.Write(week.On(Weekdays[last + 1])) == hours)
            {
                last++;
            }

            if (hours.Length > 0)
            {
                yield return (last == i ? Of(Weekdays[i]) : $"{Of(Weekdays[i])} – {Of(Weekdays[last])}") + ": " + hours;
            }

            i = last + 1;
        }
    }

    /// <summary>The feed a telephone or computer subscribes to.</summary>
    public static string Feed(CalendarPlace place) => "/api/v1/calendars.ics" + (place.Code is null ? "" : "?agency=" + Uri.EscapeDataString(place.Code));

    public static string Url(CalendarPlace place, string rest = "") => "/lam-viec/lich" + rest + (place.Code is null ? "" : "?don-vi=" + Uri.EscapeDataString(place.Code));
}
