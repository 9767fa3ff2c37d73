using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>What a delegation hears at a stop: written down for the place, answered on the spot by its head, and who reads it.</summary>
public sealed class DelegationVoicesTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Guid Stop = SampleIds.For("stop/2083/40/2");
    private static readonly DifficultyFacts Typed = new(
        "ha-tang", "An toàn bức xạ và hạt nhân", Text: "Đường truyền chậm.", Person: "Trần Văn Bình", Asks: "Nâng đường truyền.", Addressee: Addressee.Province, Stop: Stop);

    [Theory, BothProviders]
    public async Task Who_travels_with_it_writes_it_down_for_the_place_once(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var (member, draft) = (Officer("chuyenvien.buxa.bo"), Guid.CreateVersion7());
        await InNationAsync(house, async work => (await work.Get<DifficultyDrafts>().SaveAsync(member, draft, Typed)).Ok.ShouldBeTrue());
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RecordAsync(house, member, Typed, draft))));
        codes.Distinct().ShouldHaveSingleItem();
        (await RecordAsync(house, member, Typed, draft)).ShouldBe(codes[0]);
        (await RecordAsync(house, member, Typed with { Asks = "Khác." }, draft)).ShouldNotBe(codes[0], "an old page with other words is another");
        await InNationAsync(house, async work => (await work.Get<DifficultyDrafts>().OfAsync(member)).ShouldBeEmpty());

        await using var there = house.Open();
        var view = (await there.Get<ShowRecommendation>().HandleAsync(Officer("chutich.truongvinh"), codes[0])).Value;
        var delegation = SampleIds.For("delegation/2083/6");
        (view.Row.ProvinceCode, view.Row.UnitCode, view.Row.Addressee, view.Row.DelegationId, view.Row.StopId).ShouldBe(("40", "16690", Addressee.Ministry, delegation, Stop));
        (view.Difficulty.DelegationId, view.Difficulty.StopId, view.Person, view.May.Withdraw).ShouldBe((delegation, Stop, "Trần Văn Bình", true));
        view.Story[0].DataAs<RecommendationReceived>().ShouldBe(new(codes[0], view.Difficulty.Id, Addressee.Ministry, Typed.Field!, view.Row.OwnerId, view.Row.DueAt!.Value, delegation, Stop));
        var subject = MissionSubjects.OfDifficulty(view.Difficulty.Id);
        (await there.Db.Set<Act>().SingleAsync(act => act.Subject == subject)).DataAs<DifficultyRecorded>().StopId.ShouldBe(Stop);
        (await there.Get<FindHeardAt>().FindAsync(view.Row.StopId)).ShouldNotBeNull().Delegation.ShouldBe("Đoàn số 6");
    }

    [Theory, BothProviders]
    public async Task Its_head_answers_on_the_spot_and_the_place_may_ask_again(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var (head, spot) = (Officer("cuctruong.buxa.bo"), Typed with { Answered = AnswerKind.Guidance, Answer = "Đăng ký với Cục Viễn thông." });
        (await ProblemsAsync(house, Officer("thuky6.bo"), spot)).ShouldBe("MIS-140");
        (await ProblemsAsync(house, head, spot with { Answered = AnswerKind.Planned })).ShouldBe("MIS-141");
        (await ProblemsAsync(house, head, spot with { Answered = null, Answer = "Được." })).ShouldBe("MIS-141");
        (await ProblemsAsync(house, head, spot with { Answer = " " })).ShouldBe("MIS-014");
        (await ProblemsAsync(house, head, spot with { Asks = null })).ShouldBe("MIS-080");
        (await ProblemsAsync(house, Officer("chutich.tdc.bo"), Typed)).ShouldBe("ACC-001", "another delegation's");
        (await ProblemsAsync(house, head, Typed with { Stop = Guid.CreateVersion7() })).ShouldBe("MIS-040");

        var page = Guid.CreateVersion7();
        var code = await RecordAsync(house, head, spot, page);
        (await RecordAsync(house, head, spot, page)).ShouldBe(code);
        (await RecordAsync(house, head, spot with { Answer = "Trả lời khác." }, page)).ShouldNotBe(code);
        await using var there = house.Open();
        var chairman = Officer("chutich.truongvinh");
        var view = (await there.Get<ShowRecommendation>().HandleAsync(chairman, code)).Value;
        (view.Row.State, view.Row.DueAt, view.Row.OnTheSpot, view.Row.AnswerHours).ShouldBe((RecommendationState.Answered, null, true, 0));
        (view.Answers[0].OnTheSpot, view.Answers[0].UnitName, view.Answers[0].Text).ShouldBe((true, "Đoàn số 6", "Đăng ký với Cục Viễn thông."));
        view.Story[^1].DataAs<RecommendationAnswered>().OnTheSpot.ShouldBeTrue();
        RecommendationStanding.Of(view.Story).ShouldNotBeNull().OnTheSpot.ShouldBeTrue();
        (await there.Get<CloseRecommendation>().HandleAsync(chairman, new(new(code), AskersWord.Reopen, "Chưa được."))).Problems.ShouldBeEmpty();
        (await there.Get<ShowRecommendation>().HandleAsync(chairman, code)).Value.Row.DueAt.ShouldNotBeNull("a new clock");
    }

    /// <summary>Per row what each reads: "+" with the name of who complained, "m" masked, "·" not there.</summary>
    [Theory, BothProviders]
    public async Task Who_reads_what(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var (commune, own) = (Officer("chutich.truongvinh"), Typed with { Stop = null });
        string[] rows =
        [
            await OfPlaceAsync(house, commune, own with { Addressee = Addressee.Ministry }), await OfPlaceAsync(house, commune, own), await RecordAsync(house, Officer("chuyenvien.buxa.bo"), Typed),
            await RecordAsync(house, Officer("thuky6.bo"), Typed with { Stop = SampleIds.For("stop/2083/38/1") }),
            await RecordAsync(house, Officer("chutich.tdc.bo"), Typed with { Stop = SampleIds.For("stop/2083/33/2") }),
        ];
        rows[3].ShouldStartWith("KN-38-");

        // Asked by the commune of the ministry, of the province; heard there by delegation 6; heard in Thanh Hóa by delegation 6; heard in Hưng Yên by delegation 7.
        var seen = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["chutich.truongvinh"] = "+ + + · ·",
            ["tiepnhan.vinhphu"] = "· · · · ·",
            ["chuyenvien.vanphong"] = "m m m · ·",
            ["giamdoc.skhcn"] = "· m · · ·",
            ["cuctruong.buxa.bo"] = "m · + + ·",
            ["chuyenvien.buxa.bo"] = "m · + + ·",
            ["chutich.tdc.bo"] = "· · · · +",
            ["chuyenvien.cntt.bo"] = "· · · · ·",
            ["vutruong.taichinh.bo"] = "· · · · ·",
            ["thuky.bo"] = "m · m m m",
        };
        foreach (var (user, told) in seen)
        {
            (await ReadsAsync(house, user, rows)).ShouldBe(told, user);
        }

        await InNationAsync(house, async work =>
        {
            var page = (await work.Get<ListRecommendations>().HandleAsync(Officer("cuctruong.buxa.bo"), new(Place: "38"))).Value;
            page.Lines.First(line => line.Row.Code == rows[3]).Asker.ShouldBe("Tỉnh Thanh Hóa", "no agency of it is in this house");
            (await work.Get<ListDifficulties>().HandleAsync(Officer("chutich.tdc.bo"), new())).Value.Lines.Select(line => line.Recommendation).ShouldBe([rows[4]]);
        });
    }

    private static async Task<string> ReadsAsync(TestDatabase house, string user, IReadOnlyList<string> rows)
    {
        var cells = new List<string>();
        await using var work = house.Open();
        using var nation = user.EndsWith(".bo", StringComparison.Ordinal) ? work.Db.Tenant.Open(Tenant.Nation) : null;
        foreach (var code in rows)
        {
            var view = await work.Get<ShowRecommendation>().HandleAsync(Officer(user), code);
            cells.Add(!view.Ok ? "·" : view.Value.Person == "Trần Văn Bình" ? "+" : view.Value.Person == "T. V. B." ? "m" : "?");
        }

        return string.Join(' ', cells);
    }

    private static async Task<string> OfPlaceAsync(TestDatabase house, Actor by, DifficultyFacts facts)
    {
        await using var work = house.Open();
        return (await work.Get<RecordDifficulty>().HandleAsync(by, new(facts))).Value.Recommendation!;
    }

    private static async Task<string> RecordAsync(TestDatabase house, Actor by, DifficultyFacts facts, Guid? draft = null)
    {
        await using var work = house.Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        var done = await work.Get<RecordDifficulty>().HandleAsync(by, new(facts, draft));
        done.Problems.ShouldBeEmpty();
        return done.Value.Recommendation!;
    }

    private static async Task<string> ProblemsAsync(TestDatabase house, Actor by, DifficultyFacts facts)
    {
        await using var work = house.Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        return string.Join(' ', (await work.Get<RecordDifficulty>().HandleAsync(by, new(facts))).Problems.Select(problem => problem.Code));
    }

    private static async Task InNationAsync(TestDatabase house, Func<Work, Task> act)
    {
        await using var work = house.Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        await act(work);
    }

    private static Actor Officer(string user) => new(ActorKind.Officer, SampleIds.For($"officer/{user}"), user);
}
