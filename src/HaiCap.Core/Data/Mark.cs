using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Data;

/// <summary>Something done once for a province, such as a part of the sample that was loaded. A technical row, not an act.</summary>
internal sealed class Mark : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Mark>
    {
        public void Configure(EntityTypeBuilder<Mark> builder)
        {
            builder.ToTable("Marks");
            builder.HasKey(x => new { x.ProvinceCode, x.Key });
            builder.Property(x => x.Key).HasMaxLength(120);
        }
    }
}
