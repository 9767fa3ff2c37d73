using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Statistics;

/// <summary>Stays that ended in a period, both days included.</summary>
/// <param name="Scope">Agency paths the reader may see, from <see cref="Access.ReadScopeAsync"/>: stays in units below them, and all stays of dossiers their agencies decide.</param>
/// <param name="AgencyPath">The same of one agency.</param>
public sealed record StayFilter(DateOnly From, DateOnly To, IReadOnlyList<string> Scope, string? AgencyPath = null, string? ProcedureCode = null, string? StepKey = null, Guid? Unit = null);

/// <summary>Which ended stays are counted: along one index that holds all that is asked, however many dossiers there are.</summary>
internal static class StayTimes
{
    public static IQueryable<DossierHop> Of(HaiCapDb db, AgencyShelf shelf, StayFilter filter)
    {
        var (start, end) = (filter.From.AtLocal(default), filter.To.AddDays(1).AtLocal(default));
        var stays = db.Set<DossierHop>().AsNoTracking().Where(stay => stay.ProcedureCode != null && stay.DoneAt >= start && stay.DoneAt < end);
        stays = filter.Scope.Contains("/", StringComparer.Ordinal) ? stays : Under(stays, shelf, filter.Scope);
        stays = filter.AgencyPath is { } path ? Under(stays, shelf, [path]) : stays;
        stays = filter.ProcedureCode is { } procedure ? stays.Where(stay => stay.ProcedureCode == procedure) : stays;
        stays = filter.StepKey is { } step ? stays.Where(stay => stay.StepKey == step) : stays;
        return filter.Unit is { } unit ? stays.Where(stay => stay.UnitId == unit) : stays;
    }

    private static IQueryable<DossierHop> Under(IQueryable<DossierHop> stays, AgencyShelf shelf, IReadOnlyList<string> paths)
    {
        var units = shelf.All.Where(agency => paths.Any(path => agency.Path.StartsWith(path, StringComparison.Ordinal))).Select(agency => agency.Id).ToList();
        return stays.Where(stay => units.Contains(stay.UnitId) || units.Contains(stay.CompetentAgencyId!.Value));
    }
}

/// <summary>Percentiles of counted values.</summary>
public static class Percentiles
{
    /// <summary>The smallest value that at least so large a share of all does not exceed (nearest rank).</summary>
    /// <param name="counted">Each value once, with how often it occurred; in any order.</param>
    public static int Of(IEnumerable<(int Value, int Count)> counted, decimal share)
    {
        var sorted = counted.OrderBy(pair => pair.Value).ToList();
        var rank = (long)Math.Ceiling(share * sorted.Sum(pair => (long)pair.Count));
        foreach (var (value, count) in sorted)
        {
            rank -= count;
            if (rank <= 0)
            {
                return value;
            }
        }

        return 0;
    }
}
