using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>The unit that has a recommendation asks another's opinion; the clock of the answer goes on.</summary>
public sealed class ConsultationTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly DateOnly Friday = new(2026, 7, 10);

    [Theory, BothProviders]
    public async Task Asked_seen_by_whom_it_was_put_to_given_and_read_beside_the_draft(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync();
        var due = (await RowAsync(house, which)).DueAt;
        var id = await AskAsync(house, People.Specialist, new(which, "H41.13", "Sở Y tế có ý kiến gì?", Friday));
        (await RowAsync(house, which)).DueAt.ShouldBe(due, "the clock goes on");

        (await LinesAsync(house, MissionCast.HealthExpert)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => (line.Row.Id, line.Code, line.Waiting, line.Row.AskingUnit).ShouldBe((id, which.Code, true, "Sở KH&CN")), line => line.Row.DueAt.ShouldBe(FakeClock.At(2026, 7, 10, 17, 30)));
        foreach (var stranger in new[] { People.Reception, People.ReceptionElsewhere, People.Officer("chuyenvien.snnmt") })
        {
            (await LinesAsync(house, stranger)).ShouldBeEmpty(stranger.Name);
            (await house.FailAsync<ListConsultations, ConsultationView>(list => list.ShowAsync(stranger, id))).ShouldBe("MIS-134");
            (await house.FailAsync<GiveOpinion, Done>(give => give.HandleAsync(stranger, new(id, "Không.")))).ShouldBe("ACC-001", stranger.Name);
        }

        var view = await house.DoAsync<ListConsultations, ConsultationView>(list => list.ShowAsync(MissionCast.HealthExpert, id));
        (view.MayGive, view.Difficulty, view.Recommendation.Text).ShouldBe((true, "Nơi ghi ngày, nơi ghi ngày làm việc.", "Thống nhất cách tính thời hạn."));
        (await house.FailAsync<GiveOpinion, Done>(give => give.HandleAsync(MissionCast.HealthExpert, new(id, " ")))).ShouldBe("MIS-135");
        (await house.FailAsync<GiveOpinion, Done>(give => give.HandleAsync(MissionCast.HealthExpert, new(id, new string('a', 4001))))).ShouldBe("MIS-008");
        await house.DoAsync<GiveOpinion, Done>(give => give.HandleAsync(MissionCast.HealthExpert, new(id, "Đồng ý ngày làm việc.")));
        await house.DoAsync<GiveOpinion, Done>(give => give.HandleAsync(MissionCast.HealthExpert, new(id, "Đồng ý ngày làm việc.")));
        (await house.FailAsync<GiveOpinion, Done>(give => give.HandleAsync(MissionCast.HealthExpert, new(id, "Ý khác.")))).ShouldBe("MIS-133");

        var seen = await house.DoAsync<ShowRecommendation, RecommendationView>(show => show.HandleAsync(People.Specialist, which.Code));
        seen.Asked.ShouldHaveSingleItem().ShouldSatisfyAllConditions(asked => asked.Opinion.ShouldBe("Đồng ý ngày làm việc."), asked => asked.GivenBy.ShouldBe(MissionCast.HealthExpert.Name));
        seen.May.Consult.ShouldBeTrue();
        var asker = await house.DoAsync<ShowRecommendation, RecommendationView>(show => show.HandleAsync(People.Reception, which.Code));
        asker.Asked.ShouldBeEmpty("opinions stay with those who answer");
        asker.May.Consult.ShouldBeFalse();
        var story = await house.StoryAsync(which);
        story.Select(act => act.Name).ShouldBe(["recommendation.received", "recommendation.routed", "recommendation.consulted", "recommendation.opinion-given"]);
        story.ShouldAllBe(act => act.Why == null, "what was asked and said is not in the asker's story");
        await SoundAsync(house);
    }

    [Theory, BothProviders]
    public async Task A_question_that_does_not_do_is_refused_and_the_same_page_sent_twice_is_one(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync();
        ConsultOnRecommendation.Request request = new(which, "H41.13", "Ý kiến?", Friday, Guid.CreateVersion7());
        (await FailAsync(house, People.Reception, request)).ShouldBe("ACC-001", "who asked does not consult");
        (await FailAsync(house, MissionCast.HealthExpert, request)).ShouldBe("ACC-001", "not its recommendation");
        (await FailAsync(house, People.Specialist, request with { Question = " " })).ShouldBe("MIS-130");
        (await FailAsync(house, People.Specialist, request with { Question = new string('a', 2001) })).ShouldBe("MIS-008");
        (await FailAsync(house, People.Specialist, request with { Unit = "H99.99" })).ShouldBe("MIS-011");
        (await FailAsync(house, People.Specialist, request with { Unit = "H41.19" })).ShouldBe("MIS-012");
        (await FailAsync(house, People.Specialist, request with { AnswerBy = null })).ShouldBe("MIS-131");
        (await FailAsync(house, People.Specialist, request with { AnswerBy = new(2026, 7, 5) })).ShouldBe("MIS-131");
        (await FailAsync(house, People.Specialist, request with { AnswerBy = new(2026, 9, 30) })).ShouldBe("MIS-131");

        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(house, People.Specialist, request))));
        together.Distinct().ShouldBe([request.Key!.Value]);
        (await FailAsync(house, People.Specialist, request with { Key = Guid.CreateVersion7() })).ShouldBe("MIS-132");
        (await house.StoryAsync(which)).Count(act => act.Name == "recommendation.consulted").ShouldBe(1);

        // Answered without waiting: nobody waits for the opinion any more.
        await house.DraftAsync(which);
        await house.SendAsync(which);
        (await LinesAsync(house, MissionCast.HealthExpert)).ShouldBeEmpty();
        (await house.FailAsync<GiveOpinion, Done>(give => give.HandleAsync(MissionCast.HealthExpert, new(request.Key.Value, "Muộn.")))).ShouldBe("MIS-010");
        (await FailAsync(house, People.Specialist, request with { Unit = "H41.10", Key = null })).ShouldBe("MIS-010");
        await using var work = house.Open();
        (await work.Db.Set<MissionBell>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothProviders]
    public async Task A_unit_of_the_ministry_consults_the_provinces_agency_and_an_opinion_that_does_not_come_escalates(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync(Addressee.Ministry);
        await house.DoAsync<RouteRecommendation, Done>(act => act.HandleAsync(MissionCast.MinistrySecretary, new(which, "G06.11")), Tenant.Nation);
        var asked = await AskAsync(house, MissionCast.MinistryExpert, new(which, "H41.13", "Sở có ý kiến gì?", Friday), Tenant.Nation);
        var other = await AskAsync(house, MissionCast.MinistryExpert, new(which, "G06.02", "Vụ Pháp chế có ý kiến gì?", Friday), Tenant.Nation);
        (await LinesAsync(house, MissionCast.HealthExpert)).Select(line => line.Row.Id).ShouldBe([asked]);
        (await LinesAsync(house, People.Officer("chuyenvien.phapche.bo"), Tenant.Nation)).Select(line => line.Row.Id).ShouldBe([other]);
        await house.DoAsync<GiveOpinion, Done>(give => give.HandleAsync(People.Officer("chuyenvien.phapche.bo"), new(other, "Cần sửa nghị định.")), Tenant.Nation);
        (await house.FailAsync<GiveOpinion, Done>(give => give.HandleAsync(People.Officer("chuyenvien.phapche.bo"), new(asked, "Thay Sở.")), Tenant.Nation)).ShouldBe("MIS-134");
        (await house.DoAsync<ShowRecommendation, RecommendationView>(show => show.HandleAsync(MissionCast.MinistryExpert, which.Code), Tenant.Nation)).Asked.Select(one => one.Opinion).ShouldBe([null, "Cần sửa nghị định."]);

        house.Clock.SetLocal(2026, 7, 13, 18);
        await house.SweepAsync();
        var late = (await house.StoryAsync(which)).Where(act => act.Name == "recommendation.escalated").Select(act => act.DataAs<RecommendationEscalated>()).Single(one => one.About == asked);
        late.Told.Select(one => one.Officer).ShouldContain(MissionCast.HealthDirector.Id!.Value);
        late.Province.ShouldBe("40");
    }

    private static Task<Guid> AskAsync(TestDatabase house, Actor by, ConsultOnRecommendation.Request request, string province = "40") =>
        house.DoAsync<ConsultOnRecommendation, Guid>(act => act.HandleAsync(by, request), province);

    private static Task<string> FailAsync(TestDatabase house, Actor by, ConsultOnRecommendation.Request request) => house.FailAsync<ConsultOnRecommendation, Guid>(act => act.HandleAsync(by, request));

    private static Task<IReadOnlyList<ConsultationLine>> LinesAsync(TestDatabase house, Actor by, string province = "40") =>
        house.DoAsync<ListConsultations, IReadOnlyList<ConsultationLine>>(list => list.HandleAsync(by), province);

    private static async Task<Recommendation> RowAsync(TestDatabase house, RecommendationRef which)
    {
        await using var work = house.Open();
        return await work.Db.Set<Recommendation>().AsNoTracking().SingleAsync(row => row.Code == which.Code);
    }

    private static async Task SoundAsync(TestDatabase house)
    {
        await house.SealAllAsync();
        await using var work = house.Open();
        var findings = new List<string>();
        await foreach (var finding in work.Get<VerifyAll>().HandleAsync())
        {
            findings.Add(finding.Row);
        }

        findings.ShouldBeEmpty();
    }
}
