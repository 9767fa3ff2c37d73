using HaiCap.Core.Data;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions;

/// <summary>Names of agencies of any province, out of memory.</summary>
public sealed class AgencyNames(HaiCapDb db, GrantBook book)
{
    public async Task<string> OfAsync(string province, Guid agency, CancellationToken cancellationToken = default) =>
        (await FindAsync(province, agency, cancellationToken))?.ShortName ?? "";

    public async Task<Agency?> FindAsync(string province, Guid agency, CancellationToken cancellationToken = default)
    {
        using var open = db.Tenant.Open(province);
        return (await book.AgenciesAsync(db, cancellationToken)).Find(agency);
    }
}
