using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations;

public enum UnitLevel { Province, Commune }

/// <summary>Tỉnh, thành phố · xã, phường, đặc khu: the five types of law 72/2025 on the organisation of local government.</summary>
public enum UnitType { Province, City, Commune, Ward, SpecialZone }

/// <summary>
/// A unit of the country, known by its official code (decision 19/2025/QĐ-TTg; text, for it may start with 0). Nation-level: no tenant.
/// What may change — name, type, parent — stands in <see cref="Versions"/>.
/// </summary>
public sealed class AdministrativeUnit
{
    public required string Code { get; init; }
    public required UnitLevel Level { get; init; }

    /// <summary>Code of the province the unit belongs to today, itself for a province: the tenant key of its records.</summary>
    public required string ProvinceCode { get; set; }

    /// <summary>National agency code of a province's People's Committee, e.g. H41; null for communes, whose codes the provinces give.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>Provinces of before 1 July 2025 a province was formed from, a comma between them; null for communes.</summary>
    public string? FormedFrom { get; init; }

    public ICollection<AdministrativeUnitVersion> Versions { get; init; } = [];
}

/// <summary>What a unit was called and where it belonged between two days, both included.</summary>
public sealed class AdministrativeUnitVersion
{
    public required string UnitCode { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day in force; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Without its type: "Trường Vinh".</summary>
    public required string Name { get; init; }
    public required UnitType Type { get; init; }

    /// <summary>The province of a commune-level unit; null for a province.</summary>
    public string? ParentCode { get; init; }

    /// <summary>The resolution that brought this version, as cited to people.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>Full name folded: for finding, never for identity (8 names collide inside a province once folded).</summary>
    public required string Folded { get; init; }

    /// <summary>With its type as written on letters: "Phường Trường Vinh".</summary>
    public string FullName => $"{Type.Vietnamese()} {Name}";

    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

public static class UnitTypes
{
    public static string Vietnamese(this UnitType type) => type switch
    {
        UnitType.Province => "Tỉnh",
        UnitType.City => "Thành phố",
        UnitType.Commune => "Xã",
        UnitType.Ward => "Phường",
        _ => "Đặc khu",
    };

    public static string English(this UnitType type) => type switch
    {
        UnitType.Province => "Province",
        UnitType.City => "City",
        UnitType.Commune => "Commune",
        UnitType.Ward => "Ward",
        _ => "Special zone",
    };
}

internal sealed class AdministrativeUnitConfiguration : IEntityTypeConfiguration<AdministrativeUnit>
{
    public void Configure(EntityTypeBuilder<AdministrativeUnit> builder)
    {
        builder.ToTable("AdministrativeUnits");
        builder.HasKey(u => u.Code);
        builder.Property(u => u.Code).HasMaxLength(5);
        builder.Property(u => u.Level).HasMaxLength(10);
        builder.Property(u => u.ProvinceCode).HasMaxLength(2);
        builder.Property(u => u.AgencyCode).HasMaxLength(35);
        builder.Property(u => u.FormedFrom).HasMaxLength(200);
        builder.HasIndex(u => u.ProvinceCode);
        builder.HasMany(u => u.Versions).WithOne().HasForeignKey(v => v.UnitCode);
    }
}

internal sealed class AdministrativeUnitVersionConfiguration : IEntityTypeConfiguration<AdministrativeUnitVersion>
{
    public void Configure(EntityTypeBuilder<AdministrativeUnitVersion> builder)
    {
        builder.ToTable("AdministrativeUnitVersions");
        builder.HasKey(v => new { v.UnitCode, v.ValidFrom });
        builder.Property(v => v.UnitCode).HasMaxLength(5);
        builder.Property(v => v.Name).HasMaxLength(100);
        builder.Property(v => v.Type).HasMaxLength(12);
        builder.Property(v => v.ParentCode).HasMaxLength(5);
        builder.Property(v => v.LegalBasis).HasMaxLength(200);
        builder.Property(v => v.Folded).HasMaxLength(120);
        builder.HasIndex(v => v.Folded);
        builder.Ignore(v => v.FullName);
    }
}
