using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Consultations;

/// <summary>A question of the unit that has a recommendation to another unit, with its opinion. It stands with the recommendation, in the province that asked.</summary>
public sealed class RecommendationConsultation : IProvinceRecord
{
    public const int LongestQuestion = 2000;

    public const int LongestOpinion = 4000;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid RecommendationId { get; init; }

    /// <summary>Tenant of the unit that is asked.</summary>
    public required string UnitProvince { get; init; }

    public required Guid UnitId { get; init; }

    public required string UnitPath { get; init; }

    public required string UnitName { get; init; }

    public required string Question { get; init; }

    public required string AskedBy { get; init; }

    /// <summary>The unit that asks.</summary>
    public required string AskingUnit { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public string? Opinion { get; set; }

    public string? GivenBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public Owner Unit => new(UnitProvince, UnitId, UnitPath);

    internal sealed class Configuration : IEntityTypeConfiguration<RecommendationConsultation>
    {
        public void Configure(EntityTypeBuilder<RecommendationConsultation> builder)
        {
            builder.ToTable("RecommendationConsultations");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.RecommendationId });

            // A unit of the ministry is asked by any province's recommendation: its list is read by tenant and path, one by id.
            builder.HasIndex(x => new { x.UnitProvince, x.AnsweredAt, x.DueAt }).HasDatabaseName("ix_recommendation_consultations_unit");
            builder.HasIndex(x => x.Id);
            builder.Property(x => x.UnitProvince).HasMaxLength(2);
            builder.Property(x => x.UnitPath).HasMaxLength(340);
            builder.Property(x => x.UnitName).HasMaxLength(200);
            builder.Property(x => x.Question).HasMaxLength(LongestQuestion);
            builder.Property(x => x.AskedBy).HasMaxLength(200);
            builder.Property(x => x.AskingUnit).HasMaxLength(200);
            builder.Property(x => x.Opinion).HasMaxLength(LongestOpinion);
            builder.Property(x => x.GivenBy).HasMaxLength(200);
            builder.Ignore(x => x.Unit);
        }
    }
}
