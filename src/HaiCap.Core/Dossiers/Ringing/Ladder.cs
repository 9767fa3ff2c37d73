using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>The rungs of one clock in the nation ("00"), a province or one agency and what is under it, from a day on; the nearest to the unit applies.</summary>
public sealed class Ladder : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    /// <summary><see cref="Guid.Empty"/> for every agency: a null would not be unique.</summary>
    public required Guid AgencyId { get; init; }

    public required BellClock Clock { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>A list of <see cref="Rung"/> as JSON; an empty one rings nothing.</summary>
    public required string Rungs { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Ladder>
    {
        public void Configure(EntityTypeBuilder<Ladder> builder)
        {
            builder.ToTable("Ladders");
            builder.HasKey(x => new { x.ProvinceCode, x.AgencyId, x.Clock, x.ValidFrom });
            builder.Property(x => x.Rungs).HasMaxLength(2000);
        }
    }
}
