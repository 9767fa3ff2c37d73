using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Authority.Covers;

/// <summary>
/// A deputy charged with an agency whose head is on leave or whose head's post is empty (giao phụ trách, điều hành); signs KT. as decree 30/2020,
/// article 13.1, has it. An acting head (Q.) is a position of its own.
/// </summary>
public sealed class HeadCover : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid AgencyId { get; init; }

    /// <summary>The deputy's position.</summary>
    public required Guid PositionId { get; init; }

    /// <summary>The decision that charges the deputy.</summary>
    public required Guid InstrumentId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null until it is ended.</summary>
    public DateOnly? ValidTo { get; set; }

    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    internal sealed class Configuration : IEntityTypeConfiguration<HeadCover>
    {
        public void Configure(EntityTypeBuilder<HeadCover> builder)
        {
            builder.ToTable("HeadCovers");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
        }
    }
}
