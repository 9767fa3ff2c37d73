using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Topics;

/// <summary>
/// One question many places ask. It belongs to whom it is asked of: the nation for what is asked of the ministry, else the province. Each
/// recommendation stays its asker's own and only says which topic it is of.
/// </summary>
public sealed class Topic : IProvinceRecord
{
    public const int LongestTitle = 300;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary>«CD-40-26-000003».</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Topic>
    {
        public void Configure(EntityTypeBuilder<Topic> builder)
        {
            builder.ToTable("Topics");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Code }).IsUnique();
            builder.Property(x => x.Code).HasMaxLength(24);
            builder.Property(x => x.Title).HasMaxLength(LongestTitle);
        }
    }
}

/// <summary>Who asks it, counted: each commune once, however often it asked.</summary>
/// <param name="Communes">Communes, wards and special zones.</param>
/// <param name="Others">Departments and other agencies of provinces.</param>
/// <param name="Open">Still owed an answer.</param>
/// <param name="Last">When it was asked last.</param>
public sealed record TopicCount(int Asked, int Communes, int Others, int Provinces, int Open, DateTimeOffset? Last)
{
    public static TopicCount None { get; } = new(0, 0, 0, 0, 0, null);
}

public sealed record TopicLine(Topic Row, TopicCount Count);
