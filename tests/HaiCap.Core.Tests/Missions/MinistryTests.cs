using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>What is asked of the ministry: at its office until a unit has it, answered from the nation's own tenant, its story in the province that asked.</summary>
public sealed class MinistryTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task The_office_gives_it_to_a_unit_which_answers(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        Actor secretary = Officer("thuky.bo"), expert = Officer("chuyenvien.shtt.bo"), director = Officer("cuctruong.shtt.bo"), stranger = Officer("cuctruong.vienthong.bo");
        RecordDifficulty.Recorded asked;
        await using (var work = house.Open())
        {
            asked = (await work.Get<RecordDifficulty>().HandleAsync(People.Reception, new(new(
                "csdl-dung-chung", "Sở hữu trí tuệ", Text: "Chưa tra được cơ sở dữ liệu sở hữu công nghiệp.", Asks: "Mở quyền tra cứu cho cấp xã.", Addressee: Addressee.Ministry, Person: "Trần Văn Bình")))).Value;
        }

        var which = new RecommendationRef(asked.Recommendation!);
        (await RowAsync(house, asked.Recommendation!)).State.ShouldBe(RecommendationState.Received, "no register of the nation names a unit");
        (await SeesAsync(house, secretary, asked.Recommendation!)).ShouldBeTrue();
        (await SeesAsync(house, expert, asked.Recommendation!)).ShouldBeFalse("not its yet");

        await InNationAsync(house, async work => (await work.Get<RouteRecommendation>().HandleAsync(secretary, new(which, "G06.11"))).Ok.ShouldBeTrue());
        (await SeesAsync(house, expert, asked.Recommendation!)).ShouldBeTrue();
        (await SeesAsync(house, stranger, asked.Recommendation!)).ShouldBeFalse("another unit's");
        var facts = new AnswerFacts(AnswerKind.Planned, "Cấp tài khoản tra cứu cho cấp xã.", null, new DateOnly(2027, 1, 31));
        await InNationAsync(house, async work => (await work.Get<DraftAnswer>().HandleAsync(stranger, new(which, facts))).Problems[0].Code.ShouldBe("ACC-001"));
        await InNationAsync(house, async work => (await work.Get<DraftAnswer>().HandleAsync(expert, new(which, facts))).Problems.ShouldBeEmpty());
        await InNationAsync(house, async work => (await work.Get<ApproveAnswer>().HandleAsync(director, new(which))).Problems.ShouldBeEmpty());
        await InNationAsync(house, async work => (await work.Get<SendAnswer>().HandleAsync(director, new(which))).Problems.ShouldBeEmpty());

        await InNationAsync(house, async work =>
        {
            var view = (await work.Get<ShowRecommendation>().HandleAsync(expert, asked.Recommendation!)).Value;
            (view.Person, view.Answers.Count, view.May.KeepPlan, view.May.Confirm).ShouldBe(("T. V. B.", 1, true, false));
        });
        await using var told = house.Open();
        var mine = (await told.Get<ShowRecommendation>().HandleAsync(People.Reception, asked.Recommendation!)).Value;
        (mine.Person, mine.Row.State, mine.Row.DueAt, mine.May.Confirm, mine.May.Draft).ShouldBe(("Trần Văn Bình", RecommendationState.Answered, null, true, false));
        mine.Story.Select(act => act.ProvinceCode).Distinct().ShouldBe(["40"]);
        mine.Answers[0].UnitName.ShouldBe("Cục Sở hữu trí tuệ");
    }

    private static Actor Officer(string user) => new(ActorKind.Officer, SampleIds.For($"officer/{user}"), user);

    private static async Task InNationAsync(TestDatabase house, Func<Work, Task> act)
    {
        await using var work = house.Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        await act(work);
    }

    private static async Task<bool> SeesAsync(TestDatabase house, Actor by, string code)
    {
        var sees = false;
        await InNationAsync(house, async work =>
        {
            var access = work.Get<MissionAccess>();
            sees = await access.Seen((await access.ViewerAsync(by)).Value).AnyAsync(row => row.Code == code);
        });
        return sees;
    }

    private static async Task<Recommendation> RowAsync(TestDatabase house, string code)
    {
        await using var work = house.Open();
        return await work.Db.Set<Recommendation>().AsNoTracking().SingleAsync(row => row.Code == code);
    }
}
