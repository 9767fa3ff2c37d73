using System.Text.Json;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Calendar;

public enum CalendarYearStatus
{
    Draft,
    Published,
    Superseded,
}

/// <summary>One version of a year's days off and swaps, of the nation ("00"), a province or one agency. A published version never changes.</summary>
public sealed class CalendarYear : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary><see cref="Guid.Empty"/> for every agency.</summary>
    public Guid AgencyId { get; init; }

    public required int Year { get; init; }

    /// <summary>1, 2, 3 … as published; 0 is the draft, of which there is at most one.</summary>
    public required int Version { get; init; }

    public required CalendarYearStatus Status { get; set; }

    /// <summary>Made up for the sample province: shown as such wherever it decides a date.</summary>
    public bool IsSample { get; init; }

    /// <summary>The yearly notice it comes from.</summary>
    public string? Notice { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarYear>
    {
        public void Configure(EntityTypeBuilder<CalendarYear> builder)
        {
            builder.ToTable("CalendarYears");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.AgencyId, x.Year, x.Version }).IsUnique();
            builder.Property(x => x.Notice).HasMaxLength(300);
        }
    }
}

/// <summary>A day of a <see cref="CalendarYear"/> that differs from the regular week.</summary>
public sealed class CalendarDay : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid CalendarYearId { get; init; }

    public required DateOnly Date { get; init; }

    public required string Name { get; init; }

    public string? NameEn { get; init; }

    public required SpecialDayKind Kind { get; init; }

    public required DayConfidence Confidence { get; init; }

    public string? Notice { get; init; }

    public DateOnly? SwapsWith { get; init; }

    /// <summary><see cref="DayHours"/> as JSON, for a worked swap or a half day with hours of its own.</summary>
    public string? Hours { get; init; }

    public SpecialDay Read() => new(
        Date, Name, Kind, Confidence, Notice, Hours is null ? null : JsonSerializer.Deserialize<DayHours>(Hours, CalendarJson.Options), SwapsWith, NameEn);

    public static CalendarDay Of(CalendarYear year, Guid id, SpecialDay day) => new()
    {
        ProvinceCode = year.ProvinceCode,
        Id = id,
        CalendarYearId = year.Id,
        Date = day.Date,
        Name = VietnameseText.Nfc(day.Name),
        NameEn = day.NameEn,
        Kind = day.Kind,
        Confidence = day.Confidence,
        Notice = day.Notice,
        SwapsWith = day.SwapsWith,
        Hours = day.Hours is null ? null : JsonSerializer.Serialize(day.Hours, CalendarJson.Options),
    };

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarDay>
    {
        public void Configure(EntityTypeBuilder<CalendarDay> builder)
        {
            builder.ToTable("CalendarDays");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.CalendarYearId, x.Date }).IsUnique();
            builder.Property(x => x.Name).HasMaxLength(200);
            builder.Property(x => x.NameEn).HasMaxLength(200);
            builder.Property(x => x.Notice).HasMaxLength(300);
            builder.Property(x => x.Hours).HasMaxLength(500);
        }
    }
}
