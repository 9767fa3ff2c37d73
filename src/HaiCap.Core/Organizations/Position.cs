using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations;

public enum Role
{
    /// <summary>Bộ phận tiếp nhận và trả kết quả.</summary>
    Reception,

    /// <summary>Chuyên viên.</summary>
    Specialist,

    /// <summary>Trưởng phòng, phó trưởng phòng.</summary>
    HeadOfOffice,

    /// <summary>Văn thư: seals and issues.</summary>
    Clerk,

    /// <summary>Director, chairman, or a deputy of theirs: who signs.</summary>
    Director,
    Administrator,

    /// <summary>Reads all, changes nothing.</summary>
    Auditor,

    /// <summary>Pháp chế, kiểm soát thủ tục hành chính: reviews and publishes procedures, keeps the register of authority.</summary>
    Legal,

    /// <summary>A system, by API key.</summary>
    Integrator,
}

/// <summary>In whose place a document is signed (decree 30/2020, annex I, part II, point 7).</summary>
public enum SigningForm
{
    /// <summary>The head, with own authority: the title alone.</summary>
    Head,

    /// <summary>TM. — for the collective: chairman for the People's Committee.</summary>
    OnBehalf,

    /// <summary>KT. — a deputy for the head.</summary>
    Deputy,

    /// <summary>TL. — by order, the head of a unit below.</summary>
    ByOrder,

    /// <summary>TUQ. — by authorisation.</summary>
    Authorised,

    /// <summary>Q. — acting head.</summary>
    Acting,
}

/// <summary>A post held by an officer in an agency between two days, both included (chức vụ). A leaver's positions end; nothing is deleted.</summary>
public sealed class Position : IProvinceRecord
{
    public required string ProvinceCode { get; init; }
    public required Guid Id { get; init; }
    public required Guid OfficerId { get; init; }
    public required Guid AgencyId { get; init; }

    /// <summary>As on letters: "Phó Giám đốc".</summary>
    public required string Title { get; init; }
    public required Role Role { get; init; }

    /// <summary>How the holder signs by default; null for those who sign nothing.</summary>
    public SigningForm? SigningForm { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of the post; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The post one acts from after signing in, when there are several.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The post it goes on with at a successor of its agency; null for any other.</summary>
    public Guid? SucceedsId { get; init; }

    public Officer? Officer { get; init; }
    public Agency? Agency { get; init; }

    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

internal sealed class PositionConfiguration : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> builder)
    {
        builder.ToTable("Positions");
        builder.HasKey(p => new { p.ProvinceCode, p.Id });
        builder.Property(p => p.ProvinceCode).HasMaxLength(2);
        builder.Property(p => p.Title).HasMaxLength(100);
        builder.Property(p => p.Role).HasMaxLength(20);
        builder.Property(p => p.SigningForm).HasMaxLength(20);
        builder.HasIndex(p => new { p.ProvinceCode, p.OfficerId });
        builder.HasIndex(p => new { p.ProvinceCode, p.AgencyId });
        builder.HasOne(p => p.Officer).WithMany().HasForeignKey(p => new { p.ProvinceCode, p.OfficerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(p => p.Agency).WithMany().HasForeignKey(p => new { p.ProvinceCode, p.AgencyId }).OnDelete(DeleteBehavior.Restrict);
    }
}
