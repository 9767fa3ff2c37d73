using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Webhooks.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Webhooks.Sending;

public sealed record Parcel(string Url, IReadOnlyList<string> Secrets, byte[] Body);

/// <summary>What goes over the line for a delivery.</summary>
public sealed class PackDelivery(HaiCapDb db, IWebhookSecrets secrets, PublicAddress source, TimeProvider time)
{
    /// <summary>Null when the signing secret cannot be read any more: the administrator makes a new one.</summary>
    public async Task<Parcel?> HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var subscription = await db.Set<WebhookSubscription>().AsNoTracking().SingleAsync(row => row.Id == delivery.SubscriptionId, cancellationToken);
        var act = await db.Set<Act>().AsNoTracking().SingleAsync(row => row.Subject == delivery.Subject && row.Seq == delivery.Seq, cancellationToken);
        var code = DossierSubject.IdOf(delivery.Subject) is { } id
            ? await db.Set<Dossier>().Where(row => row.Id == id).Select(row => row.Code).FirstOrDefaultAsync(cancellationToken)
            : null;
        var previous = subscription.PreviousUntil > time.Now() ? subscription.PreviousSecret : null;
        List<string> plain = [.. new[] { subscription.Secret, previous }.OfType<string>().Select(secrets.Unprotect).OfType<string>()];
        return plain.Count == 0 ? null : new Parcel(subscription.Url, plain, WebhookEvent.Of(act, code ?? act.Subject, source));
    }
}
