using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>
/// One change of the calendar and how far the open clocks of a province have been counted again by it. A technical row: what moved is told by the
/// dossiers' own acts, and the end by calendar.recounted.
/// </summary>
public sealed class CalendarRecount : PagedRun
{
    /// <summary>Whose calendar changed: the province, or "00" for the nation.</summary>
    public required string CauseProvince { get; init; }

    /// <summary>With <see cref="CauseSeq"/>: the act that changed it.</summary>
    public required string CauseSubject { get; init; }

    public required int CauseSeq { get; init; }

    /// <summary><see cref="Guid.Empty"/> for every agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The year that was published; null when hours were set.</summary>
    public int? Year { get; init; }

    public int? Version { get; init; }

    /// <summary>Which hours were set; null when a year was published.</summary>
    public CalendarPurpose? Purpose { get; init; }

    /// <summary>The day the hours hold from.</summary>
    public DateOnly? FromDay { get; init; }

    /// <summary>The notice of the year, or the decision that sets the hours.</summary>
    public string? Notice { get; init; }

    public required string ChangedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Lines of <see cref="RecountedDossier"/>.</summary>
    public int Moved { get; set; }

    /// <summary>Those of them whose applicant was promised another day.</summary>
    public int Promises { get; set; }

    public CalendarCause Cause => new(CauseProvince, AgencyId == Guid.Empty ? null : AgencyId) { Year = Year, Version = Version, Purpose = Purpose, From = FromDay };

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarRecount>
    {
        public void Configure(EntityTypeBuilder<CalendarRecount> builder)
        {
            builder.ToTable("CalendarRecounts");
            PagedRun.Configure(builder);
            builder.HasIndex(x => new { x.ProvinceCode, x.CauseProvince, x.CauseSubject, x.CauseSeq }).IsUnique().HasDatabaseName("IX_calendar_recounts_cause");
            builder.Property(x => x.CauseProvince).HasMaxLength(2);
            builder.Property(x => x.CauseSubject).HasMaxLength(100);
            builder.Property(x => x.Notice).HasMaxLength(300);
            builder.Property(x => x.ChangedBy).HasMaxLength(200);
            builder.Ignore(x => x.Cause);
        }
    }
}

/// <summary>A due time that a recount moved: who is to be told. A technical row, of the act dossier.due-recomputed.</summary>
public sealed class RecountedDossier : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid RecountId { get; init; }

    /// <summary>Who had the work then.</summary>
    public required Guid UnitId { get; init; }

    public required Guid Id { get; init; }

    public required Guid DossierId { get; init; }

    public Guid? OfficerId { get; init; }

    /// <summary>The applicant's day before: the legal due time, or before acceptance the answer; the time of the unit's own work where only that moved.</summary>
    public required DateTimeOffset Before { get; init; }

    public required DateTimeOffset After { get; init; }

    /// <summary>Working days between the two on the new calendar; below 0 when it is earlier now.</summary>
    public required int Days { get; init; }

    /// <summary>False when only the work of a unit is due at another time: the applicant's day is what it was.</summary>
    public required bool Promise { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RecountedDossier>
    {
        public void Configure(EntityTypeBuilder<RecountedDossier> builder)
        {
            builder.ToTable("RecountedDossiers");
            builder.HasKey(x => new { x.ProvinceCode, x.RecountId, x.UnitId, x.Id });
        }
    }
}
