using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Webhooks.Rules;

namespace HaiCap.Core.Webhooks;

/// <summary>A new signing secret; the one before signs too for <see cref="WebhookOptions.SecretOverlap"/>.</summary>
public sealed class RenewWebhookSecret(HaiCapDb db, WebhookDesk desk, ActRecorder acts, IWebhookSecrets secrets, WebhookOptions options, TimeProvider time)
{
    /// <summary>Problems: ACC-001, WHK-001, WHK-002, ACT-001.</summary>
    public async Task<Outcome<NewWebhookSecret>> HandleAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var allowed = await desk.MayAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<NewWebhookSecret>();
        }

        var subscription = await desk.FindAsync(id, cancellationToken);
        if (subscription is null or { State: WebhookState.Ended })
        {
            return subscription is null ? WebhookProblems.Unknown : WebhookProblems.Ended;
        }

        var secret = WebhookSignature.NewSecret();
        (subscription.PreviousSecret, subscription.PreviousUntil) = (subscription.Secret, time.Now() + options.SecretOverlap);
        subscription.Secret = secrets.Protect(secret);
        await acts.RecordAsync(
            subscription.Subject, allowed.Value,
            new WebhookChanged(subscription.Name, subscription.Url, subscription.Acts, subscription.AgencyId, subscription.State, NewSecret: true), cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? new NewWebhookSecret(id, secret) : saved.As<NewWebhookSecret>();
    }
}
