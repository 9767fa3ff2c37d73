using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Webhooks;

/// <summary>
/// An act a subscriber has yet to be told of; gone once it took it. Rows of one subscription and subject are a lane: only the first is ever sent,
/// so a subscriber learns of a dossier's acts in their order. What is sent is read from the act itself.
/// </summary>
public sealed class WebhookDelivery : IProvinceRecord
{
    public const int MaxError = 300;

    public required string ProvinceCode { get; init; }

    public required Guid SubscriptionId { get; init; }

    /// <summary>With <see cref="Seq"/>: the act.</summary>
    public required string Subject { get; init; }

    public required int Seq { get; init; }

    public required string ActName { get; init; }

    public required DateTimeOffset NextAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? FirstTriedAt { get; set; }

    /// <summary>Whoever sends it holds it until then; after a crash another node takes it over.</summary>
    public DateTimeOffset LeasedUntil { get; set; } = DateTimeOffset.UnixEpoch;

    public Guid? Lease { get; set; }

    /// <summary>The HTTP status, or in a word why there was none.</summary>
    public string? LastError { get; set; }

    /// <summary>Given up then; its lane waits until an administrator has it sent again or dropped.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<WebhookDelivery>
    {
        public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
        {
            builder.ToTable("WebhookDeliveries");
            builder.HasKey(x => new { x.ProvinceCode, x.SubscriptionId, x.Subject, x.Seq });
            builder.HasIndex(x => new { x.ProvinceCode, x.SubscriptionId, x.DeadAt, x.NextAt }).HasDatabaseName("IX_webhook_deliveries_due");
            builder.Property(x => x.Subject).HasMaxLength(100);
            builder.Property(x => x.ActName).HasMaxLength(60);
            builder.Property(x => x.LastError).HasMaxLength(MaxError);
        }
    }
}
