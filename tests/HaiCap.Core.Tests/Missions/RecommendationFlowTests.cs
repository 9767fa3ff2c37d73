using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>One recommendation from a commune's typing to its last word, on the sample province.</summary>
public sealed class RecommendationFlowTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly DifficultyFacts Typed = new(
        "phap-luat", "Sở hữu trí tuệ", Text: "Thời hạn nơi ghi ngày, nơi ghi ngày làm việc.", Person: "Nguyễn Văn An", Asks: "Thống nhất cách tính thời hạn.", Addressee: Addressee.Province);

    [Theory, BothProviders]
    public async Task The_same_page_sent_twice_is_one_difficulty(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var page = new RecordDifficulty.Request(Typed, Guid.CreateVersion7());
        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DoAsync<RecordDifficulty, RecordDifficulty.Recorded>(house, act => act.HandleAsync(People.Reception, page)))));
        together.Distinct().ShouldHaveSingleItem();
        (await DoAsync<RecordDifficulty, RecordDifficulty.Recorded>(house, act => act.HandleAsync(People.Reception, page))).ShouldBe(together[0]);

        var other = await DoAsync<RecordDifficulty, RecordDifficulty.Recorded>(house, act => act.HandleAsync(People.Reception, page with { Facts = Typed with { Text = "Khác." } }));
        other.Recommendation.ShouldNotBe(together[0].Recommendation, "an old page with other words loses nothing");
        await using var work = house.Open();
        (await work.Db.Set<Recommendation>().CountAsync(row => row.DifficultyId == together[0].Id)).ShouldBe(1);
    }

    [Theory, BothProviders]
    public async Task Asked_answered_reopened_answered_again_and_closed(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var draft = Guid.CreateVersion7();
        await DoAsync<DifficultyDrafts, Done>(house, act => act.SaveAsync(People.Reception, draft, Typed with { Text = null }));
        await using (var work = house.Open())
        {
            (await work.Get<DifficultyDrafts>().FindAsync(People.Reception, draft)).ShouldNotBeNull().Read().Asks.ShouldBe(Typed.Asks);
            (await work.Get<DifficultyDrafts>().FindAsync(People.ReceptionElsewhere, draft)).ShouldBeNull();
        }

        var code = (await DoAsync<RecordDifficulty, RecordDifficulty.Recorded>(house, act => act.HandleAsync(People.Reception, new(Typed, draft)))).Recommendation.ShouldNotBeNull();
        await using (var work = house.Open())
        {
            (await work.Get<DifficultyDrafts>().OfAsync(People.Reception)).ShouldNotContain(row => row.Id == draft);
        }

        var which = new RecommendationRef(code);
        var received = await RowAsync(house, code);
        received.State.ShouldBe(RecommendationState.Routed);
        received.DueAt.ShouldNotBeNull().ShouldBeGreaterThan(received.AskedAt);
        received.OwnerPath.ShouldBe(await PathAsync(house, "H41.19"));

        var guidance = new AnswerFacts(AnswerKind.Guidance, "Tính theo ngày làm việc.", [new("61/2018/NĐ-CP", "Điều 19")]);
        (await FailAsync<DraftAnswer, Guid>(house, act => act.HandleAsync(People.ReceptionElsewhere, new(which, guidance)))).ShouldBe("ACC-001");
        await DoAsync<DraftAnswer, Guid>(house, act => act.HandleAsync(People.Director, new(which, guidance)));
        (await FailAsync<ApproveAnswer, Done>(house, act => act.HandleAsync(People.Director, new(which)))).ShouldBe("MIS-018");
        await DoAsync<DraftAnswer, Guid>(house, act => act.HandleAsync(People.Specialist, new(which, guidance)));
        (await FailAsync<ApproveAnswer, Done>(house, act => act.HandleAsync(People.Head, new(which)))).ShouldBe("ACC-001", "a division's head does not answer for the department");
        (await FailAsync<SendAnswer, Done>(house, act => act.HandleAsync(People.Director, new(which)))).ShouldBe("MIS-010");
        await DoAsync<ApproveAnswer, Done>(house, act => act.HandleAsync(People.Director, new(which)));
        await DoAsync<SendAnswer, Done>(house, act => act.HandleAsync(People.Director, new(which)));
        (await RowAsync(house, code)).DueAt.ShouldBeNull();

        (await FailAsync<CloseRecommendation, Done>(house, act => act.HandleAsync(People.Reception, new(which, AskersWord.Reopen)))).ShouldBe("MIS-013");
        (await FailAsync<CloseRecommendation, Done>(house, act => act.HandleAsync(People.ReceptionElsewhere, new(which, AskersWord.Confirm)))).ShouldBe("ACC-001");
        await DoAsync<CloseRecommendation, Done>(house, act => act.HandleAsync(People.Reception, new(which, AskersWord.Reopen, "Mẫu 02 vẫn ghi ngày.")));
        var again = await RowAsync(house, code);
        (again.State, again.Reopenings, again.DueAt is null).ShouldBe((RecommendationState.Reopened, 1, false));

        await DoAsync<DraftAnswer, Guid>(house, act => act.HandleAsync(People.Head, new(which, new(AnswerKind.AmendText, "Đề nghị sửa mẫu 02.", [new("133/2025/NĐ-CP", "Điều 7")]))));
        await DoAsync<ApproveAnswer, Done>(house, act => act.HandleAsync(People.Director, new(which)));
        await DoAsync<SendAnswer, Done>(house, act => act.HandleAsync(People.Director, new(which)));
        await DoAsync<CloseRecommendation, Done>(house, act => act.HandleAsync(People.Reception, new(which, AskersWord.Confirm)));
        var closed = await RowAsync(house, code);
        closed.State.ShouldBe(RecommendationState.Closed);

        await using var told = house.Open();
        var subject = MissionSubjects.OfRecommendation(closed.Id);
        (await told.Db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderBy(act => act.Seq).Select(act => act.Name).ToListAsync()).ShouldBe(
        [
            "recommendation.received", "recommendation.routed", "recommendation.answer-drafted", "recommendation.answer-drafted", "recommendation.answer-approved", "recommendation.answered", "recommendation.reopened",
            "recommendation.answer-drafted", "recommendation.answer-approved", "recommendation.answered", "recommendation.confirmed",
        ]);
        (await SeesAsync(house, People.Reception, code)).ShouldBeTrue();
        (await SeesAsync(house, People.Director, code)).ShouldBeTrue();
        (await SeesAsync(house, People.ReceptionElsewhere, code)).ShouldBeFalse("another commune's");
        (await SeesAsync(house, People.Specialist, code)).ShouldBeTrue("a division sees what its department is to answer");
        (await SeesAsync(house, People.Clerk, code)).ShouldBeTrue("the secretariat sees all");
        (await SeesAsync(house, People.Officer("truongphong.vinhphu"), code)).ShouldBeFalse();
    }

    [Theory, BothProviders]
    public async Task Where_there_is_no_ministry_the_asker_is_told(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using (var work = house.Open())
        {
            using var nation = work.Db.Tenant.Open(Tenant.Nation);
            await work.Db.Set<Position>().ExecuteDeleteAsync();
            await work.Db.Set<Agency>().ExecuteDeleteAsync();
        }

        (await FailAsync<RecordDifficulty, RecordDifficulty.Recorded>(house, act => act.HandleAsync(People.Reception, new(Typed with { Addressee = Addressee.Ministry })))).ShouldBe("MIS-006");
    }

    private static async Task<bool> SeesAsync(TestDatabase house, Actor by, string code)
    {
        await using var work = house.Open();
        var access = work.Get<MissionAccess>();
        return await access.Seen((await access.ViewerAsync(by)).Value).AnyAsync(row => row.Code == code);
    }

    private static async Task<string> PathAsync(TestDatabase house, string code)
    {
        await using var work = house.Open();
        return (await work.Db.Set<Agency>().AsNoTracking().ToListAsync()).Single(agency => agency.Code.Text == code).Path;
    }

    private static async Task<Recommendation> RowAsync(TestDatabase house, string code)
    {
        await using var work = house.Open();
        return await work.Db.Set<Recommendation>().AsNoTracking().SingleAsync(row => row.Code == code);
    }

    private static async Task<T> DoAsync<TUseCase, T>(TestDatabase house, Func<TUseCase, Task<Outcome<T>>> act)
        where TUseCase : notnull
    {
        await using var work = house.Open();
        var outcome = await act(work.Get<TUseCase>());
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value;
    }

    private static async Task<string> FailAsync<TUseCase, T>(TestDatabase house, Func<TUseCase, Task<Outcome<T>>> act)
        where TUseCase : notnull
    {
        await using var work = house.Open();
        return (await act(work.Get<TUseCase>())).Problems[0].Code;
    }
}
