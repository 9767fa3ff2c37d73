using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers;

public enum PaperForm
{
    Original,
    CertifiedCopy,
    Copy,
    Electronic,
}

/// <summary>A paper of the dossier: what the applicant handed in for one component.</summary>
public sealed class DossierPaper : IProvinceRecord, IBatched
{
    public required string ProvinceCode { get; init; }

    public required Guid DossierId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Key of the component in the procedure's definition.</summary>
    public required string Component { get; init; }

    public required string Title { get; init; }

    public required PaperForm Form { get; init; }

    public int Sets { get; init; } = 1;

    /// <summary>SHA-256 of the stored file in hex; null for a paper kept on paper.</summary>
    public string? FileHash { get; init; }

    public string? FileName { get; init; }

    public long FileSize { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Which supplement brought it; null for the first filing.</summary>
    public Guid? SupplementId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<DossierPaper>
    {
        public void Configure(EntityTypeBuilder<DossierPaper> builder)
        {
            builder.ToTable("DossierPapers");
            builder.HasKey(x => new { x.ProvinceCode, x.DossierId, x.Id });
            builder.Property(x => x.Component).HasMaxLength(60);
            builder.Property(x => x.Title).HasMaxLength(500);
            builder.Property(x => x.FileHash).HasMaxLength(64);
            builder.Property(x => x.FileName).HasMaxLength(200);
        }
    }
}
