using System.Text.Json;
using System.Text.RegularExpressions;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Organizations;

public sealed partial class NgheAnSeedTests(Databases databases) : IClassFixture<Databases>
{
    private static string Samples => SampleLoader.Folder;

    [Theory, BothProviders]
    public async Task Two_seeds_are_byte_for_byte_the_same(Provider provider)
    {
        var one = await databases.FreshAsync(provider, s => s.AddOrganizations());
        var two = await databases.FreshAsync(provider, s => s.AddOrganizations());
        await SeedAsync(one);
        await SeedAsync(two);

        (await DumpAsync(one)).ShouldBe(await DumpAsync(two));
    }

    [Fact]
    public async Task Seeding_again_adds_nothing()
    {
        var database = await databases.FreshAsync(Provider.Sqlite, s => s.AddOrganizations());
        await SeedAsync(database);
        var before = await DumpAsync(database);

        await SeedAsync(database);

        (await DumpAsync(database)).ShouldBe(before);
    }

    [Fact]
    public async Task All_130_communes_have_a_committee_a_division_a_centre_and_their_people()
    {
        var sample = await SampleAsync();

        sample.Agencies.Where(a => a.IsCommunal).GroupBy(a => a.UnitCode).Select(g => string.Join(' ', g.Select(a => a.Kind).Order()))
            .CountBy(kinds => kinds).ShouldHaveSingleItem().ShouldBe(new("CommuneCommittee CommuneDivision CommuneCentre", 130));
        foreach (var centre in sample.Agencies.Where(a => a.Kind == AgencyKind.CommuneCentre))
        {
            sample.Positions.Where(p => p.AgencyId == centre.Id).Select(p => p.Role).Order().ShouldBe([Role.Reception, Role.Reception, Role.Director]);
        }

        sample.Officers.Count.ShouldBe((130 * 9) + 74);
        sample.Agencies.Select(a => a.Code).ShouldBeUnique();
        sample.Accounts.Select(a => a.UserName).ShouldBeUnique();
        sample.Accounts.ShouldAllBe(a => a.UserName.All(c => char.IsAsciiLetterOrDigit(c) || c == '.'));
        sample.Positions.Select(p => p.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task The_department_of_science_has_who_decides_and_who_works()
    {
        var sample = await SampleAsync();
        var department = sample.Agencies.Single(a => a.Code.Text == "H41.19");

        department.NotationSuffix.ShouldBe("SKHCN");
        sample.Agencies.Where(a => !a.IsSample).Select(a => a.Code.Text).ShouldBe(["H41", "H41.19"]);
        sample.Positions.Where(p => p.AgencyId == department.Id && p.Role == Role.Director).Select(p => p.SigningForm)
            .ShouldBe([SigningForm.Head, SigningForm.Deputy, SigningForm.Deputy, SigningForm.Deputy]);
        var inside = sample.Agencies.Where(a => a.Path.StartsWith(department.Path, StringComparison.Ordinal)).ToList();
        inside.Count(a => a.Kind == AgencyKind.Division).ShouldBe(7);
        inside.Count(a => a.Kind == AgencyKind.SubDepartment).ShouldBe(1);
    }

    [Fact]
    public async Task Visitors_are_told_of_one_person_of_every_role()
    {
        var sample = await SampleAsync();

        var told = SamplePeople.WellKnown(Samples);

        told.Select(p => RoleOf(p.UserName)).Distinct().Order()
            .ShouldBe([Role.Reception, Role.Specialist, Role.HeadOfOffice, Role.Clerk, Role.Director, Role.Administrator, Role.Auditor, Role.Legal]);

        Role RoleOf(string userName)
        {
            var officer = sample.Accounts.Single(a => a.UserName == userName).OfficerId;
            return sample.Positions.Single(p => p.OfficerId == officer && p.IsPrimary).Role;
        }
    }

    [Fact]
    public async Task Sample_citizens_have_numbers_the_law_allows_and_live_in_the_province()
    {
        var database = await databases.GetAsync(Provider.Sqlite, s => s.AddOrganizations());
        await SampleAsync();
        await using var work = database.Open();
        var communes = await work.Db.Set<AdministrativeUnit>().Where(u => u.ProvinceCode == "40").Select(u => u.Code).ToListAsync();

        var citizens = SamplePeople.Citizens(Samples);
        citizens.Count.ShouldBe(6);
        foreach (var citizen in citizens)
        {
            var number = CitizenNumber().Match(citizen.Number);
            number.Success.ShouldBeTrue();
            (citizen.Born.Year / 100 - 19).ShouldBe((number.Groups["century"].Value[0] - '0') / 2);
            (citizen.Born.Year % 100).ShouldBe(int.Parse(number.Groups["year"].Value));
            communes.ShouldContain(citizen.UnitCode);
        }
    }

    [Fact]
    public void Sample_ids_are_version_7_of_a_fixed_instant()
    {
        var id = SampleIds.For("agency/tinh/skhcn");

        id.ShouldBe(SampleIds.For("agency/tinh/skhcn"));
        id.ShouldNotBe(SampleIds.For("agency/tinh/ubnd"));
        id.Version.ShouldBe(7);
        (id.Variant >> 2).ShouldBe(2);
        id.ToString().ShouldStartWith(Guid.CreateVersion7(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero)).ToString()[..13]);
    }

    private async Task<SampleProvince> SampleAsync()
    {
        var database = await databases.GetAsync(Provider.Sqlite, s => s.AddOrganizations());
        return await SeedAsync(database);
    }

    private static async Task<SampleProvince> SeedAsync(TestDatabase database)
    {
        await using var work = database.Open();
        return await NgheAnSeed.ApplyAsync(work.Db, database.Clock, Samples);
    }

    private static async Task<string> DumpAsync(TestDatabase database)
    {
        await using var work = database.Open();
        return JsonSerializer.Serialize(new object[]
        {
            await work.Db.Set<AdministrativeUnitVersion>().AsNoTracking().OrderBy(v => v.UnitCode).ThenBy(v => v.ValidFrom).ToListAsync(),
            await work.Db.Set<OldAddress>().AsNoTracking().OrderBy(a => a.Key).ToListAsync(),
            await work.Db.Set<Agency>().AsNoTracking().OrderBy(a => a.Id).ToListAsync(),
            await work.Db.Set<Officer>().AsNoTracking().OrderBy(o => o.Id).ToListAsync(),
            await work.Db.Set<Position>().AsNoTracking().OrderBy(p => p.Id).ToListAsync(),
            await work.Db.Set<Act>().AsNoTracking().OrderBy(a => a.Subject).Select(a => a.Hash).ToListAsync(),
        });
    }

    [GeneratedRegex(@"^040(?<century>[0-3])(?<year>\d\d)\d{6}$")]
    private static partial Regex CitizenNumber();
}
