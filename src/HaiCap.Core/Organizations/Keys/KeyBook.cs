using System.Collections.Frozen;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Organizations.Keys;

/// <summary>A key as it stands: immutable, shared by all requests that carry it.</summary>
/// <param name="AgencyPath">Null for the whole province or nation.</param>
public sealed record KeyEntry(
    Guid Id, string ProvinceCode, string Name, KeyScopes Scopes, Guid? AgencyId, string? AgencyPath, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, bool IsSample)
{
    /// <summary>For acts the system does itself, standing for an applicant.</summary>
    public Actor Actor { get; } = new(ActorKind.Integrator, Id, Name);

    public ActVia Via { get; } = new(Id, Name);

    public bool May(KeyScopes scope) => (Scopes & scope) == scope;

    public bool CoversProvince(string provinceCode) => ProvinceCode == Tenant.Nation || ProvinceCode == provinceCode;

    /// <summary>Whether an agency of a province lies in the key's territory.</summary>
    public bool Covers(string provinceCode, string agencyPath) =>
        CoversProvince(provinceCode) && (AgencyPath is null || agencyPath.StartsWith(AgencyPath, StringComparison.Ordinal));

    public bool InForceAt(DateTimeOffset instant) => ValidFrom <= instant && (ValidTo is null || instant < ValidTo);
}

/// <summary>
/// All keys in memory, so that a request costs no statement for knowing who asks. The database is asked anew every few seconds while requests
/// come; a change in this process is seen at once, one made elsewhere at most five seconds late.
/// </summary>
public sealed class KeyBook(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UseStep = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, DateTimeOffset> used = new();
    private volatile Loaded? loaded;
    private int version;

    /// <summary>The key in force with this digest; null for an unknown, revoked or lapsed one.</summary>
    public ValueTask<KeyEntry?> FindAsync(KeyDigest digest, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return Fresh(now) is { } ready ? new(ready.Of(digest, now)) : AskAsync(now, keys => keys.Of(digest, now), cancellationToken);
    }

    /// <summary>The key in force with this id, as access asks.</summary>
    public ValueTask<KeyEntry?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return Fresh(now) is { } ready ? new(ready.Of(id, now)) : AskAsync(now, keys => keys.Of(id, now), cancellationToken);
    }

    /// <summary>After a key was issued or revoked in this process.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref version);
        loaded = null;
    }

    /// <summary>Notes that a key was used; writes it at most once a minute.</summary>
    public ValueTask UsedAsync(KeyEntry key, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (used.TryGetValue(key.Id, out var last) && now - last < UseStep)
        {
            return ValueTask.CompletedTask;
        }

        used[key.Id] = now;
        return new ValueTask(WriteAsync());

        async Task WriteAsync()
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
            using var province = db.Tenant.Open(key.ProvinceCode);
            await using var write = await db.BeginWriteAsync(cancellationToken);
            var at = now.CutToMicroseconds();
            await db.Set<ApiKey>().Where(k => k.Id == key.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, at), cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
    }

    private Loaded? Fresh(DateTimeOffset now) => loaded is { } ready && now >= ready.AskedAt && now - ready.AskedAt < Patience ? ready : null;

    private async ValueTask<KeyEntry?> AskAsync(DateTimeOffset now, Func<Loaded, KeyEntry?> find, CancellationToken cancellationToken)
    {
        // One asks; those who come meanwhile are served what there is, unless that is too old.
        var before = loaded;
        var mayUseOld = before is not null && now >= before.AskedAt && now - before.AskedAt < Latest;
        if (!await gate.WaitAsync(mayUseOld ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellationToken))
        {
            return find(before!);
        }

        try
        {
            if (Fresh(now) is { } ready)
            {
                return find(ready);
            }

            var known = Volatile.Read(ref version);
            var fresh = await LoadAsync(before, now, cancellationToken);
            loaded = fresh;
            if (known != Volatile.Read(ref version))
            {
                // A key changed while this was being read: the next one asks again.
                loaded = null;
            }

            return find(fresh);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Loaded> LoadAsync(Loaded? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        var rows = await db.AcrossProvinces<ApiKey>("a key is looked up before its province is known").AsNoTracking()
            .Where(k => k.RevokedAt == null && (k.ValidTo == null || k.ValidTo > now))
            .Select(k => new
            {
                k.Hash,
                Entry = new KeyEntry(k.Id, k.ProvinceCode, k.Name, k.Scopes, k.AgencyId, k.Agency == null ? null : k.Agency.Path, k.ValidFrom, k.ValidTo, k.IsSample),
            })
            .ToListAsync(cancellationToken);

        // An agency that is gone leaves its key no territory, not the whole province.
        var found = rows.Where(row => row.Entry.AgencyId is null || row.Entry.AgencyPath is not null)
            .ToDictionary(row => KeyDigest.Of(row.Hash), row => before?.ById.GetValueOrDefault(row.Entry.Id) is { } same && same == row.Entry ? same : row.Entry);
        return new(found.ToFrozenDictionary(), found.Values.ToFrozenDictionary(key => key.Id), now);
    }

    private sealed record Loaded(FrozenDictionary<KeyDigest, KeyEntry> ByDigest, FrozenDictionary<Guid, KeyEntry> ById, DateTimeOffset AskedAt)
    {
        public KeyEntry? Of(KeyDigest digest, DateTimeOffset now) => ByDigest.GetValueOrDefault(digest) is { } key && key.InForceAt(now) ? key : null;

        public KeyEntry? Of(Guid id, DateTimeOffset now) => ById.GetValueOrDefault(id) is { } key && key.InForceAt(now) ? key : null;
    }
}
