using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Webhooks;

public enum WebhookState
{
    Active,

    /// <summary>Nothing is sent; what happens meanwhile waits and is sent when it goes on.</summary>
    Paused,

    /// <summary>For good: by an administrator, or because the subscriber answered 410 Gone.</summary>
    Ended,
}

/// <summary>Another system that is told of acts: where, of which, from which part of the province.</summary>
public sealed class WebhookSubscription : IProvinceRecord
{
    public const int MaxUrl = 500;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Whose it is, for the administrator.</summary>
    public required string Name { get; set; }

    public required string Url { get; set; }

    /// <summary>Names of acts, or "dossier.*", with spaces between.</summary>
    public required string Acts { get; set; }

    /// <summary>Only dossiers this agency, or one below it, receives or decides; null for the whole province.</summary>
    public Guid? AgencyId { get; set; }

    public required WebhookState State { get; set; }

    /// <summary>Protected by <see cref="Rules.IWebhookSecrets"/>; the plain one is shown once.</summary>
    public required string Secret { get; set; }

    /// <summary>Signs too until <see cref="PreviousUntil"/>, so that the subscriber can change over.</summary>
    public string? PreviousSecret { get; set; }

    public DateTimeOffset? PreviousUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public string Subject => SubjectOf(Id);

    public static string SubjectOf(Guid id) => $"webhook/{id:N}";

    internal sealed class Configuration : IEntityTypeConfiguration<WebhookSubscription>
    {
        public void Configure(EntityTypeBuilder<WebhookSubscription> builder)
        {
            builder.ToTable("WebhookSubscriptions");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.Property(x => x.Name).HasMaxLength(100);
            builder.Property(x => x.Url).HasMaxLength(MaxUrl);
            builder.Property(x => x.Acts).HasMaxLength(1000);
            builder.Property(x => x.Secret).HasMaxLength(1000);
            builder.Property(x => x.PreviousSecret).HasMaxLength(1000);
            builder.Ignore(x => x.Subject);
        }
    }
}

/// <summary>How the other end has fared lately. A technical row.</summary>
public sealed class WebhookHealth : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid SubscriptionId { get; init; }

    /// <summary>Failures in a row; while there are some, one delivery at a time is tried.</summary>
    public int Failures { get; set; }

    public DateTimeOffset HoldUntil { get; set; } = DateTimeOffset.UnixEpoch;

    public DateTimeOffset? LastSuccessAt { get; set; }

    public DateTimeOffset? LastFailureAt { get; set; }

    /// <summary>What went wrong last, as <see cref="WebhookDelivery.LastError"/>.</summary>
    public string? LastError { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<WebhookHealth>
    {
        public void Configure(EntityTypeBuilder<WebhookHealth> builder)
        {
            builder.ToTable("WebhookHealth");
            builder.HasKey(x => new { x.ProvinceCode, x.SubscriptionId });
            builder.Property(x => x.LastError).HasMaxLength(WebhookDelivery.MaxError);
        }
    }
}
