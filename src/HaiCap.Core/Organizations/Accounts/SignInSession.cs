using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations.Accounts;

public enum AccountKind
{
    Officer,
    Citizen,
}

/// <summary>One sign-in on one device, kept on the server so that it can be seen and ended from elsewhere. A technical row, not an act.</summary>
public sealed class SignInSession : IProvinceRecord
{
    public required string ProvinceCode { get; init; }
    public required Guid Id { get; init; }
    public required AccountKind Kind { get; init; }

    /// <summary>An <see cref="Account"/> or a <see cref="CitizenAccount"/>.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Both factors were given.</summary>
    public bool SecondFactor { get; set; }

    /// <summary>Opened with a password an administrator gave; nothing else opens before it is replaced.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Minutes without a request before an officer's session locks and a citizen's ends.</summary>
    public required int IdleMinutes { get; set; }

    /// <summary>The position acted from, when the officer chose one.</summary>
    public Guid? PositionId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset? LockedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? Address { get; init; }
    public string? Agent { get; init; }

    public bool HasIdled(DateTimeOffset now) => now - LastSeenAt > TimeSpan.FromMinutes(IdleMinutes);
}

internal sealed class SignInSessionConfiguration : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.ToTable("SignInSessions");
        builder.HasKey(s => new { s.ProvinceCode, s.Id });
        builder.Property(s => s.ProvinceCode).HasMaxLength(2);
        builder.Property(s => s.Kind).HasMaxLength(10);
        builder.Property(s => s.Address).HasMaxLength(45);
        builder.Property(s => s.Agent).HasMaxLength(300);
        builder.HasIndex(s => new { s.ProvinceCode, s.AccountId });
    }
}
