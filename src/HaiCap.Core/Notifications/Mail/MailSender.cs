using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Notifications.Mail;

/// <summary>
/// Sends what is due, one mail after the other. Any number of hosts may run it: a mail is sent by whoever holds its lease, and one whose sender died or was
/// cut off before the server's last word is never sent again, for it may have come.
/// </summary>
public sealed class MailSender(IServiceScopeFactory scopes, SmtpPost post, MailOptions options, TimeProvider time)
{
    private const int MostAtOnce = 100;

    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30)];

    private TimeSpan Lease => options.Timeout * 4;

    /// <summary>Returns the number of tries.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken = default)
    {
        var tries = 0;
        if (!options.IsUsable)
        {
            return tries;
        }

        foreach (var delivery in await DueAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await SendAsync(delivery, cancellationToken) is not { } result)
            {
                continue;
            }

            tries++;
            if (result.Error is "no-connection" or "timeout")
            {
                // It would be the same with the next.
                break;
            }
        }

        return tries;
    }

    private async Task<List<MailDelivery>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        var now = time.Now();
        return await db.AcrossProvinces<MailDelivery>("one sender serves all provinces").AsNoTracking()
            .Where(row => row.SentAt == null && row.DeadAt == null && row.NextAt <= now && row.LeasedUntil <= now).OrderBy(row => row.NextAt).Take(MostAtOnce).ToListAsync(cancellationToken);
    }

    /// <summary>Null when it is another host's, or there was nothing to send.</summary>
    private async Task<MailResult?> SendAsync(MailDelivery delivery, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var opened = db.Tenant.Open(delivery.ProvinceCode);
        if (delivery.Lease is not null)
        {
            // Its lease has run out and nobody wrote what came of it.
            await SettleAsync(db, delivery, new MailResult("unknown", IsCertain: false));
            return null;
        }

        var letter = await scope.ServiceProvider.GetRequiredService<WriteMail>().HandleAsync(delivery, cancellationToken);
        if (!await ClaimAsync(db, delivery, cancellationToken))
        {
            return null;
        }

        if (letter is null)
        {
            await SettleAsync(db, delivery, MailResult.Sent);
            return null;
        }

        // From here on nothing is cut off: what came of it must be written.
        var result = await post.SendAsync(letter);
        await SettleAsync(db, delivery, result);
        return result;
    }

    private async Task<bool> ClaimAsync(HaiCapDb db, MailDelivery delivery, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (lease, until) = (Ids.New(now), now + Lease);
        var won = await db.Set<MailDelivery>().Where(row => row.OfficerId == delivery.OfficerId && row.Key == delivery.Key && row.Lease == null && row.SentAt == null && row.DeadAt == null && row.NextAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Lease, lease).SetProperty(row => row.LeasedUntil, until), cancellationToken);
        delivery.Lease = lease;
        return won == 1;
    }

    private async Task SettleAsync(HaiCapDb db, MailDelivery delivery, MailResult result)
    {
        var now = time.Now();
        var attempts = delivery.Attempts + 1;
        var next = now + Waits[Math.Min(attempts, Waits.Length) - 1];
        DateTimeOffset? sent = result.Error is null ? now : null;
        DateTimeOffset? dead = result.Error is not null && (!result.IsCertain || next > delivery.MadeAt + options.GiveUpAfter) ? now : null;
        await db.Set<MailDelivery>().Where(row => row.OfficerId == delivery.OfficerId && row.Key == delivery.Key && row.Lease == delivery.Lease && row.SentAt == null && row.DeadAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Attempts, attempts).SetProperty(row => row.NextAt, next).SetProperty(row => row.LastError, result.Error).SetProperty(row => row.SentAt, sent)
                    .SetProperty(row => row.DeadAt, dead).SetProperty(row => row.Lease, (Guid?)null).SetProperty(row => row.LeasedUntil, DateTimeOffset.UnixEpoch),
                CancellationToken.None);
    }
}
