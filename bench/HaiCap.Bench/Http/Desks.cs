using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Bench.Http;

internal static class Desks
{
    /// <summary>User names of receptionists, one for each of so many centres.</summary>
    public static async Task<IReadOnlyList<string>> ReceptionistsAsync(HaiCapDb db, int many) =>
        [.. (await db.Set<Position>().Where(position => position.Role == Role.Reception && (position.Agency!.Kind == AgencyKind.ProvincialCentre || position.Agency.Kind == AgencyKind.CommuneCentre))
            .Join(db.Set<Account>(), position => position.OfficerId, account => account.OfficerId, (position, account) => new { account.UserName, position.AgencyId })
            .ToListAsync()).GroupBy(row => row.AgencyId).Select(group => group.First().UserName).Order(StringComparer.Ordinal).Take(many)];
}
