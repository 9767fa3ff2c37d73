using HaiCap.Core.Data;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Statistics;

/// <summary>Figures of a place for those who visit it: all dossiers of a province, or those a commune's agencies take on.</summary>
public sealed class PlaceFigures(HaiCapDb db, CountDossiersHandler count, GrantBook book) : IPlaceFigures
{
    public async Task<PlaceCounts?> CountAsync(string province, string place, DateOnly from, DateOnly to, CancellationToken cancellationToken = default)
    {
        using var open = db.Tenant.Open(province);
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var committee = shelf.In(place).FirstOrDefault(agency => agency.Kind is AgencyKind.CommuneCommittee or AgencyKind.ProvincialCommittee && agency.InForceOn(to));
        if (committee is null)
        {
            return null;
        }

        var path = committee.Kind == AgencyKind.CommuneCommittee ? committee.Path : null;
        var total = (await count.HandleAsync(new(from, to, ["/"], StatisticsBy.ReceivingAgency, path), cancellationToken)).Total;
        return new PlaceCounts(total.Received.New, total.OnlineRate, total.Resolved.Total, total.InTimeRate, total.InProgress.Overdue);
    }
}
