using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Notifications.Mail;

/// <summary>
/// A mail an officer is to get, at most once: its key is what it tells of, and what became of it stays with it for a month. What it says is read when it is
/// sent. A technical row.
/// </summary>
public sealed class MailDelivery : IProvinceRecord
{
    /// <summary>The morning's digest of a day.</summary>
    public static string OfDigest(DateOnly day) => $"digest {day:yyyy-MM-dd}";

    /// <summary>All urgent notices of a quarter of an hour go in one mail at its end.</summary>
    public static (string Key, DateTimeOffset At) OfUrgent(DateTimeOffset now)
    {
        var quarter = now.AddTicks(-(now.Ticks % TimeSpan.FromMinutes(15).Ticks));
        return (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"urgent {quarter.ToUniversalTime():yyyy-MM-dd'T'HH:mm}"), quarter.AddMinutes(15));
    }

    public required string ProvinceCode { get; init; }

    public required Guid OfficerId { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset NextAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Whoever sends it. A host that died with it may have sent it: it is never sent again.</summary>
    public Guid? Lease { get; set; }

    public DateTimeOffset LeasedUntil { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>In a word why it was not sent.</summary>
    public string? LastError { get; set; }

    /// <summary>Sent, or nothing was left to tell.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Given up then.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<MailDelivery>
    {
        public void Configure(EntityTypeBuilder<MailDelivery> builder)
        {
            builder.ToTable("MailDeliveries");
            builder.HasKey(x => new { x.ProvinceCode, x.OfficerId, x.Key });
            builder.Property(x => x.Key).HasMaxLength(40);
            builder.Property(x => x.LastError).HasMaxLength(60);
            builder.HasIndex(x => new { x.ProvinceCode, x.NextAt }).HasDatabaseName("ix_mail_deliveries_due").HasFilter("sent_at IS NULL AND dead_at IS NULL");
            builder.HasIndex(x => x.MadeAt).HasDatabaseName("ix_mail_deliveries_made_at");
        }
    }
}
