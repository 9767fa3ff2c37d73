using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations;

/// <summary>A person who works for the state (cán bộ, công chức). What they may do comes from their positions alone.</summary>
public sealed class Officer : IProvinceRecord
{
    public required string ProvinceCode { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Family name first, one field, never split.</summary>
    public required string Name { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary>Folded name: for finding.</summary>
    public required string Folded { get; set; }
}

internal sealed class OfficerConfiguration : IEntityTypeConfiguration<Officer>
{
    public void Configure(EntityTypeBuilder<Officer> builder)
    {
        builder.ToTable("Officers");
        builder.HasKey(o => new { o.ProvinceCode, o.Id });
        builder.Property(o => o.ProvinceCode).HasMaxLength(2);
        builder.Property(o => o.Name).HasMaxLength(100);
        builder.Property(o => o.Phone).HasMaxLength(20);
        builder.Property(o => o.Email).HasMaxLength(200);
        builder.Property(o => o.Folded).HasMaxLength(100);
        builder.HasIndex(o => new { o.ProvinceCode, o.Folded });
    }
}
