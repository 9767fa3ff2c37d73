using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Visits;

/// <summary>A photograph of a visit: where and when it was taken.</summary>
public sealed class VisitPhoto : IProvinceRecord
{
    /// <summary>So many of one stop.</summary>
    public const int Most = 30;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid StopId { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public required string FileHash { get; init; }

    public required string FileName { get; init; }

    /// <summary>In words: «Quầy tiếp nhận số 3».</summary>
    public required string Place { get; init; }

    /// <summary>Degrees north, WGS 84; null when nobody said.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, WGS 84.</summary>
    public double? Longitude { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    public required Guid AddedById { get; init; }

    public required string AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<VisitPhoto>
    {
        public void Configure(EntityTypeBuilder<VisitPhoto> builder)
        {
            builder.ToTable("VisitPhotos");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.StopId });
            builder.Property(x => x.FileHash).HasMaxLength(64);
            builder.Property(x => x.FileName).HasMaxLength(200);
            builder.Property(x => x.Place).HasMaxLength(300);
            builder.Property(x => x.AddedBy).HasMaxLength(200);
        }
    }
}
