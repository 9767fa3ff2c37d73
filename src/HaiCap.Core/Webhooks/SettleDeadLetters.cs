using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Webhooks;

/// <summary>Which act a dead letter tells of.</summary>
public sealed record DeadLetterKey(string Subject, int Seq);

/// <summary>Dead letters are sent again, or dropped so that what follows in their dossier goes on without them.</summary>
public sealed class SettleDeadLetters(HaiCapDb db, WebhookDesk desk, TimeProvider time)
{
    /// <param name="Letter">One; null for all of the subscription.</param>
    public sealed record Request(Guid Id, DeadLetterKey? Letter, bool Drop = false);

    /// <summary>How many there were. Problems: ACC-001, WHK-001, WHK-002.</summary>
    public async Task<Outcome<int>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await desk.MayAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<int>();
        }

        var subscription = await desk.FindAsync(request.Id, cancellationToken);
        if (subscription is null or { State: WebhookState.Ended })
        {
            return subscription is null ? WebhookProblems.Unknown : WebhookProblems.Ended;
        }

        var now = time.Now();
        var dead = db.Set<WebhookDelivery>().Where(row => row.SubscriptionId == request.Id && row.DeadAt != null);
        if (request.Letter is { } letter)
        {
            dead = dead.Where(row => row.Subject == letter.Subject && row.Seq == letter.Seq);
        }

        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        var count = request.Drop
            ? await dead.ExecuteDeleteAsync(cancellationToken)
            : await dead.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.DeadAt, (DateTimeOffset?)null).SetProperty(row => row.NextAt, now)
                    .SetProperty(row => row.Attempts, 0).SetProperty(row => row.FirstTriedAt, (DateTimeOffset?)null),
                cancellationToken);
        await db.Set<WebhookHealth>().Where(row => row.SubscriptionId == request.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.HoldUntil, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return count;
    }
}
