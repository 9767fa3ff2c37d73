using System.Text.Json;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Recommendations;

public enum AnswerKind
{
    /// <summary>How to do it by what is in force.</summary>
    Guidance,

    /// <summary>It has been done.</summary>
    Done,

    /// <summary>It will be done by a day, and is followed until then.</summary>
    Planned,

    /// <summary>A text is to be amended: it names instrument and article.</summary>
    AmendText,

    /// <summary>For an authority outside this house, named.</summary>
    OtherAuthority,

    /// <summary>Not done, with the reason.</summary>
    Refused,
}

public enum AnswerState
{
    Draft,
    Approved,
    Sent,
}

/// <summary>An article of an instrument an answer rests on or wants amended.</summary>
public sealed record Citation(string Number, string? Article);

/// <summary>What is answered, from the draft on; of a reopened recommendation each answer stays.</summary>
public sealed class RecommendationAnswer : IProvinceRecord
{
    public const int LongestText = 8000;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid RecommendationId { get; init; }

    public required AnswerKind Kind { get; set; }

    public required string Text { get; set; }

    /// <summary>A list of <see cref="Citation"/> as JSON.</summary>
    public required string Cites { get; set; }

    /// <summary>Of what is planned.</summary>
    public DateOnly? PlannedFor { get; set; }

    /// <summary>When what was planned was done.</summary>
    public DateOnly? KeptOn { get; set; }

    /// <summary>The authority outside.</summary>
    public string? OtherAuthority { get; set; }

    public required AnswerState State { get; set; }

    public required string UnitName { get; set; }

    public required string DraftedBy { get; set; }

    /// <summary>Who drafted does not approve.</summary>
    public required Guid DraftedById { get; set; }

    public string? ApprovedBy { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Given by the head of a delegation where it was asked.</summary>
    public bool OnTheSpot { get; init; }

    public IReadOnlyList<Citation> ReadCites() => JsonSerializer.Deserialize<List<Citation>>(Cites, JsonSerializerOptions.Web) ?? [];

    internal static string Write(IReadOnlyList<Citation> cites) => JsonSerializer.Serialize(cites, JsonSerializerOptions.Web);

    internal sealed class Configuration : IEntityTypeConfiguration<RecommendationAnswer>
    {
        public void Configure(EntityTypeBuilder<RecommendationAnswer> builder)
        {
            builder.ToTable("RecommendationAnswers");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.RecommendationId });

            // The ministry reads across provinces by id.
            builder.HasIndex(x => x.Id);
            builder.Property(x => x.Kind).HasMaxLength(20);
            builder.Property(x => x.Text).HasMaxLength(LongestText);
            builder.Property(x => x.OtherAuthority).HasMaxLength(200);
            builder.Property(x => x.State).HasMaxLength(20);
            builder.Property(x => x.UnitName).HasMaxLength(200);
            builder.Property(x => x.DraftedBy).HasMaxLength(200);
            builder.Property(x => x.ApprovedBy).HasMaxLength(200);
        }
    }
}
