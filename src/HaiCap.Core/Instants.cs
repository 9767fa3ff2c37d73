namespace HaiCap.Core;

/// <summary>Instants are UTC, cut to the microseconds PostgreSQL keeps; local time is Asia/Ho_Chi_Minh, at the edges only.</summary>
public static class Instants
{
    public static readonly TimeZoneInfo Vietnam = TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", TimeSpan.FromHours(7), "Việt Nam", "Việt Nam");

    public static DateTimeOffset Now(this TimeProvider time) => time.GetUtcNow().CutToMicroseconds();

    public static DateTimeOffset CutToMicroseconds(this DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public static DateTimeOffset ToLocal(this DateTimeOffset instant) => instant.ToOffset(Vietnam.BaseUtcOffset);

    public static DateOnly LocalDay(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToLocal().DateTime);

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly Monday(this DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static DateTimeOffset AtLocal(this DateOnly day, TimeOnly time) =>
        new DateTimeOffset(day.ToDateTime(time), Vietnam.BaseUtcOffset).ToUniversalTime();
}
