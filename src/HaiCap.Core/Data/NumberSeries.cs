using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Data;

/// <summary>The last number given in a series people see (dossier codes of a day, document numbers of a year). A technical row, not an act.</summary>
internal sealed class NumberSeries : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required string Key { get; init; }

    public long Last { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<NumberSeries>
    {
        public void Configure(EntityTypeBuilder<NumberSeries> builder)
        {
            builder.ToTable("NumberSeries");
            builder.HasKey(x => new { x.ProvinceCode, x.Key });
            builder.Property(x => x.Key).HasMaxLength(120);
        }
    }
}
