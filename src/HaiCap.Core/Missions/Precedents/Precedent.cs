using System.Text.Json;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Precedents;

/// <summary>
/// An answer that was sent and is good for others (giải đáp): a question, its answer, the instruments it rests on and the procedure it is about. It
/// belongs to whom answered: the nation for a unit of the ministry, else the province. Who asked is not named in it.
/// </summary>
public sealed class Precedent : IProvinceRecord
{
    public const int LongestQuestion = 1000;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary>«GD-40-26-000003».</summary>
    public required string Code { get; init; }

    public required Guid AnswerId { get; init; }

    /// <summary>Code of the recommendation it answered.</summary>
    public required string Recommendation { get; init; }

    public required string Question { get; init; }

    public required string Answer { get; init; }

    /// <summary>A list of <see cref="Citation"/> as JSON.</summary>
    public required string Cites { get; init; }

    public required string Field { get; init; }

    public string? ProcedureCode { get; init; }

    /// <summary>The version in force when it was published.</summary>
    public Guid? ProcedureVersionId { get; init; }

    /// <summary>Shown on the portal too.</summary>
    public required bool IsPublic { get; set; }

    /// <summary>The unit that answered: whose head keeps it.</summary>
    public required string OwnerPath { get; init; }

    public required string UnitName { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>How the cited instruments stood when it was published or reviewed last: what differs from it wants a review.</summary>
    public required string Basis { get; set; }

    /// <summary>How they stood when who answered was told last that it wants a review; null when never.</summary>
    public string? ToldBasis { get; set; }

    /// <summary>Not to be followed any more since; null while it is.</summary>
    public DateTimeOffset? SupersededAt { get; set; }

    /// <summary>Code of the one that stands in its place.</summary>
    public string? SupersededBy { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public IReadOnlyList<Citation> ReadCites() => JsonSerializer.Deserialize<List<Citation>>(Cites, JsonSerializerOptions.Web) ?? [];

    internal sealed class Configuration : IEntityTypeConfiguration<Precedent>
    {
        public void Configure(EntityTypeBuilder<Precedent> builder)
        {
            builder.ToTable("Precedents");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Code }).IsUnique();
            builder.HasIndex(x => new { x.ProvinceCode, x.AnswerId }).IsUnique();
            builder.HasIndex(x => new { x.ProvinceCode, x.ChangedAt });
            builder.Property(x => x.Code).HasMaxLength(24);
            builder.Property(x => x.Recommendation).HasMaxLength(24);
            builder.Property(x => x.Question).HasMaxLength(LongestQuestion);
            builder.Property(x => x.Answer).HasMaxLength(RecommendationAnswer.LongestText);
            builder.Property(x => x.Field).HasMaxLength(200);
            builder.Property(x => x.ProcedureCode).HasMaxLength(20);
            builder.Property(x => x.OwnerPath).HasMaxLength(340);
            builder.Property(x => x.UnitName).HasMaxLength(200);
            builder.Property(x => x.SupersededBy).HasMaxLength(24);
        }
    }
}
