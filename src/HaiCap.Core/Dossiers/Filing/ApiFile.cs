using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>
/// That a system sent a file: it may name it in a dossier then. Whoever only knows a content's hash has not shown that the content is theirs.
/// A technical row.
/// </summary>
public sealed class ApiFile : IProvinceRecord
{
    /// <summary>Long enough for any dossier to follow its files.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public required string ProvinceCode { get; init; }

    public required Guid KeyId { get; init; }

    public required string Hash { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required FileKind Kind { get; init; }

    /// <summary>When it was sent last.</summary>
    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ApiFile>
    {
        public void Configure(EntityTypeBuilder<ApiFile> builder)
        {
            builder.ToTable("ApiFiles");
            builder.HasKey(x => new { x.ProvinceCode, x.KeyId, x.Hash });
            builder.Property(x => x.Hash).HasMaxLength(64);
        }
    }
}
