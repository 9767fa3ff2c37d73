namespace HaiCap.Core.Calendar;

/// <summary>
/// Minutes since 1 January of year 1, local time of Vietnam: what the arithmetic runs on. Asia/Ho_Chi_Minh has been UTC+7 without
/// daylight saving since 1975, so a constant is exact, and five million sums a second need no time-zone table.
/// </summary>
internal static class LocalMinute
{
    public const int Day = 1440;

    private const long Offset = 7 * 60;

    /// <summary>Seconds are cut off: an instant belongs to the minute it lies in.</summary>
    public static long Of(DateTimeOffset instant) => (instant.UtcTicks / TimeSpan.TicksPerMinute) + Offset;

    public static DateTimeOffset ToInstant(long minute) => new((minute - Offset) * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    public static int DayNumber(long minute) => (int)(minute / Day);

    public static int OfDay(long minute) => (int)(minute % Day);

    public static DateOnly Date(long minute) => DateOnly.FromDayNumber(DayNumber(minute));

    public static DateTime Local(DateTimeOffset instant) => new(Of(instant) * TimeSpan.TicksPerMinute, DateTimeKind.Unspecified);
}
