namespace HaiCap.Core.Tests;

public sealed class IdsTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_ids_made_in_one_millisecond_the_later_sorts_last()
    {
        var made = Enumerable.Range(0, 50_000).Select(_ => Ids.New(Morning)).ToList();

        // As both databases compare them: byte by byte, from the first.
        made.Select(id => Convert.ToHexString(id.ToByteArray(bigEndian: true))).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        made.ShouldBeUnique();
    }

    [Fact]
    public void An_id_is_a_version_7_of_its_instant()
    {
        var id = Ids.New(Morning);

        (id.Version, id.Variant >> 2).ShouldBe((7, 2));
        id.ToString("N")[..12].ShouldBe(Guid.CreateVersion7(Morning).ToString("N")[..12]);
    }
}
