using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Letters;

public sealed record RegisterCentre(Guid Id, string Name);

/// <summary>The centres whose register book an officer may read, by name; the provincial one first.</summary>
public sealed class ListRegisterCentres(HaiCapDb db, Access access)
{
    public async Task<IReadOnlyList<RegisterCentre>> HandleAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var scope = await access.ReadScopeAsync(by, Permission.ReadDossier, cancellationToken);
        if (scope.Count == 0)
        {
            return [];
        }

        var centres = await db.Set<Agency>().AsNoTracking()
            .Where(agency => agency.Kind == AgencyKind.ProvincialCentre || agency.Kind == AgencyKind.CommuneCentre)
            .Select(agency => new { agency.Id, agency.Name, agency.Path, agency.Kind }).ToListAsync(cancellationToken);
        return [.. centres.Where(centre => scope.Any(path => centre.Path.StartsWith(path, StringComparison.Ordinal)))
            .OrderBy(centre => centre.Kind != AgencyKind.ProvincialCentre).ThenBy(centre => centre.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))
            .Select(centre => new RegisterCentre(centre.Id, centre.Name))];
    }
}
