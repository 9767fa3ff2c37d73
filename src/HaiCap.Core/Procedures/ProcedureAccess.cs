using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures;

/// <summary>A publication is the whole province's: an administrator of its committee writes it, the committee's legal unit reviews and publishes it.</summary>
internal static class ProcedureAccess
{
    public static async Task<Outcome<Actor>> DecideAsync(
        HaiCapDb db, Access access, Actor by, CancellationToken cancellationToken, Permission permission = Permission.ManageProcedures)
    {
        var committee = await db.Set<Agency>().Where(a => a.Kind == AgencyKind.ProvincialCommittee).OrderBy(a => a.Path).Select(a => a.Path)
            .FirstOrDefaultAsync(cancellationToken);
        return await access.DecideAsync(by, permission, new([], committee, null), cancellationToken);
    }

    /// <summary>Those who write and those who publish see the same.</summary>
    public static async Task<Outcome<Actor>> MayReadAsync(HaiCapDb db, Access access, Actor by, CancellationToken cancellationToken)
    {
        var writer = await DecideAsync(db, access, by, cancellationToken);
        return writer.Ok ? writer : await DecideAsync(db, access, by, cancellationToken, Permission.PublishProcedures);
    }
}
