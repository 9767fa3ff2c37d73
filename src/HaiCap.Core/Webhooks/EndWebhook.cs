using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Webhooks;

/// <summary>A subscription ends for good, with what still waited: by an administrator, or by the system because the subscriber answered 410 Gone.</summary>
public sealed class EndWebhook(HaiCapDb db, WebhookDesk desk, ActRecorder acts, TimeProvider time)
{
    public sealed record Request(Guid Id, bool Gone = false);

    /// <summary>Problems: ACC-001, WHK-001, ACT-001. Ending what has ended is no problem.</summary>
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
            return subscription is null ? WebhookProblems.Unknown : default(Done);
        }

        (subscription.State, subscription.EndedAt) = (WebhookState.Ended, time.Now());
        await acts.RecordAsync(subscription.Subject, allowed.Value, new WebhookEnded(request.Gone), cancellationToken: cancellationToken);

        // Two deliveries may be told "gone" at once. Looked at again now that the act has its number: who ends it in between takes that number first.
        if (await db.Set<WebhookSubscription>().AsNoTracking().AnyAsync(row => row.Id == request.Id && row.State == WebhookState.Ended, cancellationToken))
        {
            db.ChangeTracker.Clear();
            return default(Done);
        }

        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken);
        if (saved.Ok)
        {
            await db.Set<WebhookDelivery>().Where(row => row.SubscriptionId == request.Id).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }
}
