using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Procedures.Everyday;

/// <summary>From a day on, what everyday words stand for when somebody looks for a procedure.</summary>
/// <param name="Meanings">Words of the catalogue; none: they stand for nothing more, the product's own meaning included.</param>
[ActName("everyday-word.set")]
public sealed record EverydayWordSet(string Said, IReadOnlyList<string> Meanings, DateOnly From) : ActData;

/// <summary>A province's everyday words from a day on; over the product's own (<see cref="EverydaySeed"/>) where they say the same.</summary>
public sealed class EverydayWord : IProvinceRecord
{
    public const int LongestSaid = 100;
    public const int LongestMeanings = 1000;

    public required string ProvinceCode { get; init; }

    /// <summary>The words as they are compared: "sổ đỏ" and "SỔ  ĐỎ" are one.</summary>
    public required string Key { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required string Said { get; set; }

    /// <summary>Parted by semicolons; empty where the words stand for nothing.</summary>
    public required string Meanings { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public static string KeyOf(string said) => string.Join(' ', CatalogueText.Words(VietnameseText.Nfc(said)).Select(word => word.Toned));

    internal sealed class Configuration : IEntityTypeConfiguration<EverydayWord>
    {
        public void Configure(EntityTypeBuilder<EverydayWord> builder)
        {
            builder.ToTable("EverydayWords");
            builder.HasKey(x => new { x.ProvinceCode, x.Key, x.ValidFrom });
            builder.Property(x => x.ProvinceCode).HasMaxLength(2);
            builder.Property(x => x.Key).HasMaxLength(2 * LongestSaid);
            builder.Property(x => x.Said).HasMaxLength(LongestSaid);
            builder.Property(x => x.Meanings).HasMaxLength(LongestMeanings);
        }
    }
}
