using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations.Keys;

/// <summary>What a key opens. A system that only reads needs no more.</summary>
[Flags]
public enum KeyScopes
{
    None = 0,
    Read = 1,
    Write = 2,
}

/// <summary>
/// The key of another system. Its territory is the nation (province "00"), a whole province, or one agency and all below it. Only its digest is
/// kept, so a key that was lost is replaced, never shown again.
/// </summary>
public sealed class ApiKey : IProvinceRecord
{
    public const int LongestName = 100;

    public required string ProvinceCode { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Whose system it is, as acts name it: "Phần mềm một cửa xã Quỳnh Lưu".</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the whole key.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Its last four characters, by which an administrator knows one key from another.</summary>
    public required string Ending { get; init; }
    public required KeyScopes Scopes { get; init; }

    /// <summary>The agency whose subtree it reaches; null for the whole province or nation.</summary>
    public Guid? AgencyId { get; set; }
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The instant it stops working; null while none is set.</summary>
    public DateTimeOffset? ValidTo { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the minute; a technical note, not an act.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>Made by the sample: refused in Production.</summary>
    public bool IsSample { get; init; }

    public Agency? Agency { get; init; }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.HasKey(k => new { k.ProvinceCode, k.Id });
        builder.Property(k => k.ProvinceCode).HasMaxLength(2);
        builder.Property(k => k.Name).HasMaxLength(ApiKey.LongestName);
        builder.Property(k => k.Hash).HasMaxLength(32);
        builder.Property(k => k.Ending).HasMaxLength(4);
        builder.Property(k => k.Scopes).HasMaxLength(20);
        builder.HasIndex(k => new { k.ProvinceCode, k.Hash }).IsUnique();
        builder.HasIndex(k => new { k.ProvinceCode, k.AgencyId });
        builder.HasOne(k => k.Agency).WithMany().HasForeignKey(k => new { k.ProvinceCode, k.AgencyId }).IsRequired(false).OnDelete(DeleteBehavior.Restrict);
    }
}
