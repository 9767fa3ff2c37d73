using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Webhooks.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Webhooks.Sending;

/// <summary>Writes down what came of a try: gone when taken, later when not, dead when it was tried long enough, and the end of all when the subscriber says so.</summary>
public sealed class SettleDelivery(HaiCapDb db, EndWebhook end, WebhookOptions options, TimeProvider time)
{
    public async Task HandleAsync(WebhookDelivery delivery, SendResult result, CancellationToken cancellationToken)
    {
        if (result.Gone)
        {
            await end.HandleAsync(Actor.System, new(delivery.SubscriptionId, Gone: true), cancellationToken);
            return;
        }

        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        var mine = db.Set<WebhookDelivery>().Where(row => row.SubscriptionId == delivery.SubscriptionId && row.Subject == delivery.Subject && row.Seq == delivery.Seq && row.Lease == delivery.Lease);
        var health = db.Set<WebhookHealth>().Where(row => row.SubscriptionId == delivery.SubscriptionId);
        if (result.Error is null)
        {
            await mine.ExecuteDeleteAsync(cancellationToken);
            await WellAsync(health, delivery.SubscriptionId, cancellationToken);
        }
        else
        {
            await LaterAsync(mine, delivery, result, cancellationToken);
            await IllAsync(health, result, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task WellAsync(IQueryable<WebhookHealth> health, Guid subscription, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var recovered = await health.Where(row => row.Failures > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Failures, 0).SetProperty(row => row.HoldUntil, now).SetProperty(row => row.LastSuccessAt, now), cancellationToken);
        if (recovered > 0)
        {
            // It is back: nothing needs to wait out its own turn.
            await db.Set<WebhookDelivery>().Where(row => row.SubscriptionId == subscription && row.DeadAt == null && row.NextAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now), cancellationToken);
            return;
        }

        // Once a minute is enough to see that it lives.
        var fresh = now.AddMinutes(-1);
        await health.Where(row => row.LastSuccessAt == null || row.LastSuccessAt < fresh).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSuccessAt, now), cancellationToken);
    }

    private async Task IllAsync(IQueryable<WebhookHealth> health, SendResult result, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var failures = await health.Select(row => row.Failures).FirstOrDefaultAsync(cancellationToken);
        var hold = result.EndpointAtFault ? now + RetryPlan.Wait(failures + 1, Random.Shared.NextDouble(), result.RetryAfter) : now;
        await health.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Failures, row => result.EndpointAtFault ? row.Failures + 1 : row.Failures)
                .SetProperty(row => row.HoldUntil, hold).SetProperty(row => row.LastFailureAt, now).SetProperty(row => row.LastError, result.Error),
            cancellationToken);
    }

    private async Task LaterAsync(IQueryable<WebhookDelivery> mine, WebhookDelivery delivery, SendResult result, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var first = delivery.FirstTriedAt ?? now;
        DateTimeOffset? dead = now - first >= options.GiveUpAfter ? now : null;
        var next = now + RetryPlan.Wait(delivery.Attempts + 1, Random.Shared.NextDouble(), result.RetryAfter);
        await mine.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Attempts, delivery.Attempts + 1).SetProperty(row => row.FirstTriedAt, first).SetProperty(row => row.NextAt, next)
                .SetProperty(row => row.DeadAt, dead).SetProperty(row => row.LastError, result.Error)
                .SetProperty(row => row.Lease, (Guid?)null).SetProperty(row => row.LeasedUntil, DateTimeOffset.UnixEpoch),
            cancellationToken);
    }
}
