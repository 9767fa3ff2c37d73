using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;

namespace HaiCap.Core.Tests.Procedures;

/// <summary>The numbers over the lists are what the lists' definitions hold for.</summary>
public sealed class CatalogueCountsTests
{
    [Theory]
    [InlineData(PublicationKind.Handled, ServiceLevel.Full, false, "Published Online FullProcess")]
    [InlineData(PublicationKind.Handled, ServiceLevel.Full, true, "Published Online FullProcess NonTerritorial")]
    [InlineData(PublicationKind.Handled, ServiceLevel.Partial, false, "Published Online")]
    [InlineData(PublicationKind.Handled, ServiceLevel.Partial, true, "Published Online NonTerritorial")]
    [InlineData(PublicationKind.Handled, ServiceLevel.Information, false, "Published")]
    [InlineData(PublicationKind.Handled, ServiceLevel.Information, true, "Published NonTerritorial")]
    [InlineData(PublicationKind.Information, ServiceLevel.Information, false, "Information")]
    [InlineData(PublicationKind.Information, ServiceLevel.Full, true, "Information")]
    public void A_procedure_stands_on_the_lists_its_definition_says(PublicationKind kind, ServiceLevel service, bool nonTerritorial, string lists)
    {
        var entry = Entry(1, kind, service, nonTerritorial, "Lĩnh vực", ProcedureLevel.Province);
        string.Join(' ', Enum.GetValues<CatalogueList>().Where(list => CatalogueCounts.Holds(list, entry))).ShouldBe(lists);
    }

    [Fact]
    public void Counts_equal_the_lists_and_parts_add_up_for_any_catalogue()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            List<CatalogueEntry> entries =
            [
                .. Enumerable.Range(0, random.Next(0, 60)).Select(i => Entry(
                    i, random.Next(3) == 0 ? PublicationKind.Information : PublicationKind.Handled, (ServiceLevel)random.Next(3), random.Next(2) == 0, $"Lĩnh vực {random.Next(5)}", (ProcedureLevel)random.Next(3))),
            ];
            var counts = CatalogueCounts.Of(entries);
            foreach (var list in Enum.GetValues<CatalogueList>())
            {
                counts[list].ShouldBe(entries.Count(entry => CatalogueCounts.Holds(list, entry)), $"{seed} {list}");
                counts.ByField.Sum(row => row[list]).ShouldBe(counts[list], $"{seed} {list} by field");
                counts.ByLevel.Sum(row => row[list]).ShouldBe(counts[list], $"{seed} {list} by level");
                counts.ByField.ShouldAllBe(row => row[list] == entries.Count(entry => entry.Field == row.Of && CatalogueCounts.Holds(list, entry)));
                counts.ByLevel.ShouldAllBe(row => row[list] == entries.Count(entry => entry.Level == row.Of && CatalogueCounts.Holds(list, entry)));
            }

            (counts[CatalogueList.Published] + counts[CatalogueList.Information]).ShouldBe(entries.Count, $"{seed}: those for information are counted apart");
            counts[CatalogueList.FullProcess].ShouldBeLessThanOrEqualTo(counts[CatalogueList.Online]);
            counts[CatalogueList.Online].ShouldBeLessThanOrEqualTo(counts[CatalogueList.Published]);
        }
    }

    private static CatalogueEntry Entry(int number, PublicationKind kind, ServiceLevel service, bool nonTerritorial, string field, ProcedureLevel level) => new(
        Guid.CreateVersion7(), $"1.{number:000000}", [], $"Thủ tục {number}", null, field, level, service, false, "", [], [], [], [], 0, kind, nonTerritorial);
}
