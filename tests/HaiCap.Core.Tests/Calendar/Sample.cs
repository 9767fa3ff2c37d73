using System.Globalization;
using HaiCap.Core.Calendar;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>The years 2025 and 2026 as published, written out by hand so that the tests do not lean on the seed.</summary>
internal static class Sample
{
    public static readonly CalendarDefinition Definition = new()
    {
        PublishedYears = new HashSet<int> { 2025, 2026 },
        Days =
        [
            Off("2025-01-01"), Off("2025-01-27"), Off("2025-01-28"), Off("2025-01-29"), Off("2025-01-30"), Off("2025-01-31"),
            Off("2025-04-07", "Giỗ Tổ Hùng Vương"), Swap("2025-04-26"), Off("2025-04-30"), Off("2025-05-01"), Off("2025-05-02"),
            Off("2025-09-01"), Off("2025-09-02"),
            Off("2026-01-01", "Tết Dương lịch"),
            new(D("2026-01-02"), "Nghỉ hoán đổi", SpecialDayKind.SwapOff, DayConfidence.Unsure, SwapsWith: D("2026-01-10")), Swap("2026-01-10"),
            Off("2026-02-16", "Tết Nguyên đán"), Off("2026-02-17", "Tết Nguyên đán"), Off("2026-02-18", "Tết Nguyên đán"),
            Off("2026-02-19", "Tết Nguyên đán"), Off("2026-02-20", "Tết Nguyên đán"),
            Off("2026-04-26", "Giỗ Tổ Hùng Vương"), new(D("2026-04-27"), "Nghỉ bù Giỗ Tổ", SpecialDayKind.MadeUp),
            Off("2026-04-30", "Ngày Chiến thắng"), Off("2026-05-01", "Quốc tế Lao động"),
            Swap("2026-08-22"), new(D("2026-08-31"), "Nghỉ hoán đổi", SpecialDayKind.SwapOff, SwapsWith: D("2026-08-22")),
            Off("2026-09-01", "Quốc khánh"), Off("2026-09-02", "Quốc khánh"), Off("2026-11-24", "Ngày Văn hóa Việt Nam"),
        ],
    };

    public static readonly WorkingCalendar Year = new(Definition);

    public static DateOnly D(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Local time: "2026-04-24 17:30".</summary>
    public static DateTimeOffset T(string local) =>
        new(DateTime.Parse(local, CultureInfo.InvariantCulture, DateTimeStyles.None), TimeSpan.FromHours(7));

    public static string Local(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Due(string received, string value, TimeUnit unit) =>
        Local(Year.Due(T(received), decimal.Parse(value, CultureInfo.InvariantCulture), unit).DueAt);

    private static SpecialDay Off(string date, string name = "Ngày lễ") => new(D(date), name, SpecialDayKind.Holiday);

    private static SpecialDay Swap(string date) => new(D(date), "Làm bù", SpecialDayKind.SwapWork);
}
