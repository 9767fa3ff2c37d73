using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>A programme of visits (chương trình công tác) that a decision opens: when, what for, what a place prepares. It belongs to who sends the delegations.</summary>
public sealed class MissionProgramme : IProvinceRecord
{
    public const int LongestText = 4000;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The decision, of the register of who sends.</summary>
    public required Guid InstrumentId { get; set; }

    /// <summary>«Quyết định số 2083/QĐ-BKHCN»: places of other provinces do not read that register.</summary>
    public required string Citation { get; set; }

    public required string Title { get; set; }

    public required DateOnly Begins { get; set; }

    /// <summary>The last day.</summary>
    public required DateOnly Ends { get; set; }

    public required string Purpose { get; set; }

    /// <summary>What every place prepares.</summary>
    public string? Prepares { get; set; }

    public required string OpenedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public bool Covers(DateOnly day) => Begins <= day && day <= Ends;

    internal sealed class Configuration : IEntityTypeConfiguration<MissionProgramme>
    {
        public void Configure(EntityTypeBuilder<MissionProgramme> builder)
        {
            builder.ToTable("MissionProgrammes");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Begins });
            builder.Property(x => x.Citation).HasMaxLength(200);
            builder.Property(x => x.Title).HasMaxLength(300);
            builder.Property(x => x.Purpose).HasMaxLength(LongestText);
            builder.Property(x => x.Prepares).HasMaxLength(LongestText);
            builder.Property(x => x.OpenedBy).HasMaxLength(200);
        }
    }
}
