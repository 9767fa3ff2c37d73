using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Organizations;

/// <summary>What is kept in memory of who may do what: never later than the change this process makes.</summary>
public sealed class GrantBookTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Guid Officer = SampleIds.For("officer/chuyenvien.atbx");

    [Theory, BothProviders]
    public async Task A_position_that_ends_gives_nothing_from_the_commit_on(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        (await GrantsAsync(house)).ShouldNotBeEmpty();
        await using (var work = house.Open())
        {
            await using var transaction = await work.Db.BeginWriteAsync();
            await EndAsync(work, new DateOnly(2026, 1, 1));
            await transaction.CommitAsync();
        }

        (await GrantsAsync(house)).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task A_change_that_is_undone_leaves_what_was(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using (var work = house.Open())
        {
            await using var transaction = await work.Db.BeginWriteAsync();
            await EndAsync(work, new DateOnly(2026, 1, 1));
        }

        (await GrantsAsync(house)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_days_of_a_position_count_at_each_question()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using (var work = house.Open())
        {
            await EndAsync(work, house.Clock.GetUtcNow().LocalDay());
        }

        (await GrantsAsync(house)).ShouldNotBeEmpty("the last day counts");
        house.Clock.Advance(TimeSpan.FromDays(1));
        (await GrantsAsync(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_read_before_a_change_keeps_nothing_of_it()
    {
        var kept = new Kept<string, int>(TimeProvider.System, TimeSpan.FromHours(1));
        var reading = new TaskCompletionSource<int>();
        var slow = kept.GetAsync("a", 0, (_, _, _) => reading.Task, CancellationToken.None);
        kept.Forget();
        reading.SetResult(1);

        (await slow).ShouldBe(1);
        (await kept.GetAsync("a", 0, (_, _, _) => Task.FromResult(2), CancellationToken.None)).ShouldBe(2);
        (await kept.GetAsync("a", 0, (_, _, _) => Task.FromResult(3), CancellationToken.None)).ShouldBe(2, "known now");
    }

    private static async Task EndAsync(Work work, DateOnly lastDay)
    {
        foreach (var position in await work.Db.Set<Position>().Where(row => row.OfficerId == Officer).ToListAsync())
        {
            position.ValidTo = lastDay;
        }

        await work.Db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<Grant>> GrantsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Get<Access>().GrantsOfAsync(Officer);
    }
}
