using System.Text.Json.Serialization;
using HaiCap.Core.Data;

namespace HaiCap.Core.Calendar;

/// <summary>Who set a day or a version; the nearer to the agency goes before the farther.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CalendarLevel>))]
public enum CalendarLevel
{
    Nation,
    Province,
    Agency,
}

public static class CalendarLevels
{
    public static CalendarLevel Of(string provinceCode, Guid agencyId) =>
        provinceCode == Tenant.Nation ? CalendarLevel.Nation : agencyId == Guid.Empty ? CalendarLevel.Province : CalendarLevel.Agency;
}

/// <summary>A published version of a year that a calendar is made of.</summary>
/// <param name="PublishedAt">When it came into force; what was counted before that instant stood on the version before.</param>
public sealed record CalendarSource(CalendarLevel Level, int Year, int Version, string? Notice, bool IsSample, DateTimeOffset PublishedAt);
