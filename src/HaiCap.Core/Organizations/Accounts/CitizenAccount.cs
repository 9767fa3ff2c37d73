using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations.Accounts;

/// <summary>A citizen known from the national identity provider. Belongs to the nation ("00"): one person, whatever the province.</summary>
public sealed class CitizenAccount : IProvinceRecord
{
    public string ProvinceCode { get; init; } = Tenant.Nation;
    public required Guid Id { get; init; }

    /// <summary>Who vouches: the provider's address, or "sample".</summary>
    public required string Issuer { get; init; }

    /// <summary>The provider's lasting name for the person (<c>sub</c>).</summary>
    public required string Subject { get; set; }

    /// <summary>Twelve digits (SoDinhDanh). Shown masked.</summary>
    public required string IdNumber { get; init; }
    public required string Name { get; set; }
    public DateOnly? BirthDate { get; set; }

    /// <summary>How sure the provider is of the person: 1 or 2.</summary>
    public int Assurance { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSignInAt { get; set; }

    public bool IsSample => Issuer == SampleIssuer;

    public const string SampleIssuer = "sample";

    /// <summary>Only the last four digits: "•••• •••• 1234".</summary>
    public static string Mask(string idNumber) => idNumber.Length < 5 ? "••••" : "•••• •••• " + idNumber[^4..];
}

internal sealed class CitizenAccountConfiguration : IEntityTypeConfiguration<CitizenAccount>
{
    public void Configure(EntityTypeBuilder<CitizenAccount> builder)
    {
        builder.ToTable("CitizenAccounts");
        builder.HasKey(a => new { a.ProvinceCode, a.Id });
        builder.Property(a => a.ProvinceCode).HasMaxLength(2);
        builder.Property(a => a.Issuer).HasMaxLength(200);
        builder.Property(a => a.Subject).HasMaxLength(200);
        builder.Property(a => a.IdNumber).HasMaxLength(12);
        builder.Property(a => a.Name).HasMaxLength(100);
        builder.Property(a => a.Phone).HasMaxLength(20);
        builder.Property(a => a.Email).HasMaxLength(200);
        builder.Ignore(a => a.IsSample);
        builder.HasIndex(a => new { a.ProvinceCode, a.Issuer, a.Subject }).IsUnique();
        builder.HasIndex(a => new { a.ProvinceCode, a.IdNumber, a.Issuer }).IsUnique();
    }
}
