using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Webhooks.Rules;

namespace HaiCap.Core.Webhooks;

/// <summary>The secret in the clear: shown once and never again.</summary>
public sealed record NewWebhookSecret(Guid Id, string Secret);

/// <summary>Another system is to be told of acts from now on.</summary>
public sealed class SubscribeWebhook(HaiCapDb db, WebhookDesk desk, ActRecorder acts, IWebhookSecrets secrets, TimeProvider time)
{
    /// <summary>Problems: ACC-001, WHK-003 to WHK-008.</summary>
    public async Task<Outcome<NewWebhookSecret>> HandleAsync(Actor by, WebhookWish wish, CancellationToken cancellationToken = default)
    {
        var allowed = await desk.MayAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<NewWebhookSecret>();
        }

        var wished = await desk.CheckAsync(wish, cancellationToken);
        if (!wished.Ok)
        {
            return wished.As<NewWebhookSecret>();
        }

        var (now, secret) = (time.Now(), WebhookSignature.NewSecret());
        var (name, url, chosen, agency) = wished.Value;
        var subscription = new WebhookSubscription
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(now),
            Name = name,
            Url = url,
            Acts = chosen,
            AgencyId = agency,
            State = WebhookState.Active,
            Secret = secrets.Protect(secret),
            CreatedAt = now,
        };
        db.Add(subscription);
        db.Add(new WebhookHealth { ProvinceCode = db.ProvinceCode, SubscriptionId = subscription.Id });
        acts.RecordFirst(subscription.Subject, allowed.Value, new WebhookSubscribed(name, url, chosen, agency));
        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? new NewWebhookSecret(subscription.Id, secret) : saved.As<NewWebhookSecret>();
    }
}
