using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Sample;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn.Citizens;

/// <summary>Invented people of the sample's recipe for a trial, offered where the sample is on.</summary>
public static class SampleCitizens
{
    public static async Task<IReadOnlyList<CitizenIdentity>> ListAsync(HaiCapDb db, CancellationToken cancellationToken)
    {
        using var nation = db.Tenant.Open(Tenant.Nation);
        var seeded = await db.Set<CitizenAccount>().AsNoTracking().Where(c => c.Issuer == CitizenAccount.SampleIssuer)
            .OrderBy(c => c.Name).Take(50).ToListAsync(cancellationToken);
        var invented = SamplePeople.Citizens(SampleLoader.Folder)
            .Select(c => new CitizenIdentity(CitizenAccount.SampleIssuer, c.Number, c.Number, c.Name, c.Born, 2));
        return [.. invented.Concat(seeded.Select(c => new CitizenIdentity(c.Issuer, c.Subject, c.IdNumber, c.Name, c.BirthDate, c.Assurance))).DistinctBy(c => c.IdNumber)];
    }
}
