using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>At which stop of which delegation something was heard.</summary>
public sealed record HeardAt(string Delegation, string Stop, DateTimeOffset At);

/// <summary>Names of stops, whoever sent the delegation: for who may read what was heard there.</summary>
public sealed class FindHeardAt(HaiCapDb db)
{
    /// <summary>Null for what no delegation heard.</summary>
    public async Task<HeardAt?> FindAsync(Guid? stop, CancellationToken cancellationToken = default) => stop is not { } id ? null
        : await db.AcrossProvinces<MissionStop>("a place reads at which visit it was heard").AsNoTracking().Where(row => row.Id == id)
            .Join(db.AcrossProvinces<MissionDelegation>("a place reads which delegation heard it"), row => row.DelegationId, one => one.Id, (row, one) => new HeardAt(one.Name, row.Title, row.StartsAt))
            .FirstOrDefaultAsync(cancellationToken);
}
