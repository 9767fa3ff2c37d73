using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Keys;

public enum KeyStanding
{
    InForce,

    /// <summary>Its first instant lies ahead.</summary>
    NotYet,
    Expired,
    Revoked,
}

/// <param name="Territory">The agency's name; null for the whole province.</param>
public sealed record KeyLine(
    Guid Id, string Name, string Ending, KeyScopes Scopes, string? Territory, KeyStanding Standing, DateTimeOffset From, DateTimeOffset? To,
    DateTimeOffset? RevokedAt, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <param name="After">Key to go on after; null at the end.</param>
public sealed record KeyLines(IReadOnlyList<KeyLine> Lines, Guid? After);

/// <summary>The keys that reach into the units somebody administers, newest first.</summary>
public sealed class ListKeys(HaiCapDb db, Access access, TimeProvider time)
{
    private const int PageSize = 50;

    /// <summary>ACC-001 for who administers nothing.</summary>
    public async Task<Outcome<KeyLines>> HandleAsync(Actor by, Guid? after = null, CancellationToken cancellationToken = default)
    {
        var seen = await SeenAsync(by, cancellationToken);
        if (!seen.Ok)
        {
            return seen.As<KeyLines>();
        }

        var rows = seen.Value.Keys;
        if (after is { } id)
        {
            rows = rows.Where(key => key.Id.CompareTo(id) < 0);
        }

        var found = await rows.OrderByDescending(key => key.Id).Take(PageSize + 1).Include(key => key.Agency).ToListAsync(cancellationToken);
        return new KeyLines([.. found.Take(PageSize).Select(LineOf)], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>One key, to take it back: KEY-001, ACC-001.</summary>
    public async Task<Outcome<KeyLine>> OneAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var seen = await SeenAsync(by, cancellationToken);
        return !seen.Ok ? seen.As<KeyLine>()
            : await seen.Value.Keys.Include(key => key.Agency).FirstOrDefaultAsync(key => key.Id == id, cancellationToken) is { } key ? LineOf(key)
            : KeyProblems.NoKey;
    }

    private async Task<Outcome<Seen>> SeenAsync(Actor by, CancellationToken cancellationToken)
    {
        if (by.Kind == ActorKind.System)
        {
            return new Seen(db.Set<ApiKey>().AsNoTracking());
        }

        var allowed = await access.DecideAsync(by, Permission.ManageOrganization, cancellationToken: cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Seen>();
        }

        var scope = await access.ReadScopeAsync(by, Permission.ManageOrganization, cancellationToken);
        var whole = (await KeyAccess.DecideAsync(db, access, by, agencyPath: null, cancellationToken)).Ok;
        var keys = db.Set<ApiKey>().AsNoTracking();
        var seen = scope.Select(path => keys.Where(key => key.Agency!.Path.StartsWith(path)))
            .Aggregate(keys.Where(key => whole && key.AgencyId == null), (all, some) => all.Union(some));
        return new Seen(seen);
    }

    private KeyLine LineOf(ApiKey key)
    {
        var now = time.GetUtcNow();
        var standing = key.RevokedAt is not null ? KeyStanding.Revoked : key.ValidTo <= now ? KeyStanding.Expired : key.ValidFrom > now ? KeyStanding.NotYet : KeyStanding.InForce;
        return new(key.Id, key.Name, key.Ending, key.Scopes, key.Agency?.Name, standing, key.ValidFrom, key.ValidTo, key.RevokedAt, key.CreatedAt, key.LastUsedAt);
    }

    private sealed record Seen(IQueryable<ApiKey> Keys);
}
