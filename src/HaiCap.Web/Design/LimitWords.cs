using System.Globalization;
using HaiCap.Core;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Design;

/// <summary>Moments of a calculation: as people say them and as a box of the browser takes them.</summary>
public static class LimitWords
{
    /// <summary>What a <c>datetime-local</c> box sends and takes.</summary>
    private static readonly string[] Typed = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "d/M/yyyy H:mm", "H:mm d/M/yyyy"];

    /// <summary>"17:30 thứ Năm, 07/05/2026".</summary>
    public static string Moment(DateTimeOffset instant) => instant.ToLocal().ToString("HH:mm ", CultureInfo.InvariantCulture) + Date(instant.LocalDay());

    /// <summary>"thứ Năm, 07/05/2026".</summary>
    public static string Date(DateOnly day) => $"{Weekday(day.DayOfWeek)}, {Day(day)}";

    public static string Box(DateTimeOffset instant) => instant.ToLocal().ToString(Typed[0], CultureInfo.InvariantCulture);

    /// <summary>Null where it is no moment of Vietnamese time between 2000 and 2200.</summary>
    public static DateTimeOffset? Read(string? typed) =>
        DateTime.TryParseExact(typed?.Trim(), Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= 2000 and < 2200
            ? new DateTimeOffset(local, Instants.Vietnam.BaseUtcOffset).ToUniversalTime() : null;

    private static string Weekday(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => T("thứ Hai", "Monday"),
        DayOfWeek.Tuesday => T("thứ Ba", "Tuesday"),
        DayOfWeek.Wednesday => T("thứ Tư", "Wednesday"),
        DayOfWeek.Thursday => T("thứ Năm", "Thursday"),
        DayOfWeek.Friday => T("thứ Sáu", "Friday"),
        DayOfWeek.Saturday => T("thứ Bảy", "Saturday"),
        _ => T("Chủ nhật", "Sunday"),
    };
}
