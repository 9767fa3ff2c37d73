using HaiCap.Core.Data;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions;

/// <summary>Names of agencies of any province, out of memory.</summary>
public sealed class AgencyNames(HaiCapDb db, GrantBook book, UnitDirectory units, TimeProvider time)
{
    public async Task<string> OfAsync(string province, Guid agency, CancellationToken cancellationToken = default) =>
        (await FindAsync(province, agency, cancellationToken))?.ShortName ?? "";

    /// <summary>Who asked: the agency, or, where its province is not in this house, the place a delegation wrote it down for.</summary>
    public async Task<string> AskerAsync(string province, Guid agency, string place, CancellationToken cancellationToken = default) => agency != Guid.Empty
        ? await OfAsync(province, agency, cancellationToken) : (await units.GetAsync(cancellationToken)).Find(place, time.Now().LocalDay())?.FullName ?? place;

    public async Task<Agency?> FindAsync(string province, Guid agency, CancellationToken cancellationToken = default)
    {
        using var open = db.Tenant.Open(province);
        return (await book.AgenciesAsync(db, cancellationToken)).Find(agency);
    }
}
