using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Authority.Grants;

/// <summary>By one article of an instrument, a competence is somebody's between two days, both included (thẩm quyền).</summary>
public sealed class CompetenceGrant : IProvinceRecord
{
    private GrantTerms? read;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid InstrumentId { get; init; }

    /// <summary>«Điều 7»; empty where the instrument says nothing else.</summary>
    public required string Article { get; init; }

    public required GrantKind Kind { get; init; }

    /// <summary>The grant it passes on; null for an original one, or where the published procedure names the holder before.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Its holder may pass it on.</summary>
    public required bool MayPassOn { get; init; }

    /// <summary>Agency whose grant it is: of the holder before, or the provincial committee for what comes from outside.</summary>
    public required Guid GrantorId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null while none is set.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Taken back before its time.</summary>
    public bool Revoked { get; set; }

    /// <summary>A <see cref="GrantTerms"/> as JSON.</summary>
    public required string Terms { get; init; }

    public GrantTerms Read() => read ??= GrantTerms.FromJson(Terms);

    internal sealed class Configuration : IEntityTypeConfiguration<CompetenceGrant>
    {
        public void Configure(EntityTypeBuilder<CompetenceGrant> builder)
        {
            builder.ToTable("CompetenceGrants");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.Property(x => x.Article).HasMaxLength(100);
            builder.Property(x => x.Kind).HasMaxLength(40);
        }
    }
}
