using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Visits;

/// <summary>What of a visit somebody is writing.</summary>
public enum VisitPart
{
    /// <summary>Agenda, attendance, notes.</summary>
    Record,

    /// <summary>Phiếu khảo sát.</summary>
    SiteSurvey,

    /// <summary>Báo cáo chuẩn bị.</summary>
    Preparation,
}

/// <summary>What an officer has typed of a visit and not sent: kept so that a lost line loses nothing. A technical row, in the officer's own tenant.</summary>
public sealed class VisitDraft : IProvinceRecord
{
    /// <summary>So much at once, in characters of JSON.</summary>
    public const int Longest = 400_000;

    public required string ProvinceCode { get; init; }

    public required Guid OfficerId { get; init; }

    public required Guid StopId { get; init; }

    public required VisitPart Part { get; init; }

    /// <summary>As typed, as JSON.</summary>
    public required string Typed { get; set; }

    /// <summary>The revision of what stood written when it was begun.</summary>
    public required int Revision { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<VisitDraft>
    {
        public void Configure(EntityTypeBuilder<VisitDraft> builder)
        {
            builder.ToTable("VisitDrafts");
            builder.HasKey(x => new { x.ProvinceCode, x.OfficerId, x.StopId, x.Part });
            builder.Property(x => x.Part).HasMaxLength(20);
        }
    }
}
