using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn.Citizens;

/// <summary>Invented people for a trial, offered where the sample is on. The seed may bring more; these are there at once.</summary>
public static class SampleCitizens
{
    private static readonly CitizenIdentity[] Built =
    [
        Of("040185000101", "Nguyễn Thị Minh Khai", new(1985, 3, 14)),
        Of("040079000202", "Phan Văn Hòa", new(1979, 11, 2)),
        Of("040192000303", "Lô Thị Mai Hương", new(1992, 6, 21)),
        Of("040068000404", "Hồ Sỹ Quang", new(1968, 1, 30)),
    ];

    public static async Task<IReadOnlyList<CitizenIdentity>> ListAsync(HaiCapDb db, CancellationToken cancellationToken)
    {
        using var nation = db.Tenant.Open(Tenant.Nation);
        var seeded = await db.Set<CitizenAccount>().AsNoTracking().Where(c => c.Issuer == CitizenAccount.SampleIssuer)
            .OrderBy(c => c.Name).Take(50).ToListAsync(cancellationToken);
        return [.. seeded.Select(c => new CitizenIdentity(c.Issuer, c.Subject, c.IdNumber, c.Name, c.BirthDate, c.Assurance)).Concat(Built).DistinctBy(c => c.IdNumber)];
    }

    private static CitizenIdentity Of(string number, string name, DateOnly birth) => new(CitizenAccount.SampleIssuer, number, number, name, birth, 2);
}
