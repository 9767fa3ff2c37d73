using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Letters;

/// <summary>One version of a letter's template, Typst text (rule 11: templates are data). A version is never changed; a new one takes its place.</summary>
public sealed class LetterTemplate : IProvinceRecord
{
    public const int MaxSourceLength = 60_000;

    public required string ProvinceCode { get; init; }

    /// <summary>One of <see cref="LetterKeys"/>.</summary>
    public required string Key { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Source { get; init; }

    /// <summary>First day letters are made with it, until a version with a later day (or the same and a higher number) takes over.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>What changed and why.</summary>
    public required string Note { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<LetterTemplate>
    {
        public void Configure(EntityTypeBuilder<LetterTemplate> builder)
        {
            builder.ToTable("LetterTemplates");
            builder.HasKey(x => new { x.ProvinceCode, x.Key, x.Number });
            builder.Property(x => x.Key).HasMaxLength(40);
            builder.Property(x => x.Source).HasMaxLength(MaxSourceLength);
            builder.Property(x => x.Note).HasMaxLength(500);
        }
    }
}
