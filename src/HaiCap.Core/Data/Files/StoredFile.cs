using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Data.Files;

/// <summary>
/// A file a province holds, known by its content; its name belongs to whatever refers to it. A technical row, not an act: the acts that
/// refer to a file carry its hash.
/// </summary>
public sealed class StoredFile : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    /// <summary>SHA-256 of the content, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required FileKind Kind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("StoredFiles");
            builder.HasKey(x => new { x.ProvinceCode, x.Hash });
            builder.Property(x => x.Hash).HasMaxLength(64);
        }
    }
}
