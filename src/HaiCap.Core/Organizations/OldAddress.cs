using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations;

public enum OldAddressStatus
{
    /// <summary>The whole old unit lies in one new unit.</summary>
    Resolved,

    /// <summary>The old unit was divided: the person is asked which part.</summary>
    Split,

    /// <summary>The source names a unit we cannot find: somebody has to look at it.</summary>
    ForAPerson,
}

/// <summary>An address of before 1 July 2025 (63 provinces, districts, wards), which still stands on people's papers. Nation-level.</summary>
public sealed class OldAddress
{
    /// <summary>"province|district|ward" in lower case, with types and tones (Hương Vân and Hương Văn are two wards): what makes an old address one.</summary>
    public required string Key { get; init; }

    /// <summary>Old official code of five digits where the source has it.</summary>
    public string? OldCode { get; init; }
    public required string Province { get; init; }

    public required string District { get; init; }

    /// <summary>Empty for the five island districts that had no wards.</summary>
    public required string Ward { get; init; }
    public required OldAddressStatus Status { get; set; }

    /// <summary>Codes of the new units, a space between them; see <see cref="Units"/>.</summary>
    public required string UnitCodes { get; set; }

    /// <summary>What the source said and why it was mended or left for a person.</summary>
    public string? Note { get; set; }

    /// <summary>"|ward|district|province|" folded, the types left out: the column that is searched.</summary>
    public required string Folded { get; init; }

    public static string FoldedOf(string ward, string district, string province) =>
        $"|{UnitNames.FoldWithoutType(ward)}|{UnitNames.FoldWithoutType(district)}|{UnitNames.FoldWithoutType(province)}|";

    public IReadOnlyList<string> Units => UnitCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    public string FullName => Ward.Length == 0 ? $"{District}, {Province}" : $"{Ward}, {District}, {Province}";
}

internal sealed class OldAddressConfiguration : IEntityTypeConfiguration<OldAddress>
{
    public void Configure(EntityTypeBuilder<OldAddress> builder)
    {
        builder.ToTable("OldAddresses");
        builder.HasKey(a => a.Key);
        builder.Property(a => a.Key).HasMaxLength(200);
        builder.Property(a => a.OldCode).HasMaxLength(5);
        builder.Property(a => a.Province).HasMaxLength(60);
        builder.Property(a => a.District).HasMaxLength(60);
        builder.Property(a => a.Ward).HasMaxLength(60);
        builder.Property(a => a.Status).HasMaxLength(12);
        builder.Property(a => a.UnitCodes).HasMaxLength(60);
        builder.Property(a => a.Note).HasMaxLength(300);
        builder.Property(a => a.Folded).HasMaxLength(200);
        builder.HasIndex(a => a.Status);
        builder.Ignore(a => a.Units);
        builder.Ignore(a => a.FullName);
    }
}
