using HaiCap.Core.Calendar;
using HaiCap.Core.Data;

namespace HaiCap.Core.Organizations;

/// <summary>Tells calendars whose they are inherited by, out of memory.</summary>
internal sealed class AgencyPaths(GrantBook book) : IAgencyPaths
{
    public async ValueTask<IReadOnlyDictionary<Guid, string>> AllAsync(HaiCapDb db, CancellationToken cancellationToken) => (await book.AgenciesAsync(db, cancellationToken)).Paths;
}
