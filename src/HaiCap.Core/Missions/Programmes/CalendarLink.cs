using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>The secret address under which an officer's own calendar program fetches the stops they may see. A technical row: another address takes its place.</summary>
public sealed class CalendarLink : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid OfficerId { get; init; }

    /// <summary>SHA-256 of the secret, hex: whoever reads the table knows no address.</summary>
    public required string Hash { get; set; }

    public required DateTimeOffset MadeAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarLink>
    {
        public void Configure(EntityTypeBuilder<CalendarLink> builder)
        {
            builder.ToTable("CalendarLinks");
            builder.HasKey(x => new { x.ProvinceCode, x.OfficerId });
            builder.HasIndex(x => new { x.ProvinceCode, x.Hash }).IsUnique();
            builder.Property(x => x.Hash).HasMaxLength(64);
        }
    }
}
