using System.Collections.Concurrent;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers;

/// <summary>The version a dossier was filed under. A published version does not change, so it is read once a process.</summary>
public sealed class PublishedProcedures(HaiCapDb db, PublishedProceduresCache cache)
{
    public async ValueTask<ProcedureVersion> GetAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Procedure version {id} is not in province {db.ProvinceCode}.");

    public async ValueTask<ProcedureVersion?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (cache.Versions.TryGetValue((db.ProvinceCode, id), out var known))
        {
            return known;
        }

        var found = await db.Set<ProcedureVersion>().AsNoTracking().FirstOrDefaultAsync(version => version.Id == id, cancellationToken);
        if (found is not null)
        {
            cache.Versions[(db.ProvinceCode, id)] = found;
        }

        return found;
    }
}

public sealed class PublishedProceduresCache
{
    internal ConcurrentDictionary<(string Province, Guid Id), ProcedureVersion> Versions { get; } = new();
}
