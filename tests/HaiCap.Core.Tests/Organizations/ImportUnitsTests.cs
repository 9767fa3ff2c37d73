using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Import;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Organizations;

public sealed class ImportUnitsTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task Importing_twice_stores_the_country_once(Provider provider)
    {
        var database = await databases.FreshAsync(provider, s => s.AddOrganizations());

        var first = await ImportAsync(database);
        var second = await ImportAsync(database);

        (first.Provinces, first.Communes, first.Split, first.ForAPerson.Count).ShouldBe((34, 3321, 25, 0));
        first.Added.ShouldBe(34 + 3321 + 34 + 3321 + 11 + first.OldAddresses);
        (second.Added, second.Changed).ShouldBe((0, 0));
        await using var work = database.Open(Tenant.Nation);
        var act = (await work.Db.Set<Act>().ToListAsync()).ShouldHaveSingleItem();
        (act.Name, act.DataAs<UnitsImportedAct>().Added).ShouldBe(("units.imported", first.Added));
        (await work.Db.Set<AdministrativeUnit>().CountAsync()).ShouldBe(3355);
        (await work.Db.Set<AdministrativeUnit>().SingleAsync(u => u.Code == "40")).AgencyCode.ShouldBe("H41");
        (await work.Db.Set<OldAddress>().CountAsync()).ShouldBe(first.OldAddresses);
    }

    [Theory, BothProviders]
    public async Task A_row_changed_by_hand_is_set_right_by_the_next_import(Provider provider)
    {
        var database = await databases.FreshAsync(provider, s => s.AddOrganizations());
        await ImportAsync(database);
        await using (var work = database.Open())
        {
            var address = await work.Db.Set<OldAddress>().FirstAsync(a => a.Ward == "Phường Hà Huy Tập" && a.Province == "Tỉnh Nghệ An");
            address.UnitCodes = "00004";
            await work.Db.SaveChangesAsync();
        }

        var again = await ImportAsync(database);

        (again.Added, again.Changed).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_missing_package_is_said_plainly_and_stores_nothing()
    {
        var database = await databases.FreshAsync(Provider.Sqlite, s => s.AddOrganizations());

        await using var work = database.Open();

        var outcome = await work.Get<ImportUnitsHandler>().HandleAsync(new ImportUnits("/nowhere/address.json"));

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("UNI-003");
        outcome.Problems[0].En.ShouldContain("npm ci");
        (await work.Db.Set<AdministrativeUnit>().AnyAsync()).ShouldBeFalse();
    }

    private static async Task<UnitsImported> ImportAsync(TestDatabase database)
    {
        await using var work = database.Open();
        return (await work.Get<ImportUnitsHandler>().HandleAsync(new ImportUnits())).Value;
    }
}
