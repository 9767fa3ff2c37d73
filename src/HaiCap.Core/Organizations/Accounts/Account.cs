using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations.Accounts;

public enum AccountState
{
    Enabled,

    /// <summary>By an administrator.</summary>
    Disabled,

    /// <summary>Not used for too long (TCVN 14423: 45 days); an administrator opens it again.</summary>
    Idle,
}

/// <summary>How an officer signs in. It gives no rights: those come from the positions of the officer.</summary>
public sealed class Account : IProvinceRecord
{
    /// <summary>Failures before the lock, and how long it lasts (circular 11/2025; TCVN 14423: lockout after 5).</summary>
    public const int FailuresBeforeLock = 5;
    public static readonly TimeSpan LockLength = TimeSpan.FromMinutes(15);

    public required string ProvinceCode { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Lower case, folded; unique in the province.</summary>
    public required string UserName { get; set; }
    public required Guid OfficerId { get; init; }
    public string? PasswordHash { get; set; }

    /// <summary>The password is long enough to stand without a second factor.</summary>
    public bool PasswordStandsAlone { get; set; }
    public DateTimeOffset? PasswordSetAt { get; set; }

    /// <summary>An administrator set the password: the owner replaces it at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Protected by the host's keys; never in clear here.</summary>
    public string? TotpSecret { get; set; }
    public bool TotpEnabled { get; set; }

    /// <summary>The last thirty-second step whose code was taken: a code serves once.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>Hashes of the recovery codes left, semicolons between.</summary>
    public string? RecoveryCodes { get; set; }
    public int FailedCount { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Changes with the password or the second factor.</summary>
    public required string SecurityStamp { get; set; }
    public AccountState State { get; set; }

    /// <summary>Of the sample province: refused in Production.</summary>
    public bool IsSample { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Counts the saves: of two at once one is told.</summary>
    public int Version { get; set; }

    public bool IsLockedAt(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Counts a wrong password or code. True when this one locked the account.</summary>
    public bool NoteFailure(DateTimeOffset now)
    {
        if (++FailedCount < FailuresBeforeLock)
        {
            return false;
        }

        FailedCount = 0;
        LockedUntil = now + LockLength;
        return true;
    }

    public void NoteSuccess(DateTimeOffset now)
    {
        FailedCount = 0;
        LockedUntil = null;
        LastSignInAt = now;
    }

    /// <summary>Sample accounts stay awake, so that a trial started again months later still opens.</summary>
    public bool HasSleptFor(TimeSpan limit, DateTimeOffset now) => !IsSample && now - (LastSignInAt ?? CreatedAt) > limit;
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.HasKey(a => new { a.ProvinceCode, a.Id });
        builder.Property(a => a.ProvinceCode).HasMaxLength(2);
        builder.Property(a => a.UserName).HasMaxLength(100);
        builder.Property(a => a.PasswordHash).HasMaxLength(200);
        builder.Property(a => a.TotpSecret).HasMaxLength(1000);
        builder.Property(a => a.RecoveryCodes).HasMaxLength(1000);
        builder.Property(a => a.SecurityStamp).HasMaxLength(40);
        builder.Property(a => a.State).HasMaxLength(10);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => new { a.ProvinceCode, a.UserName }).IsUnique();
        builder.HasIndex(a => new { a.ProvinceCode, a.OfficerId });
        builder.HasOne<Officer>().WithMany().HasForeignKey(a => new { a.ProvinceCode, a.OfficerId }).OnDelete(DeleteBehavior.Restrict);
    }
}
