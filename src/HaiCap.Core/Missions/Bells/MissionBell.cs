using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Bells;

/// <summary>
/// One clock that runs against a unit because of a recommendation: its answer, what it promised by a day, or an opinion it was asked for. It stands in the
/// province that asked and is gone when the clock ends.
/// </summary>
public sealed class MissionBell : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    /// <summary>Of the recommendation, of the answer that promised, or of the consultation.</summary>
    public required Guid Id { get; init; }

    public required Guid RecommendationId { get; init; }

    /// <summary><see cref="BellClock.Answer"/>, <see cref="BellClock.Plan"/> or <see cref="BellClock.Opinion"/>.</summary>
    public required BellClock Clock { get; init; }

    /// <summary>Tenant of the unit.</summary>
    public required string OwnerProvince { get; set; }

    public required Guid UnitId { get; set; }

    public required DateTimeOffset Since { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>When it is looked at next; null when no rung is left.</summary>
    public DateTimeOffset? BellAt { get; set; }

    /// <summary>What has rung (<see cref="BellMarks"/>).</summary>
    public string? Rungs { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<MissionBell>
    {
        public void Configure(EntityTypeBuilder<MissionBell> builder)
        {
            builder.ToTable("MissionBells");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.RecommendationId });

            // The sweep asks the whole nation at once what is due, and touches nothing else.
            builder.HasIndex(x => x.BellAt).HasDatabaseName("ix_mission_bells_due").HasFilter("bell_at IS NOT NULL");
            builder.HasIndex(x => new { x.Clock, x.DueAt });
            // Of two hosts that ring the same, one finds it rung.
            builder.Property(x => x.BellAt).IsConcurrencyToken();
            builder.Property(x => x.Clock).HasMaxLength(20);
            builder.Property(x => x.OwnerProvince).HasMaxLength(2);
            builder.Property(x => x.Rungs).HasMaxLength(200);
        }
    }
}
