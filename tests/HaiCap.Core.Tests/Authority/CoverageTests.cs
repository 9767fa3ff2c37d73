using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using static HaiCap.Core.Tests.Authority.World;

namespace HaiCap.Core.Tests.Authority;

public sealed class CoverageTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly string?[] Units = ["16681", "17143"];

    [Fact]
    public void Each_cell_says_one_vacant_outside_gap_or_overlap()
    {
        var world = new World();
        var law = world.Write("1/2025/QH15");
        world.Grant(GrantKind.Original, null, Out(Ministry), law, codes: ["1.000001"]);
        world.Grant(GrantKind.Original, null, Of("H41.19"), law, codes: ["1.000002"]);
        world.Grant(GrantKind.Original, null, Of("H41.13"), law, codes: ["1.000002"], territory: ["16681"]);
        world.Leave(world.Health, Before);
        ProcedureFacts[] procedures =
        [
            Procedure("1.000001"), Procedure("1.000002"), Procedure("1.000003"), Procedure("1.000004", agency: "H41.13"), Procedure("1.000005", agency: "H41.99"), Procedure("1.000006", agency: null),
        ];
        var rows = Coverage.Of(world.Register, world.Shelf, procedures, Units, Later);
        rows.Select(row => string.Join(" ", row.Cells.Select(cell => cell.State))).ShouldBe(
            ["Outside Outside", "Overlap Covered", "Covered Covered", "Vacant Vacant", "Gap Gap", "Covered Covered"]);
        rows[5].Cells.Select(cell => cell.Who).ShouldBe(["Chủ tịch Ủy ban nhân dân phường Trường Vinh", "Chủ tịch Ủy ban nhân dân xã Quỳnh Lưu"]);
    }

    /// <summary>What is the same in every unit is resolved once: that must not show.</summary>
    [Fact]
    public void The_matrix_agrees_with_asking_each_cell_by_itself()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 50; turn++)
        {
            var world = PropertyTests.Make(random);
            var (register, shelf) = (world.Register, world.Shelf);
            foreach (var row in Coverage.Of(register, shelf, PropertyTests.Procedures, Units, Later))
            {
                for (var i = 0; i < Units.Length; i++)
                {
                    var alone = Resolver.Resolve(register, shelf, row.Procedure, Units[i], Later);
                    (row.Cells[i].State == CoverageState.Overlap).ShouldBe(alone.Found == Found.Several);
                    row.Cells[i].Gap.ShouldBe(alone.Gap);
                    if (alone.One is { } one)
                    {
                        row.Cells[i].Who.ShouldStartWith(OfficeTitles.Of(one.Agency, one.Outside, one.Office));
                    }
                }
            }
        }
    }

    [Fact]
    public async Task The_sample_is_covered_but_for_its_vacancy_and_the_first_of_july_moves_what_the_decrees_say()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        await using var work = house.Open();
        var check = work.Get<CheckCoverage>();
        (await check.HandleAsync(People.Citizen, new())).Problems[0].Code.ShouldBe("ACC-001");
        var matrix = (await check.HandleAsync(People.Auditor, new())).Value;
        matrix.Units.Count.ShouldBe(130);
        matrix.Rows.Sum(row => row.Count(CoverageState.Gap) + row.Count(CoverageState.Overlap)).ShouldBe(0);
        var vacant = matrix.Rows.SelectMany(row => row.Cells.Select((cell, i) => (cell.State, matrix.Units[i].UnitCode))).Where(cell => cell.State == CoverageState.Vacant).ToList();
        vacant.ShouldAllBe(cell => cell.UnitCode == "16822");
        vacant.Count.ShouldBe(6, "its six procedures of communes");

        var changes = (await check.BetweenAsync(People.Auditor, Before, First, "16681")).Value.All;
        var moved = changes.Where(change => change.Before.State == CoverageState.Outside).ToDictionary(change => change.Procedure.Code, change => (change.Before.Who, change.After.Who));
        moved["1.013792"].ShouldBe(("UBND cấp huyện", "Chủ tịch Ủy ban nhân dân phường Thành Vinh"));
        moved["2.002385"].ShouldBe(("Bộ Khoa học và Công nghệ", "Giám đốc Sở Khoa học và Công nghệ tỉnh Nghệ An (TUQ.)"));
        (await check.BetweenAsync(People.Auditor, Later, Later.AddDays(1), "16681")).Value.All.ShouldBeEmpty();
    }
}
