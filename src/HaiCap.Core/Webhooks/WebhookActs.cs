using HaiCap.Core.Acts;

namespace HaiCap.Core.Webhooks;

[ActName("webhook.subscribed")]
public sealed record WebhookSubscribed(string Name, string Url, string Acts, Guid? AgencyId) : ActData;

/// <param name="NewSecret">The signing secret was changed; the one before holds for a while.</param>
[ActName("webhook.changed")]
public sealed record WebhookChanged(string Name, string Url, string Acts, Guid? AgencyId, WebhookState State, bool NewSecret) : ActData;

/// <param name="Gone">The subscriber itself answered 410.</param>
[ActName("webhook.ended")]
public sealed record WebhookEnded(bool Gone) : ActData;
