using HaiCap.Core.Acts;
using HaiCap.Core.Data;

namespace HaiCap.Core.Webhooks;

/// <summary>A subscription gets another address, other acts, another territory, or pauses and goes on.</summary>
public sealed class ChangeWebhook(HaiCapDb db, WebhookDesk desk, ActRecorder acts)
{
    public sealed record Request(Guid Id, WebhookWish Wish, bool Active);

    /// <summary>Problems: ACC-001, WHK-001 to WHK-008, ACT-001.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await desk.MayAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        var subscription = await desk.FindAsync(request.Id, cancellationToken);
        if (subscription is null or { State: WebhookState.Ended })
        {
            return subscription is null ? WebhookProblems.Unknown : WebhookProblems.Ended;
        }

        var wished = await desk.CheckAsync(request.Wish, cancellationToken);
        if (!wished.Ok)
        {
            return wished.As<Done>();
        }

        (subscription.Name, subscription.Url, subscription.Acts, subscription.AgencyId) = wished.Value;
        subscription.State = request.Active ? WebhookState.Active : WebhookState.Paused;
        await acts.RecordAsync(
            subscription.Subject, allowed.Value,
            new WebhookChanged(subscription.Name, subscription.Url, subscription.Acts, subscription.AgencyId, subscription.State, NewSecret: false), cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
