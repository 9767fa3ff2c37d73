using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>That a system sent a file is forgotten after a month: what it named in a dossier by then stays there, the rest it sends again.</summary>
public sealed class OldApiFiles(HaiCapDb db, TimeProvider time) : IPruning
{
    public async Task<int> PruneAsync(CancellationToken cancellationToken = default)
    {
        var until = time.Now() - ApiFile.KeptFor;
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var gone = await db.AcrossProvinces<ApiFile>("files sent long ago are forgotten in every province").Where(row => row.At <= until).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return gone;
    }
}
