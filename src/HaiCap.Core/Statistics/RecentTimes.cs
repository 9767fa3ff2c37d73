using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Statistics;

/// <summary>How long the last dossiers of a procedure took, in working minutes in which the clock ran.</summary>
/// <param name="Dossiers">How many were counted.</param>
/// <param name="Median">Half took no longer (nearest rank) …</param>
/// <param name="Ninetieth">… and nine in ten.</param>
public sealed record RecentTime(int Dossiers, int Median, int Ninetieth);

/// <summary>
/// What the public is told of real times: of the newest dossiers decided in half a year, from their acts and not from a promise. One statement along one index,
/// kept in memory for a quarter of an hour.
/// </summary>
public sealed class RecentTimes(TimeProvider time)
{
    /// <summary>Told of fewer, a time would say more of a neighbour than of the office.</summary>
    public const int Fewest = 5;

    private const int Most = 200;
    private const int Days = 180;

    private readonly Kept<(string Province, string Procedure), RecentTime?> kept = new(time, Trusted);

    public static TimeSpan Trusted { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Null when too few were decided lately.</summary>
    public ValueTask<RecentTime?> OfAsync(HaiCapDb db, string procedureCode, CancellationToken cancellationToken = default) =>
        kept.GetAsync((db.ProvinceCode, procedureCode), (db, time.GetUtcNow().AddDays(-Days)), static (key, with, stop) => CountAsync(with.db, key.Procedure, with.Item2, stop), cancellationToken);

    private static async Task<RecentTime?> CountAsync(HaiCapDb db, string procedureCode, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var decided = db.Set<Dossier>().AsNoTracking()
            .Where(d => d.ProcedureCode == procedureCode && d.DecidedAt >= since && d.AcceptedAt != null && (d.State == DossierState.Finished || d.State == DossierState.Returned))
            .OrderByDescending(d => d.DecidedAt).Take(Most);
        var minutes = await decided
            .Select(d => db.Set<DossierHop>().Where(stay => stay.DossierId == d.Id).Sum(stay => stay.ChargedMinutes))
            .ToListAsync(cancellationToken);
        var counted = minutes.OfType<int>().Select(value => (value, 1)).ToList();
        return counted.Count < Fewest ? null : new(counted.Count, Percentiles.Of(counted, 0.5m), Percentiles.Of(counted, 0.9m));
    }
}
