using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Import;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Organizations;

public sealed class FindOldAddressTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task An_old_address_leads_to_the_new_unit_however_it_is_typed(Provider provider)
    {
        string[] ways = ["Phường Hà Huy Tập", "ha huy tap", "P. HÀ HUY TẬP", "p ha huy tap"];
        foreach (var ward in ways)
        {
            var answer = (await FindAsync(provider, new("Nghệ An", "TP Vinh", ward))).Answers.ShouldHaveSingleItem();

            answer.OldFullName.ShouldBe("Phường Hà Huy Tập, Thành phố Vinh, Tỉnh Nghệ An");
            answer.Status.ShouldBe(OldAddressStatus.Resolved);
            answer.NewUnits.ShouldHaveSingleItem().ProvinceFullName.ShouldBe("Tỉnh Nghệ An");
        }
    }

    [Theory]
    [InlineData("Hòa Minh")]
    [InlineData("Hoà Minh")]
    [InlineData("hoa minh")]
    public async Task A_split_ward_asks_which_part(string ward)
    {
        var answer = (await FindAsync(Provider.Sqlite, new("Đà Nẵng", "Liên Chiểu", ward))).Answers.ShouldHaveSingleItem();

        answer.Status.ShouldBe(OldAddressStatus.Split);
        answer.NewUnits.Select(u => u.FullName).ShouldBe(["Phường Hòa Khánh", "Phường Thanh Khê"]);
    }

    [Fact]
    public async Task A_code_that_lost_its_zeros_still_finds_its_unit()
    {
        var answer = (await FindAsync(Provider.Sqlite, new(null, null, "Số 5 phố Huế, Phường Cầu Dền, Quận Hai Bà Trưng, Hà Nội"))).Answers.ShouldHaveSingleItem();

        answer.NewUnits.ShouldHaveSingleItem().FullName.ShouldBe("Phường Bạch Mai");
    }

    [Fact]
    public async Task A_numbered_ward_is_not_taken_for_another_number()
    {
        var found = await FindAsync(Provider.Sqlite, new("TP Hồ Chí Minh", "Quận Gò Vấp", "P1"));

        found.Answers.ShouldHaveSingleItem().OldFullName.ShouldBe("Phường 1, Quận Gò Vấp, Thành phố Hồ Chí Minh");
    }

    [Fact]
    public async Task A_district_that_begins_with_a_type_word_is_found()
    {
        var found = await FindAsync(Provider.Sqlite, new("Thanh Hoa", "quan hoa", "Trung Sơn"));

        found.Answers.ShouldHaveSingleItem().OldFullName.ShouldBe("Xã Trung Sơn, Huyện Quan Hóa, Tỉnh Thanh Hóa");
    }

    [Fact]
    public async Task Two_wards_that_fold_alike_are_told_apart_by_their_accents()
    {
        (await FindAsync(Provider.Sqlite, new("Huế", "Hương Trà", "Hương Văn"))).Answers.ShouldHaveSingleItem().OldFullName.ShouldStartWith("Phường Hương Văn,");
        (await FindAsync(Provider.Sqlite, new("Hue", "Huong Tra", "huong van"))).Answers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_island_district_without_wards_is_found()
    {
        var answer = (await FindAsync(Provider.Sqlite, new(null, "Côn Đảo", null))).Answers.ShouldHaveSingleItem();

        answer.NewUnits.ShouldHaveSingleItem().FullName.ShouldBe("Đặc khu Côn Đảo");
    }

    [Fact]
    public async Task Signs_of_the_pattern_language_are_only_text() =>
        (await FindAsync(Provider.Sqlite, new(null, null, "%_%|"))).Answers.ShouldBeEmpty();

    [Fact]
    public async Task A_new_unit_is_found_without_accents_whole_names_first()
    {
        var database = await ImportedAsync(Provider.Sqlite);
        var units = await database.Services.GetRequiredService<UnitDirectory>().GetAsync();
        var day = new DateOnly(2026, 7, 6);

        units.Search("truong vinh", day)[0].WithProvince.ShouldBe("Phường Trường Vinh, Tỉnh Nghệ An");
        units.Search("xã ba tơ", day, "51").Select(u => u.Name).ShouldContain("Ba Tơ");
        units.Communes("40", day).Count.ShouldBe(130);
        units.Find("75", new DateOnly(2026, 4, 29))!.FullName.ShouldBe("Tỉnh Đồng Nai");
        units.Find("26368", day)!.WithProvince.ShouldBe("Phường Long Thành, Thành phố Đồng Nai");
    }

    [Fact]
    public async Task An_import_by_another_process_is_noticed()
    {
        var database = await databases.FreshAsync(Provider.Sqlite, s => s.AddOrganizations());
        var directory = database.Services.GetRequiredService<UnitDirectory>();
        await using var work = database.Open();
        (await work.Get<ImportUnitsHandler>().HandleAsync(new ImportUnits())).Ok.ShouldBeTrue();
        (await directory.GetAsync()).Search("ten moi", new DateOnly(2026, 7, 6)).ShouldBeEmpty();

        await work.Db.Set<AdministrativeUnitVersion>().Where(v => v.UnitCode == "16690").ExecuteUpdateAsync(s => s.SetProperty(v => v.Folded, "phuong ten moi"));
        using (work.Tenant.Open(Tenant.Nation))
        {
            await work.Get<ActRecorder>().RecordAsync("units", Actor.System, new UnitsImportedAct(0, 1, 0, 0));
            await work.Db.SaveChangesAsync();
        }

        (await directory.GetAsync()).Search("ten moi", new DateOnly(2026, 7, 6)).ShouldBeEmpty();
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        (await directory.GetAsync()).Search("ten moi", new DateOnly(2026, 7, 6)).ShouldHaveSingleItem().Code.ShouldBe("16690");
    }

    private async Task<OldAddressAnswers> FindAsync(Provider provider, FindOldAddress request)
    {
        var database = await ImportedAsync(provider);
        await using var work = database.Open();
        return await work.Get<FindOldAddressHandler>().HandleAsync(request);
    }

    private async Task<TestDatabase> ImportedAsync(Provider provider)
    {
        var database = await databases.GetAsync(provider, s => s.AddOrganizations());
        if ((await database.Services.GetRequiredService<UnitDirectory>().GetAsync()).Count == 0)
        {
            await using var work = database.Open();
            (await work.Get<ImportUnitsHandler>().HandleAsync(new ImportUnits())).Ok.ShouldBeTrue();
        }

        return database;
    }
}
