using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations.Accounts;

/// <summary>What somebody sent after their session was over: kept, encrypted, for the same person alone, one day at most. A technical row.</summary>
public sealed class ParkedPost : IProvinceRecord
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public required string ProvinceCode { get; init; }
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Address and fields, protected by the host's keys for this account.</summary>
    public required byte[] Content { get; init; }
}

internal sealed class ParkedPostConfiguration : IEntityTypeConfiguration<ParkedPost>
{
    public void Configure(EntityTypeBuilder<ParkedPost> builder)
    {
        builder.ToTable("ParkedPosts");
        builder.HasKey(p => new { p.ProvinceCode, p.Id });
        builder.Property(p => p.ProvinceCode).HasMaxLength(2);
        builder.HasIndex(p => new { p.ProvinceCode, p.ExpiresAt });
    }
}
