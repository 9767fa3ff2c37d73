using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers;

/// <summary>A question to another unit, asked, timed and answered in the system (decree 118/2025, article 19.4d).</summary>
public sealed class Consultation : IProvinceRecord, IBatched
{
    public required string ProvinceCode { get; init; }

    public required Guid DossierId { get; init; }

    public required Guid Id { get; init; }

    public required Guid AskedUnitId { get; set; }

    public required string Question { get; init; }

    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    public string? Answer { get; set; }

    public string? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Consultation>
    {
        public void Configure(EntityTypeBuilder<Consultation> builder)
        {
            builder.ToTable("Consultations");
            builder.HasKey(x => new { x.ProvinceCode, x.DossierId, x.Id });
            builder.Property(x => x.Question).HasMaxLength(4000);
            builder.Property(x => x.Answer).HasMaxLength(4000);
            builder.Property(x => x.AskedBy).HasMaxLength(200);
            builder.Property(x => x.AnsweredBy).HasMaxLength(200);
        }
    }
}
