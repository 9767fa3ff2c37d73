using System.Text.Json;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Calendar;

/// <summary>Working hours and reception hours are two calendars over the same days off.</summary>
public enum CalendarPurpose
{
    Working,
    Reception,
}

/// <summary>The regular week of the nation ("00"), a province or one agency, from a day on; the nearest to the agency applies.</summary>
public sealed class CalendarWeek : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary><see cref="Guid.Empty"/> for every agency of the province: a null would not be unique.</summary>
    public Guid AgencyId { get; init; }

    public required CalendarPurpose Purpose { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary><see cref="DayHours"/> by weekday, as JSON.</summary>
    public required string Hours { get; init; }

    /// <summary>What "a day" is when a fraction of one is turned into minutes.</summary>
    public int NominalDayMinutes { get; init; } = 480;

    public TimeOnly? SameDayCutOff { get; init; }

    public DayEnd DayEnd { get; init; }

    /// <summary>The regulation it comes from.</summary>
    public string? Citation { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public RegularWeek Read() => new(ValidFrom, JsonSerializer.Deserialize<Dictionary<DayOfWeek, DayHours>>(Hours, CalendarJson.Options)!);

    /// <summary>The same week as a place's own: what it counted by until it set hours itself.</summary>
    public CalendarWeek CopyFor(string provinceCode, Guid id, Guid agencyId, CalendarPurpose purpose, DateTimeOffset changedAt) => new()
    {
        ProvinceCode = provinceCode,
        Id = id,
        AgencyId = agencyId,
        Purpose = purpose,
        ValidFrom = ValidFrom,
        Hours = Hours,
        NominalDayMinutes = NominalDayMinutes,
        SameDayCutOff = SameDayCutOff,
        DayEnd = DayEnd,
        Citation = Citation,
        ChangedAt = changedAt,
    };

    public static string HoursJson(RegularWeek week) => JsonSerializer.Serialize(week.Hours, CalendarJson.Options);

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarWeek>
    {
        public void Configure(EntityTypeBuilder<CalendarWeek> builder)
        {
            builder.ToTable("CalendarWeeks");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.AgencyId, x.Purpose, x.ValidFrom }).IsUnique();
            builder.Property(x => x.Hours).HasMaxLength(2000);
            builder.Property(x => x.Citation).HasMaxLength(300);
        }
    }
}

internal static class CalendarJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
}
