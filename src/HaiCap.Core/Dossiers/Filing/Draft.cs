using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>A filing not yet sent, kept on the server so that it can go on tomorrow on another device. A technical row, not an act.</summary>
public sealed class Draft : IProvinceRecord, IBatched
{
    /// <summary>The step of a draft that answers a supplement request and bears its id: it is never sent as a filing of its own.</summary>
    public const string SupplementStep = "bo-sung";

    public required string ProvinceCode { get; init; }

    /// <summary>Becomes the submission key: sending the same draft twice makes one dossier.</summary>
    public required Guid Id { get; init; }

    /// <summary>The citizen who files; null when an officer files for somebody.</summary>
    public Guid? CitizenId { get; init; }

    /// <summary>The officer who files for somebody.</summary>
    public Guid? OfficerId { get; init; }

    public required Guid ProcedureVersionId { get; init; }

    public required string ProcedureCode { get; init; }

    /// <summary>The centre chosen; null until it is.</summary>
    public Guid? ReceivingAgencyId { get; set; }

    /// <summary>Answers of the procedure's form as JSON, whatever has been typed so far.</summary>
    public string Answers { get; set; } = "{}";

    /// <summary>Owner of the case as JSON (<see cref="Party"/>); null until given.</summary>
    public string? Applicant { get; set; }

    /// <summary>Where the journey stands: a section's key, "papers", "check".</summary>
    public string? Step { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SavedAt { get; set; }

    /// <summary>Counts the saves; a save from an old page is noticed.</summary>
    public int Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> builder)
        {
            builder.ToTable("Drafts");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.CitizenId });
            builder.HasIndex(x => new { x.ProvinceCode, x.OfficerId });
            builder.Property(x => x.ProcedureCode).HasMaxLength(Procedures.ProcedureCode.MaxLength);
            builder.Property(x => x.Step).HasMaxLength(60);
            builder.Property(x => x.Version).IsConcurrencyToken();
        }
    }
}

/// <summary>A file put to a draft.</summary>
public sealed class DraftFile : IProvinceRecord, IBatched
{
    public required string ProvinceCode { get; init; }

    public required Guid DraftId { get; init; }

    public required Guid Id { get; init; }

    public required string Component { get; init; }

    public required string FileHash { get; init; }

    public required string FileName { get; init; }

    public required long FileSize { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<DraftFile>
    {
        public void Configure(EntityTypeBuilder<DraftFile> builder)
        {
            builder.ToTable("DraftFiles");
            builder.HasKey(x => new { x.ProvinceCode, x.DraftId, x.Id });
            builder.Property(x => x.Component).HasMaxLength(60);
            builder.Property(x => x.FileHash).HasMaxLength(64);
            builder.Property(x => x.FileName).HasMaxLength(200);
        }
    }
}
