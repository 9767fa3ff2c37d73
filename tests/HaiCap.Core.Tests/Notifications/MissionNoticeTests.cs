using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Notifications;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Core.Tests.Missions;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Notifications;

/// <summary>Who is told of recommendations: whom one came to, who asked, who is consulted, who is late, and who answered when the law under it changed.</summary>
public sealed class MissionNoticeTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task The_owner_is_told_of_what_came_the_asker_of_the_answer_and_the_writer_of_a_reopening(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync();
        (await NewsAsync(house, People.Director)).ShouldBe([(which.Code, NoticeNews.Received)]);
        (await NewsAsync(house, People.Reception)).ShouldBeEmpty();
        (await NewsAsync(house, MissionCast.HealthDirector)).ShouldBeEmpty();

        await house.DraftAsync(which);
        (await NewsAsync(house, People.Director)).ShouldBeEmpty("somebody has begun");
        await house.SendAsync(which);
        (await NewsAsync(house, People.Reception)).ShouldBe([(which.Code, NoticeNews.Answered)]);
        (await NewsAsync(house, People.ReceptionElsewhere)).ShouldBeEmpty();

        await house.DoAsync<CloseRecommendation, Done>(act => act.HandleAsync(People.Reception, new(which, AskersWord.Reopen, "Chưa rõ.")));
        (await NewsAsync(house, People.Reception)).ShouldBeEmpty();
        (await NewsAsync(house, People.Specialist)).ShouldBe([(which.Code, NoticeNews.Reopened)]);
        await house.DoAsync<RouteRecommendation, Done>(act => act.HandleAsync(People.Director, new(which, "H41.13", "Thuộc y tế.")));
        (await NewsAsync(house, People.Specialist)).ShouldBeEmpty();
        (await NewsAsync(house, MissionCast.HealthExpert)).ShouldBe([(which.Code, NoticeNews.Received)]);
    }

    [Theory, BothProviders]
    public async Task A_unit_of_the_ministry_reads_its_own_in_the_nation_and_the_consulted_and_the_consulting_are_told(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync(Addressee.Ministry);
        (await NewsAsync(house, MissionCast.MinistrySecretary, Tenant.Nation)).ShouldBe([(which.Code, NoticeNews.Received)]);
        await house.DoAsync<RouteRecommendation, Done>(act => act.HandleAsync(MissionCast.MinistrySecretary, new(which, "G06.11")), Tenant.Nation);
        (await NewsAsync(house, MissionCast.MinistrySecretary, Tenant.Nation)).ShouldBeEmpty();
        (await NewsAsync(house, MissionCast.MinistryExpert, Tenant.Nation)).ShouldBe([(which.Code, NoticeNews.Received)]);

        var asked = await house.DoAsync<ConsultOnRecommendation, Guid>(act => act.HandleAsync(MissionCast.MinistryExpert, new(which, "H41.13", "Ý kiến?", new(2026, 7, 10))), Tenant.Nation);
        var told = (await house.CaughtUpAsync(MissionCast.HealthExpert)).Open.ShouldHaveSingleItem().Notice;
        (told.News, told.Clock, told.Step).ShouldBe((NoticeNews.Consulted, BellClock.Opinion, asked.ToString("N")));
        await house.DoAsync<GiveOpinion, Done>(give => give.HandleAsync(MissionCast.HealthExpert, new(asked, "Đồng ý.")));
        (await NewsAsync(house, MissionCast.HealthExpert)).ShouldBeEmpty();
        (await NewsAsync(house, MissionCast.MinistryExpert, Tenant.Nation)).ShouldBe([(which.Code, NoticeNews.Received), (which.Code, NoticeNews.Opinion)], ignoreOrder: true);

        // Late: at once, in the nation's tenant, and once a morning in the digest.
        for (house.Clock.SetLocal(2026, 7, 22, 8); house.Clock.Now() < FakeClock.At(2026, 8, 1); house.Clock.Advance(TimeSpan.FromHours(6)))
        {
            await house.SweepAsync();
        }

        await house.CatchUpAsync();
        var late = (await house.NoticesAsync(MissionCast.MinistryDirector, Tenant.Nation)).Open.Where(line => line.Notice.News is null).ShouldHaveSingleItem("the gravest stands").Notice;
        (late.Code, late.Clock, late.Urgent, late.ProvinceCode).ShouldBe((which.Code, BellClock.Answer, true, Tenant.Nation));
        house.Clock.SetLocal(2026, 8, 3, 9);
        (await DigestsAsync(house)).ShouldBeGreaterThan(0);
        (await DigestsAsync(house)).ShouldBe(0, "one a morning");
        (await house.NoticesAsync(MissionCast.MinistryDirector, Tenant.Nation)).Morning.ShouldNotBeNull().ShouldContain(group => group.Clock == BellClock.Answer && group.News == null);
    }

    [Theory, BothProviders]
    public async Task Who_answered_is_told_once_a_change_that_what_they_published_is_to_be_reviewed(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync();
        var answer = await house.DraftAsync(which, new(AnswerKind.Guidance, "Tính theo ngày làm việc.", [new("133/2025/NĐ-CP", "Điều 7")]));
        await house.SendAsync(which);
        var code = await house.DoAsync<PublishPrecedent, string>(act => act.HandleAsync(People.Director, new(which, answer, "Thời hạn tính thế nào?", null, IsPublic: false)));
        (await ReviewsAsync(house)).ShouldBe(0);

        await AmendAsync(house, "9/2026/NĐ-CP", replaces: false);
        (await ReviewsAsync(house)).ShouldBe(1);
        (await ReviewsAsync(house)).ShouldBe(0, "told once");
        (await NewsAsync(house, People.Specialist)).ShouldContain((code, NoticeNews.Review), "who wrote it");
        (await NewsAsync(house, People.Director)).ShouldContain((code, NoticeNews.Review), "who reviews it");
        await house.DoAsync<ReviewPrecedent, Done>(act => act.HandleAsync(People.Director, new(code, true, "Điều 7 không đổi.")));
        (await NewsAsync(house, People.Director)).ShouldNotContain((code, NoticeNews.Review));

        await AmendAsync(house, "10/2026/NĐ-CP", replaces: true);
        (await ReviewsAsync(house)).ShouldBe(1);
        await house.DoAsync<ReviewPrecedent, Done>(act => act.HandleAsync(People.Director, new(code, false, "Luật mới.")));
        (await ReviewsAsync(house)).ShouldBe(0);
        (await NewsAsync(house, People.Specialist)).ShouldNotContain((code, NoticeNews.Review));
    }

    [Theory, BothProviders]
    public async Task Told_again_from_the_beginning_of_the_log_nothing_is_there_twice(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync(Addressee.Ministry);
        house.Clock.SetLocal(2026, 7, 24, 8);
        await house.SweepAsync();
        await house.CatchUpAsync();
        await using var work = house.Open();
        var before = await work.Db.AcrossProvinces<Notice>("a test").CountAsync(row => row.Code == which.Code);
        await work.Db.Set<ConsumerCursor>().Where(cursor => cursor.Name == "notices").ExecuteDeleteAsync();
        await house.CatchUpAsync();
        (await work.Db.AcrossProvinces<Notice>("a test").CountAsync(row => row.Code == which.Code)).ShouldBe(before);
        before.ShouldBeGreaterThan(0);
    }

    private static async Task<List<(string, NoticeNews)>> NewsAsync(TestDatabase house, Actor by, string province = "40")
    {
        await house.CatchUpAsync();
        return [.. (await house.NoticesAsync(by, province)).Open.Where(line => line.Notice.News is not null).Select(line => (line.Notice.Code, line.Notice.News!.Value))];
    }

    private static async Task<int> DigestsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        return await work.Get<Digests>().MakeAsync();
    }

    private static async Task<int> ReviewsAsync(TestDatabase house)
    {
        // What is kept in memory of published answers is looked at again.
        house.Clock.Advance(TimeSpan.FromSeconds(10));
        await using var work = house.Open();
        return await work.Get<TellReviews>().HandleAsync();
    }

    private static async Task AmendAsync(TestDatabase house, string number, bool replaces)
    {
        await using var work = house.Open();
        var cited = await work.Db.Set<LegalInstrument>().AsNoTracking().SingleAsync(row => row.Number == "133/2025/NĐ-CP");
        var today = house.Clock.GetUtcNow().LocalDay();
        (await work.Get<RecordInstrument>().HandleAsync(Actor.System, new(InstrumentKind.Decree, number, "Chính phủ", "Sửa đổi", today.AddDays(-1), today, Changes: [new(cited.Id, replaces)]))).Problems.ShouldBeEmpty();
    }
}

internal static class CaughtUp
{
    public static async Task<NoticePage> CaughtUpAsync(this TestDatabase house, Actor by)
    {
        await house.CatchUpAsync();
        return await house.NoticesAsync(by);
    }
}
