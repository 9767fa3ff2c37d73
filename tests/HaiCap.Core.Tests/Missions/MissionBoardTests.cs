using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Topics;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Missions;

/// <summary>The figures of the board are those of the rows, for each who looks, by statements that do not grow with the rows.</summary>
public sealed class MissionBoardTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory]
    [InlineData("", null, null)]
    [InlineData("5x1", 5, 5)]
    [InlineData("1x1 2x1 3x1 4x1 5x1 6x1 7x1 8x1 9x1 100x1", 5, 9)]
    [InlineData("24x9 240x1", 24, 24)]
    [InlineData("24x8 240x2", 24, 240)]
    [InlineData("0x1 1x0", 0, 0)]
    public void The_median_and_ninety_percent_are_by_nearest_rank(string given, int? median, int? ninetieth)
    {
        var hours = given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('x')).Select(one => (int.Parse(one[0]), int.Parse(one[1]))).ToList();
        (AnswerTimes.Within(hours, 0.5m), AnswerTimes.Within(hours, 0.9m)).ShouldBe((median, ninetieth));
    }

    [Theory, BothProviders]
    public async Task It_counts_what_each_viewer_sees_and_no_more(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var codes = new List<string>();
        foreach (var kind in new[] { "phap-luat", "phap-luat", "ha-tang" })
        {
            await using var work = house.Open();
            codes.Add((await work.Get<RecordDifficulty>().HandleAsync(
                People.Reception, new(new(kind, "Sở hữu trí tuệ", Text: "Khó.", Asks: $"Xin {kind}.", Addressee: Addressee.Province)))).Value.Recommendation!);
        }

        await AnswerAsync(house, codes[0]);
        var board = await BoardAsync(house, People.Clerk, new());
        board.Total.ShouldBe(new BoardCount(3, 2, 0, 1));
        board.Total.Share.ShouldBe(33.3m);
        board.Kinds["phap-luat"].ShouldBe(new BoardCount(2, 1, 0, 1));
        board.Kinds["ha-tang"].ShouldBe(new BoardCount(1, 1, 0, 0));
        board.Places.ShouldHaveSingleItem().Value.ShouldBe(board.Total);
        board.ByMonth[("phap-luat", board.Months[^1])].Asked.ShouldBe(2);
        board.MedianHours.ShouldBe(0);
        board.Oldest.Select(line => line.Row.Code).ShouldBe(codes.Skip(1));

        (await BoardAsync(house, People.Clerk, new(Kind: "ha-tang"))).Total.ShouldBe(new BoardCount(1, 1, 0, 0));
        (await BoardAsync(house, People.Clerk, new(Place: board.Places.Keys.Single()))).Total.Asked.ShouldBe(3);
        (await BoardAsync(house, People.Clerk, new(Place: "17329"))).Total.Asked.ShouldBe(0);
        (await BoardAsync(house, People.Reception, new())).Total.Asked.ShouldBe(3, "its own");
        (await BoardAsync(house, People.ReceptionElsewhere, new())).Total.Asked.ShouldBe(0, "another commune's");
        (await BoardAsync(house, People.Director, new())).Total.Asked.ShouldBe(3, "its to answer");
        await using var told = house.Open();
        (await told.Get<ShowMissionBoard>().HandleAsync(new Actor(ActorKind.Citizen, Guid.CreateVersion7(), "Dân"), new())).Problems[0].Code.ShouldBe("ACC-001");
    }

    [Theory, BothProviders]
    public async Task What_is_past_due_is_late_and_what_was_asked_again_is_owed(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        string code;
        await using (var work = house.Open())
        {
            code = (await work.Get<RecordDifficulty>().HandleAsync(
                People.Reception, new(new("to-chuc", "Sở hữu trí tuệ", Text: "Khó.", Asks: "Xin.", Addressee: Addressee.Province)))).Value.Recommendation!;
        }

        await AnswerAsync(house, code);
        await using (var work = house.Open())
        {
            (await work.Get<CloseRecommendation>().HandleAsync(People.Reception, new(new(code), AskersWord.Reopen, "Chưa rõ."))).Ok.ShouldBeTrue();
            var past = house.Clock.GetUtcNow().AddYears(-1);
            await work.Db.Set<Recommendation>().Where(row => row.Code == code).ExecuteUpdateAsync(row => row.SetProperty(one => one.DueAt, past));
        }

        var board = await BoardAsync(house, People.Clerk, new());
        (board.Total, board.MedianHours).ShouldBe((new BoardCount(1, 1, 1, 0), null));

        // What nobody asked of for long is still seen over time.
        var (asked, months) = (board.Months[^1], board.Months.Count);
        house.Clock.Advance(TimeSpan.FromDays(800));
        board = await BoardAsync(house, People.Clerk, new());
        (board.Months[^1], board.Months.Count).ShouldBe((asked, months));
    }

    [Theory, BothProviders]
    public async Task Another_host_counts_within_seconds_what_was_changed_here(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        using var elsewhere = new BoardBook(house.Services.GetRequiredService<IServiceScopeFactory>(), house.Clock);
        (await elsewhere.GetAsync()).ShouldBeEmpty();
        var which = await house.AskAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(3));
        var fact = (await elsewhere.GetAsync()).ShouldHaveSingleItem();
        (fact.IsOwed, fact.IsAnswered, fact.TopicId).ShouldBe((true, false, null));

        await AnswerAsync(house, which.Code);
        (await elsewhere.GetAsync()).ShouldHaveSingleItem().IsOwed.ShouldBeTrue("asked a moment ago");
        await house.DoAsync<GroupRecommendations, string>(group => group.HandleAsync(People.Officer("chuyenvien.vanphong"), new([which.Code], Title: "Cách tính thời hạn")));
        house.Clock.Advance(TimeSpan.FromSeconds(3));
        fact = (await elsewhere.GetAsync()).ShouldHaveSingleItem();
        (fact.IsOwed, fact.IsAnswered, fact.TopicId is null).ShouldBe((false, true, false));
    }

    private static async Task AnswerAsync(TestDatabase house, string code)
    {
        await using var work = house.Open();
        (await work.Get<DraftAnswer>().HandleAsync(People.Specialist, new(new(code), new(AnswerKind.Guidance, "Làm theo mẫu.")))).Problems.ShouldBeEmpty();
        (await work.Get<ApproveAnswer>().HandleAsync(People.Director, new(new(code)))).Problems.ShouldBeEmpty();
        (await work.Get<SendAnswer>().HandleAsync(People.Director, new(new(code)))).Problems.ShouldBeEmpty();
    }

    private static async Task<MissionBoard> BoardAsync(TestDatabase house, Actor by, BoardFilter filter)
    {
        await using var work = house.Open();
        return (await work.Get<ShowMissionBoard>().HandleAsync(by, filter)).Value;
    }
}
