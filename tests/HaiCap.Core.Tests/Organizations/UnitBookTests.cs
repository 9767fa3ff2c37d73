using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Import;

namespace HaiCap.Core.Tests.Organizations;

public sealed class UnitBookTests
{
    private static readonly Lazy<AddressPackage> Package = new(() => AddressPackage.Read(AddressPackage.DefaultPath));
    private static readonly Lazy<UnitBook> Book = new(() => UnitBook.From(Package.Value).Value);
    private static readonly DateOnly FirstDay = new(2025, 7, 1);

    [Fact]
    public void The_country_has_34_provinces_and_3321_communes()
    {
        var types = Book.Value.Units.Select(u => u.Versions.Single(v => v.InForceOn(FirstDay)).Type).CountBy(t => t).ToDictionary();

        types[UnitType.City].ShouldBe(6);
        types[UnitType.Province].ShouldBe(28);
        types[UnitType.Commune].ShouldBe(2621);
        types[UnitType.Ward].ShouldBe(687);
        types[UnitType.SpecialZone].ShouldBe(13);
    }

    [Fact]
    public void On_30_April_2026_Dong_Nai_is_a_city_and_ten_communes_are_wards()
    {
        var before = Book.Value.Units.ToDictionary(u => u.Code, u => u.Versions.Single(v => v.InForceOn(new DateOnly(2026, 4, 29))));
        var after = Book.Value.Units.ToDictionary(u => u.Code, u => u.Versions.Single(v => v.InForceOn(new DateOnly(2026, 4, 30))));

        before["75"].FullName.ShouldBe("Tỉnh Đồng Nai");
        after["75"].FullName.ShouldBe("Thành phố Đồng Nai");
        after.Values.Count(v => v.Type == UnitType.Ward).ShouldBe(697);
        after.Count(v => v.Value.Type != before[v.Key].Type).ShouldBe(11);
        after["26368"].FullName.ShouldBe("Phường Long Thành");
        after.Values.ShouldAllBe(v => v.Name == before[v.UnitCode].Name);
    }

    [Fact]
    public void Known_faults_are_mended_and_none_is_left_for_a_person()
    {
        var mends = Book.Value.Mends.CountBy(m => m.Kind).ToDictionary();

        mends["spelling"].ShouldBe(38);
        Book.Value.Mends.Count(m => m.Kind is "lost-zeros" or "unknown-code").ShouldBe(431);
        mends["lost-zeros"].ShouldBe(108);
        mends["wrong-code"].ShouldBe(22);
        mends["island"].ShouldBe(5);
        mends.ShouldNotContainKey("for-a-person");
    }

    [Theory]
    [InlineData("06978", "Xã Ba Chẽ", "06970")]
    [InlineData("23938", "Xã Ia Mơ", "23737")]
    public void A_wrong_code_of_the_package_becomes_the_official_one(string right, string name, string wrong)
    {
        Book.Value.Units.Single(u => u.Code == right).Versions.Single().FullName.ShouldBe(name);
        Book.Value.Units.ShouldNotContain(u => u.Code == wrong);
    }

    [Fact]
    public void Names_are_stored_composed_with_straight_apostrophes()
    {
        Book.Value.Units.SelectMany(u => u.Versions).ShouldAllBe(v => v.Name == v.Name.Normalize(System.Text.NormalizationForm.FormC) && !v.Name.Contains('’'));
        Book.Value.Units.Single(u => u.Code == "24184").Versions.Single().FullName.ShouldBe("Xã Ea H'Leo");
        Book.Value.Units.Single(u => u.Code == "00745").Versions.Single().FullName.ShouldBe("Xã Phó Bảng");
    }

    [Fact]
    public void Every_old_address_leads_to_a_unit_that_exists_and_25_were_split()
    {
        var codes = Book.Value.Units.Select(u => u.Code).ToHashSet();

        Book.Value.OldAddresses.ShouldAllBe(a => a.Units.Count > 0 && a.Units.All(codes.Contains));

        // 22 are written alike in all their rows; three more (Tuy Hoà, Yên Hoà, Ia RVê) show once spellings are one.
        Book.Value.OldAddresses.Count(a => a.Status == OldAddressStatus.Split).ShouldBe(25);
        Book.Value.OldAddresses.Select(a => a.Key).Distinct().Count().ShouldBe(Book.Value.OldAddresses.Count);
    }

    [Fact]
    public void A_list_short_of_one_commune_is_refused_with_the_province_named()
    {
        var short1 = Package.Value with { Wards = [.. Package.Value.Wards.Where(w => w.Code != "16690")] };

        var problem = UnitBook.From(short1).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("UNI-001");
        problem.Vi.ShouldBe("Nghệ An (40) có 10 phường, số chính thức là 11.");
    }

    [Fact]
    public void A_truncated_list_of_old_wards_is_refused()
    {
        var truncated = Package.Value with { Mappings = [.. Package.Value.Mappings.Take(10_000)] };

        UnitBook.From(truncated).Problems.ShouldHaveSingleItem().Code.ShouldBe("UNI-002");
    }

    [Fact]
    public void A_name_that_fits_no_unit_is_left_for_a_person_with_what_the_source_said()
    {
        var mappings = Package.Value.Mappings.ToList();
        var at = mappings.FindIndex(m => m.OldWard == "Xã Nam Kim");
        mappings[at] = mappings[at] with { NewWard = "Xã Không Có" };

        var address = UnitBook.From(Package.Value with { Mappings = mappings }).Value.OldAddresses.Single(a => a.Status == OldAddressStatus.ForAPerson);

        address.Ward.ShouldBe("Xã Nam Kim");
        address.Note.ShouldNotBeNull().ShouldContain("Xã Không Có");
    }
}
