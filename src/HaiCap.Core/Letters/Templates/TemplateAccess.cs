using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Letters.Templates;

/// <summary>
/// Templates are the whole province's: only an administrator of the province's own committee changes or reads them, not one of a department or a commune.
/// </summary>
internal static class TemplateAccess
{
    public static async Task<Outcome<Actor>> DecideAsync(HaiCapDb db, Access access, Actor by, CancellationToken cancellationToken)
    {
        var committee = await db.Set<Agency>().Where(a => a.Kind == AgencyKind.ProvincialCommittee).OrderBy(a => a.Path).Select(a => a.Path)
            .FirstOrDefaultAsync(cancellationToken);
        return await access.DecideAsync(by, Permission.ManageTemplates, new([], committee, null), cancellationToken);
    }
}
