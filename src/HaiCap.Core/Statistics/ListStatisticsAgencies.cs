using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Statistics;

/// <param name="Path">What <see cref="CountDossiers.AgencyPath"/> takes.</param>
public sealed record StatisticsAgency(Guid Id, string Name, string Path);

/// <summary>Agencies a reader may choose from: those in their scope that received or decide at least one dossier.</summary>
public sealed class ListStatisticsAgencies(HaiCapDb db)
{
    public async Task<IReadOnlyList<StatisticsAgency>> HandleAsync(IReadOnlyList<string> scope, CancellationToken cancellationToken = default)
    {
        var found = await db.Set<Agency>().AsNoTracking()
            .Where(a => db.Set<Dossier>().Any(d => d.CompetentAgencyId == a.Id) || db.Set<Dossier>().Any(d => d.ReceivingAgencyId == a.Id))
            .Select(a => new StatisticsAgency(a.Id, a.Name, a.Path)).ToListAsync(cancellationToken);
        return [.. found.Where(a => scope.Any(path => a.Path.StartsWith(path, StringComparison.Ordinal)))
            .OrderBy(a => a.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];
    }
}
