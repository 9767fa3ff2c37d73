using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using HaiCap.Core.Webhooks.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Webhooks;

/// <summary>Lays each act out for the subscribers who asked for its kind, in the transaction that moves the log's cursor on.</summary>
public sealed class FeedWebhooks(TimeProvider time) : IActConsumer
{
    public string Name => "webhooks";

    /// <summary>Nobody to tell: a bulk load is passed at once.</summary>
    public async Task<bool> TakeBatchAsync(HaiCapDb db, ActBatch batch, CancellationToken cancellationToken) =>
        !await db.Set<WebhookSubscription>().AnyAsync(row => row.State != WebhookState.Ended, cancellationToken);

    public async Task TakeAsync(HaiCapDb db, IReadOnlyList<Act> acts, CancellationToken cancellationToken)
    {
        var subscriptions = await db.Set<WebhookSubscription>().AsNoTracking().Where(row => row.State != WebhookState.Ended).ToListAsync(cancellationToken);
        if (subscriptions.Count == 0)
        {
            return;
        }

        var begun = await BegunAsync(db, subscriptions, cancellationToken);
        var wanted = acts
            .SelectMany(act => subscriptions.Where(subscription => ActChoice.Includes(subscription.Acts, act.Name) && begun[subscription.Subject].IsBefore(act))
                .Select(subscription => (Act: act, Subscription: subscription)))
            .ToList();
        var places = wanted.Exists(pair => pair.Subscription.AgencyId is not null) ? await PlacesAsync(db, subscriptions, wanted.Select(pair => pair.Act), cancellationToken) : [];
        var now = time.Now();
        foreach (var (act, subscription) in wanted)
        {
            if (subscription.AgencyId is { } agency && !places.Contains((agency, act.Subject)))
            {
                continue;
            }

            db.Add(new WebhookDelivery
            {
                ProvinceCode = db.ProvinceCode,
                SubscriptionId = subscription.Id,
                Subject = act.Subject,
                Seq = act.Seq,
                ActName = act.Name,
                NextAt = now,
            });
        }
    }

    /// <summary>A subscription is told of what follows its own first act in the log, whatever the clocks said.</summary>
    private static async Task<Dictionary<string, Start>> BegunAsync(HaiCapDb db, List<WebhookSubscription> subscriptions, CancellationToken cancellationToken)
    {
        var subjects = subscriptions.ConvertAll(subscription => subscription.Subject);
        var starts = await db.Set<Act>().AsNoTracking().Where(act => subjects.Contains(act.Subject) && act.Seq == 1)
            .ToDictionaryAsync(act => act.Subject, act => new Start(act.TransactionId, act.LogPosition), cancellationToken);
        return subjects.ToDictionary(subject => subject, subject => starts.GetValueOrDefault(subject, new Start(-1, -1)));
    }

    /// <summary>Which of the acts' dossiers lie in the territory of which agency.</summary>
    private static async Task<HashSet<(Guid Agency, string Subject)>> PlacesAsync(
        HaiCapDb db, List<WebhookSubscription> subscriptions, IEnumerable<Act> acts, CancellationToken cancellationToken)
    {
        var territories = subscriptions.Select(subscription => subscription.AgencyId).OfType<Guid>().Distinct().ToList();
        var dossiers = acts.Select(act => DossierSubject.IdOf(act.Subject)).OfType<Guid>().Distinct().ToList();
        var pairs = await (
            from dossier in db.Set<Dossier>()
            from place in db.Set<Agency>()
            from territory in db.Set<Agency>()
            where dossiers.Contains(dossier.Id) && territories.Contains(territory.Id)
                && (place.Id == dossier.ReceivingAgencyId || place.Id == dossier.CompetentAgencyId) && place.Path.StartsWith(territory.Path)
            select new { Agency = territory.Id, dossier.Id }).Distinct().ToListAsync(cancellationToken);
        return [.. pairs.Select(pair => (pair.Agency, DossierSubject.Of(pair.Id)))];
    }

    private readonly record struct Start(long Transaction, long Position)
    {
        public bool IsBefore(Act act) => act.TransactionId > Transaction || (act.TransactionId == Transaction && act.LogPosition > Position);
    }
}
