using HaiCap.Core.Data;
using HaiCap.Core.Webhooks.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Webhooks.Sending;

/// <summary>
/// Sends what is due: the first of each lane, several lanes at once, and after a failure one at a time until the subscriber answers again.
/// Any number of nodes may run it: a row is sent by whoever holds its lease.
/// </summary>
public sealed class WebhookSender(IServiceScopeFactory scopes, WebhookHttp http, WebhookOptions options, TimeProvider time)
{
    /// <summary>Every subscription that may be sent to.</summary>
    public async Task<IReadOnlyList<(string ProvinceCode, Guid Id)>> SubscriptionsAsync(CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<HaiCapDb>().AcrossProvinces<WebhookSubscription>("one sender serves all provinces").AsNoTracking()
            .Where(row => row.State == WebhookState.Active).Select(row => new { row.ProvinceCode, row.Id }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.ProvinceCode, row.Id))];
    }

    /// <summary>Sends all that is due now to everybody. Returns the number of tries.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken = default)
    {
        var tries = await Task.WhenAll((await SubscriptionsAsync(cancellationToken)).Select(one => SendDueAsync(one.ProvinceCode, one.Id, cancellationToken)));
        return tries.Sum();
    }

    /// <summary>Sends one subscriber all that is due now, lane after lane. Returns the number of tries.</summary>
    public async Task<int> SendDueAsync(string provinceCode, Guid subscription, CancellationToken cancellationToken = default)
    {
        for (var tries = 0; ;)
        {
            var claimed = await ClaimAsync(provinceCode, subscription, cancellationToken);
            if (claimed.Count == 0)
            {
                return tries;
            }

            tries += claimed.Count;
            await Task.WhenAll(claimed.Select(delivery => SendAsync(delivery, cancellationToken)));
        }
    }

    private async Task<IReadOnlyList<WebhookDelivery>> ClaimAsync(string provinceCode, Guid subscription, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var opened = db.Tenant.Open(provinceCode);
        var now = time.Now();
        var health = await db.Set<WebhookHealth>().AsNoTracking().FirstOrDefaultAsync(row => row.SubscriptionId == subscription, cancellationToken);
        if (health is null || health.HoldUntil > now || !await db.Set<WebhookSubscription>().AnyAsync(row => row.Id == subscription && row.State == WebhookState.Active, cancellationToken))
        {
            return [];
        }

        var due = await Due(db, now).AsNoTracking().Where(row => row.SubscriptionId == subscription)
            .OrderBy(row => row.NextAt).ThenBy(row => row.Subject).Take(health.Failures > 0 ? 1 : options.Parallel).ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return [];
        }

        var claimed = new List<WebhookDelivery>();
        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        foreach (var row in due)
        {
            row.Lease = Ids.New(now);
            row.LeasedUntil = now + options.Lease;
            var won = await Due(db, now).Where(other => other.SubscriptionId == row.SubscriptionId && other.Subject == row.Subject && other.Seq == row.Seq)
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.Lease, row.Lease).SetProperty(other => other.LeasedUntil, row.LeasedUntil), cancellationToken);
            if (won == 1)
            {
                claimed.Add(row);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return claimed;
    }

    /// <summary>Free rows whose time has come and before which nothing of their lane is left, dead or alive.</summary>
    private static IQueryable<WebhookDelivery> Due(HaiCapDb db, DateTimeOffset now) => db.Set<WebhookDelivery>().Where(row =>
        row.DeadAt == null && row.NextAt <= now && row.LeasedUntil <= now
        && !db.Set<WebhookDelivery>().Any(earlier => earlier.SubscriptionId == row.SubscriptionId && earlier.Subject == row.Subject && earlier.Seq < row.Seq));

    private async Task SendAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var opened = db.Tenant.Open(delivery.ProvinceCode);
        var parcel = await scope.ServiceProvider.GetRequiredService<PackDelivery>().HandleAsync(delivery, cancellationToken);
        var result = parcel is null
            ? new SendResult(null, "no-secret", false, null)
            : await http.PostAsync(parcel.Url, WebhookEvent.IdOf(delivery.ProvinceCode, delivery.Subject, delivery.Seq), parcel.Secrets, parcel.Body, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<SettleDelivery>().HandleAsync(delivery, result, cancellationToken);
    }
}
