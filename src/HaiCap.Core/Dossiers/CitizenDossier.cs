using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers;

/// <summary>Finds a citizen's dossiers in every province without searching each (rule 6); written with the dossier.</summary>
public sealed class CitizenDossier : IProvinceRecord, IBatched
{
    public required string ProvinceCode { get; init; }

    public required Guid CitizenId { get; init; }

    public required Guid DossierId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<CitizenDossier>
    {
        public void Configure(EntityTypeBuilder<CitizenDossier> builder)
        {
            builder.ToTable("CitizenDossiers");
            builder.HasKey(x => new { x.ProvinceCode, x.CitizenId, x.DossierId });
            builder.HasIndex(x => x.CitizenId);
        }
    }
}
