using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations;

public enum AgencyKind
{
    /// <summary>UBND tỉnh.</summary>
    ProvincialCommittee,

    /// <summary>Sở.</summary>
    Department,

    /// <summary>Chi cục.</summary>
    SubDepartment,

    /// <summary>Phòng, văn phòng of a department or of the provincial committee.</summary>
    Division,

    /// <summary>Trung tâm Phục vụ hành chính công tỉnh.</summary>
    ProvincialCentre,

    /// <summary>UBND xã, phường, đặc khu.</summary>
    CommuneCommittee,

    /// <summary>Phòng of a commune.</summary>
    CommuneDivision,

    /// <summary>Trung tâm Phục vụ hành chính công xã, phường, đặc khu.</summary>
    CommuneCentre,

    /// <summary>Bộ: in the nation's own tenant.</summary>
    Ministry,

    /// <summary>Vụ, Cục, Ủy ban of a ministry.</summary>
    MinistryUnit,

    /// <summary>Văn phòng Bộ: its secretariat.</summary>
    MinistryOffice,
}

/// <summary>An agency or a unit inside one (cơ quan): who receives, processes and signs.</summary>
public sealed class Agency : IProvinceRecord
{
    public required string ProvinceCode { get; init; }
    public required Guid Id { get; init; }
    public required AgencyCode Code { get; init; }

    /// <summary>As on its letterhead: "Sở Khoa học và Công nghệ tỉnh Nghệ An".</summary>
    public required string Name { get; set; }

    /// <summary>"Sở KH&amp;CN", for lists.</summary>
    public required string ShortName { get; set; }
    public string? EnglishName { get; set; }

    /// <summary>What follows the number on its documents (decree 30/2020): SKHCN in "12/GP-SKHCN"; null for a unit that issues none of its own.</summary>
    public string? NotationSuffix { get; set; }
    public required AgencyKind Kind { get; init; }
    public Guid? ParentId { get; set; }

    /// <summary>Administrative unit it stands in: the province for provincial agencies, the commune for communal ones.</summary>
    public required string UnitCode { get; init; }

    /// <summary>Ids of its ancestors and itself from the top, "/id/id/" in digits without hyphens, so a subtree is a prefix.</summary>
    public required string Path { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary>Its code was made for the sample province: never exported officially.</summary>
    public bool IsSample { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it exists; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    public bool IsCentre => Kind is AgencyKind.ProvincialCentre or AgencyKind.CommuneCentre;

    public bool IsCommunal => Kind is AgencyKind.CommuneCommittee or AgencyKind.CommuneDivision or AgencyKind.CommuneCentre;

    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The same agency as it was called before.</summary>
    internal Agency As(AgencyPast past)
    {
        var then = (Agency)MemberwiseClone();
        (then.Name, then.ShortName, then.EnglishName, then.NotationSuffix, then.ParentId) = (past.Name, past.ShortName, past.EnglishName, past.NotationSuffix, past.ParentId);
        return then;
    }

    /// <summary>A copy to think with: what would be if it changed.</summary>
    internal Agency Copy() => (Agency)MemberwiseClone();

    public static string PathOf(string? parentPath, Guid id) => $"{parentPath ?? "/"}{id:N}/";
}

internal sealed class AgencyConfiguration : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable("Agencies");
        builder.HasKey(a => new { a.ProvinceCode, a.Id });
        builder.Property(a => a.ProvinceCode).HasMaxLength(2);
        builder.Property(a => a.Code).HasConversion(c => c.Text, t => AgencyCode.Parse(t)).HasMaxLength(AgencyCode.MaxLength);
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.Property(a => a.ShortName).HasMaxLength(100);
        builder.Property(a => a.EnglishName).HasMaxLength(200);
        builder.Property(a => a.NotationSuffix).HasMaxLength(30);
        builder.Property(a => a.Kind).HasMaxLength(30);
        builder.Property(a => a.UnitCode).HasMaxLength(5);
        builder.Property(a => a.Path).HasMaxLength(340);
        builder.Property(a => a.Address).HasMaxLength(300);
        builder.Property(a => a.Phone).HasMaxLength(20);
        builder.Property(a => a.Email).HasMaxLength(200);
        builder.HasIndex(a => new { a.ProvinceCode, a.Code }).IsUnique();
        builder.HasIndex(a => new { a.ProvinceCode, a.UnitCode });
        builder.HasIndex(a => new { a.ProvinceCode, a.Path });
        builder.Ignore(a => a.IsCentre);
        builder.Ignore(a => a.IsCommunal);
    }
}
