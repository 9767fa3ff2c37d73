using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Webhooks;

public sealed record WebhookLine(WebhookSubscription Subscription, string? AgencyCode, string? AgencyName, WebhookHealth? Health, int Waiting, int Dead);

public sealed record DeadLetter(DeadLetterKey Key, string ActName, string About, DateTimeOffset DeadAt, int Attempts, string? Error, int Behind);

public sealed record WebhookFile(WebhookLine Line, IReadOnlyList<DeadLetter> DeadLetters);

/// <summary>What there is of subscriptions, for those who see to them.</summary>
public sealed class WebhookBook(HaiCapDb db, WebhookDesk desk)
{
    /// <summary>Dead letters shown at once; the oldest first, so settling them brings the next ones up.</summary>
    public const int MostShown = 50;

    /// <summary>The newest first. Problem: ACC-001.</summary>
    public async Task<Outcome<IReadOnlyList<WebhookLine>>> ListAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var allowed = await desk.MayAsync(by, cancellationToken);
        return allowed.Ok ? await LinesAsync(db.Set<WebhookSubscription>(), cancellationToken) : allowed.As<IReadOnlyList<WebhookLine>>();
    }

    /// <summary>Problems: ACC-001, WHK-001.</summary>
    public async Task<Outcome<WebhookFile>> ShowAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var allowed = await desk.MayAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<WebhookFile>();
        }

        var lines = await LinesAsync(db.Set<WebhookSubscription>().Where(row => row.Id == id), cancellationToken);
        return lines.Count == 0 ? WebhookProblems.Unknown : new WebhookFile(lines[0], await DeadAsync(id, cancellationToken));
    }

    private async Task<List<WebhookLine>> LinesAsync(IQueryable<WebhookSubscription> rows, CancellationToken cancellationToken)
    {
        var found = await (
            from subscription in rows.AsNoTracking()
            join agency in db.Set<Agency>() on subscription.AgencyId equals agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            join health in db.Set<WebhookHealth>() on subscription.Id equals health.SubscriptionId into healths
            from health in healths.DefaultIfEmpty()
            orderby subscription.Id descending
            select new
            {
                subscription,
                AgencyCode = agency == null ? null : agency.Code,
                AgencyName = agency == null ? null : agency.Name,
                health,
                Waiting = db.Set<WebhookDelivery>().Count(row => row.SubscriptionId == subscription.Id && row.DeadAt == null),
                Dead = db.Set<WebhookDelivery>().Count(row => row.SubscriptionId == subscription.Id && row.DeadAt != null),
            }).Take(500).ToListAsync(cancellationToken);
        return found.ConvertAll(row => new WebhookLine(row.subscription, row.AgencyCode?.Text, row.AgencyName, row.health, row.Waiting, row.Dead));
    }

    private async Task<List<DeadLetter>> DeadAsync(Guid id, CancellationToken cancellationToken)
    {
        var rows = await db.Set<WebhookDelivery>().AsNoTracking().Where(row => row.SubscriptionId == id && row.DeadAt != null)
            .OrderBy(row => row.DeadAt).ThenBy(row => row.Subject).ThenBy(row => row.Seq).Take(MostShown)
            .Select(row => new
            {
                row,
                Behind = db.Set<WebhookDelivery>().Count(other => other.SubscriptionId == row.SubscriptionId && other.Subject == row.Subject && other.Seq > row.Seq),
            }).ToListAsync(cancellationToken);
        var ids = rows.Select(found => DossierSubject.IdOf(found.row.Subject)).OfType<Guid>().ToList();
        var codes = await db.Set<Dossier>().Where(dossier => ids.Contains(dossier.Id)).ToDictionaryAsync(dossier => DossierSubject.Of(dossier.Id), dossier => dossier.Code, cancellationToken);
        return rows.ConvertAll(found => new DeadLetter(
            new(found.row.Subject, found.row.Seq), found.row.ActName, codes.GetValueOrDefault(found.row.Subject, found.row.Subject), found.row.DeadAt!.Value, found.row.Attempts,
            found.row.LastError, found.Behind));
    }
}
