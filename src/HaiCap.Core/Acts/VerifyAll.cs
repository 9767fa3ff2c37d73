using System.Runtime.CompilerServices;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Acts;

/// <summary>Every check of every room, in every province that has something to check.</summary>
public sealed class VerifyAll(HaiCapDb db, IEnumerable<IVerification> checks)
{
    private const string Why = "a database is verified whole";

    /// <summary>Provinces that left any trace: also one whose acts are all gone.</summary>
    public async Task<IReadOnlyList<string>> ProvincesAsync(CancellationToken cancellationToken = default)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        codes.UnionWith(await db.AcrossProvinces<ActHead>(Why).Select(row => row.ProvinceCode).Distinct().ToListAsync(cancellationToken));
        codes.UnionWith(await db.AcrossProvinces<Act>(Why).Select(row => row.ProvinceCode).Distinct().ToListAsync(cancellationToken));
        codes.UnionWith(await db.AcrossProvinces<ActSeal>(Why).Select(row => row.ProvinceCode).Distinct().ToListAsync(cancellationToken));
        codes.UnionWith(await db.AcrossProvinces<StoredFile>(Why).Select(row => row.ProvinceCode).Distinct().ToListAsync(cancellationToken));
        return [.. codes];
    }

    /// <param name="progress">Counts the rows read.</param>
    public async IAsyncEnumerable<Finding> HandleAsync(IProgress<int>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var province in await ProvincesAsync(cancellationToken))
        {
            using var opened = db.Tenant.Open(province);
            foreach (var check in checks)
            {
                await foreach (var finding in check.CheckAsync(db, progress, cancellationToken))
                    yield return finding;
            }
        }
    }
}
