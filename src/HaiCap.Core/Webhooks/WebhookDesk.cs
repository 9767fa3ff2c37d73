using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Webhooks.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Webhooks;

/// <summary>What a subscription is to be, as somebody typed it.</summary>
/// <param name="AgencyCode">Territory: this agency and those below it; empty for the whole province.</param>
public sealed record WebhookWish(string? Name, string? Url, string? Acts, string? AgencyCode);

/// <summary>Who may see to subscriptions, and whether what they wish can be.</summary>
public sealed class WebhookDesk(HaiCapDb db, Access access, WebhookOptions options)
{
    /// <summary>They carry the whole province's business outside: only its own administrator sees to them.</summary>
    public async Task<Outcome<Actor>> MayAsync(Actor by, CancellationToken cancellationToken)
    {
        var committee = await db.Set<Agency>().Where(a => a.Kind == AgencyKind.ProvincialCommittee).OrderBy(a => a.Path).Select(a => a.Path).FirstOrDefaultAsync(cancellationToken);
        return await access.DecideAsync(by, Permission.ManageWebhooks, new([], committee, null), cancellationToken);
    }

    public async Task<WebhookSubscription?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<WebhookSubscription>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);

    /// <summary>The wish in its stored form, or all that is wrong with it.</summary>
    internal async Task<Outcome<Wished>> CheckAsync(WebhookWish wish, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var name = VietnameseText.Nfc((wish.Name ?? "").Trim());
        if (name.Length is 0 or > 100)
        {
            problems.Add(name.Length == 0 ? WebhookProblems.NoName : WebhookProblems.NameTooLong);
        }

        var url = AddressOf(wish.Url);
        problems.AddRange(url.Problems);
        var acts = ActChoice.Parse(wish.Acts);
        problems.AddRange(acts.Problems);
        Guid? agency = null;
        if (!string.IsNullOrWhiteSpace(wish.AgencyCode))
        {
            agency = AgencyCode.TryParse(wish.AgencyCode, out var code)
                ? await db.Set<Agency>().Where(row => row.Code == code).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken)
                : null;
            if (agency is null)
            {
                problems.Add(WebhookProblems.NoAgency);
            }
        }

        return problems.Count > 0 ? problems : new Wished(name, url.Value, acts.Value, agency);
    }

    /// <summary>Told early where it can be; the check that counts is made at connecting.</summary>
    private Outcome<string> AddressOf(string? text)
    {
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var uri) || uri.AbsoluteUri.Length > WebhookSubscription.MaxUrl || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0
            || !(uri.Scheme == Uri.UriSchemeHttps || (options.AllowHttp && uri.Scheme == Uri.UriSchemeHttp)) || uri.IdnHost.Length == 0)
        {
            return WebhookProblems.BadUrl;
        }

        var inner = IPAddress.TryParse(uri.IdnHost, out var address) ? InnerNetworks.Contain(address, options.AllowedNetworks)
            : uri.IsLoopback && InnerNetworks.Contain(IPAddress.Loopback, options.AllowedNetworks);
        return inner ? WebhookProblems.InnerAddress : uri.AbsoluteUri;
    }

    internal sealed record Wished(string Name, string Url, string Acts, Guid? AgencyId);
}
