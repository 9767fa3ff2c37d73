using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Programmes;

public enum StopKind
{
    /// <summary>Làm việc, họp.</summary>
    Meeting,

    /// <summary>Khảo sát thực tế.</summary>
    SiteVisit,
}

/// <summary>One stop of a delegation's itinerary: a meeting or a site visit, from when to when, where.</summary>
public sealed class MissionStop : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid ProgrammeId { get; init; }

    public required Guid DelegationId { get; init; }

    public required StopKind Kind { get; set; }

    /// <summary>Two digits of a province, five of a commune.</summary>
    public required string PlaceCode { get; set; }

    public required string PlaceProvince { get; set; }

    /// <summary>House or room: «Trụ sở UBND tỉnh».</summary>
    public required string Venue { get; set; }

    public required string Title { get; set; }

    public required DateTimeOffset StartsAt { get; set; }

    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>What the place prepares for this stop.</summary>
    public string? Prepares { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Counts the changes: a reader of the calendar takes the higher.</summary>
    public int Revision { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public bool Overlaps(MissionStop other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;

    internal sealed class Configuration : IEntityTypeConfiguration<MissionStop>
    {
        public void Configure(EntityTypeBuilder<MissionStop> builder)
        {
            builder.ToTable("MissionStops");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.ProgrammeId, x.StartsAt });
            builder.Property(x => x.Kind).HasMaxLength(20);
            builder.Property(x => x.PlaceCode).HasMaxLength(5);
            builder.Property(x => x.PlaceProvince).HasMaxLength(2);
            builder.Property(x => x.Venue).HasMaxLength(300);
            builder.Property(x => x.Title).HasMaxLength(300);
            builder.Property(x => x.Prepares).HasMaxLength(MissionProgramme.LongestText);
        }
    }
}
