using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Pages.Portal.File;

public sealed record Centre(Guid Id, string Name, string UnitCode, bool Provincial, string? Address, string? Phone);

/// <summary>The public service centres of the province: each takes any dossier (decree 118/2025, article 40.4).</summary>
public sealed class Centres(HaiCapDb db, TimeProvider time)
{
    /// <summary>The provincial ones first, then by the name of the commune.</summary>
    public async Task<IReadOnlyList<Centre>> ListAsync(CancellationToken cancellationToken)
    {
        var today = time.Now().LocalDay();
        var rows = await db.Set<Agency>().AsNoTracking()
            .Where(a => (a.Kind == AgencyKind.ProvincialCentre || a.Kind == AgencyKind.CommuneCentre) && a.ValidFrom <= today && (a.ValidTo == null || a.ValidTo >= today))
            .Select(a => new Centre(a.Id, a.Name, a.UnitCode, a.Kind == AgencyKind.ProvincialCentre, a.Address, a.Phone))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(c => c.Provincial).ThenBy(c => c.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];
    }
}
