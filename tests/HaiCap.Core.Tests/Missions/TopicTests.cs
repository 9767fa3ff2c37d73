using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Similar;
using HaiCap.Core.Missions.Topics;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>Many places ask one thing: it is found, grouped, parted and moved, and who asked stays.</summary>
public sealed class TopicTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor Secretary = People.Officer("chuyenvien.vanphong");

    [Theory, BothProviders]
    public async Task The_same_question_of_other_communes_is_told_by_number_and_grouped_by_the_secretary(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var first = await AskAsync(house, People.Reception, "Cấp chữ ký số cho công chức tiếp nhận.");
        var second = await AskAsync(house, People.ReceptionElsewhere, "Đề nghị cấp chữ ký số cho cán bộ một cửa.");
        var again = await AskAsync(house, People.ReceptionElsewhere, "Công chức tiếp nhận chưa có chữ ký số.");
        var other = await AskAsync(house, People.Officer("tiepnhan.cualo"), "Người già không có điện thoại thông minh thì nộp thế nào?");

        var typed = await SimilarAsync(house, People.Officer("tiepnhan.cualo"), "Chưa có chữ ký số cho công chức.");
        (typed.Lines.Count, typed.Topics.Count, typed.Elsewhere).ShouldBe((0, 0, 3), "another commune's words are not read, only counted");
        var read = await SimilarAsync(house, Secretary, "Chưa có chữ ký số cho công chức.");
        read.Lines.Select(line => line.Row.Code).Order().ShouldBe(new[] { first, second, again }.Order());
        (await SimilarAsync(house, Secretary, "cho")).Any.ShouldBeFalse("too short to say anything");

        (await FailAsync(house, People.Reception, new([first, second], Title: "Chữ ký số"))).ShouldBe("ACC-001");
        (await FailAsync(house, People.Director, new([first, second], Title: "Chữ ký số"))).ShouldBe("ACC-001", "a department is not the secretariat");
        (await FailAsync(house, Secretary, new([], Title: "Chữ ký số"))).ShouldBe("MIS-020");
        (await FailAsync(house, Secretary, new([first]))).ShouldBe("MIS-021");
        (await FailAsync(house, Secretary, new([first], "CD-40-26-999999"))).ShouldBe("MIS-022");
        (await FailAsync(house, Secretary, new([first, "KN-40-26-999999"], Title: "Chữ ký số"))).ShouldBe("MIS-001");
        (await FailAsync(house, Secretary, new([first], Title: new string('a', 301)))).ShouldBe("MIS-008");
        var topic = await DoAsync(house, Secretary, new([first, second.ToLowerInvariant(), again, other], Title: "Chữ ký số cho công chức"));

        (await CountAsync(house, topic)).ShouldBe((4, 3, 1));
        var told = await SimilarAsync(house, People.Officer("tiepnhan.cualo"), "Chưa có chữ ký số cho công chức.");
        (told.Topics.Single().Row.Code, told.Elsewhere).ShouldBe((topic, 0));

        var parted = await DoAsync(house, Secretary, new([other], Title: "Nộp hộ người cao tuổi", Why: "Câu hỏi khác"));
        (await CountAsync(house, topic)).ShouldBe((3, 2, 1), "a commune counts once however often it asks");
        await DoAsync(house, Secretary, new([again], parted));
        await DoAsync(house, Secretary, new([again], topic));
        await DoAsync(house, Secretary, new([again], Out: true));
        (await CountAsync(house, topic)).ShouldBe((2, 2, 1));

        await using var work = house.Open();
        var story = (await work.Get<ListTopics>().ShowAsync(Secretary, topic)).Value.Story;
        story.Select(act => act.Name).ShouldBe(["topic.opened", "topic.grouped", "topic.split", "topic.split", "topic.grouped", "topic.split"]);
        (story[2].DataAs<TopicSplit>().IntoTopic, story[2].Why, story[5].DataAs<TopicSplit>().IntoTopic).ShouldBe((parted, "Câu hỏi khác", null));
        var row = await work.Db.Set<Recommendation>().AsNoTracking().SingleAsync(one => one.Code == again);
        (row.UnitCode, row.State.IsOwed(), row.DueAt is null).ShouldBe((await UnitAsync(work, People.ReceptionElsewhere), true, false), "grouping touches neither asker nor clock");
        var subject = MissionSubjects.OfRecommendation(row.Id);
        (await work.Db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject && act.Name.Contains("grouped")).OrderBy(act => act.Seq).Select(act => act.Name).ToListAsync())
            .ShouldBe(["recommendation.grouped", "recommendation.grouped", "recommendation.grouped", "recommendation.ungrouped"]);

        (await work.Get<GroupRecommendations>().RenameAsync(Secretary, topic, " ")).Problems[0].Code.ShouldBe("MIS-021");
        (await work.Get<GroupRecommendations>().RenameAsync(People.Reception, topic, "Tên")).Problems[0].Code.ShouldBe("ACC-001");
        (await work.Get<GroupRecommendations>().RenameAsync(Secretary, topic, "Cấp chữ ký số")).Problems.ShouldBeEmpty();
        var view = (await work.Get<ListTopics>().ShowAsync(People.Reception, topic)).Value;
        (view.Topic.Row.Title, view.Lines.Select(line => line.Row.Code).Single(), view.MayGroup, view.Story.Count).ShouldBe(("Cấp chữ ký số", first, false, 0));
    }

    [Theory, BothProviders]
    public async Task The_ministrys_secretary_groups_across_provinces_each_story_in_its_own(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var secretary = new Actor(ActorKind.Officer, SampleIds.For("officer/thuky.bo"), "Thư ký");
        var codes = new List<string>();
        foreach (var (province, unit) in new[] { ("38", "14758"), ("38", "14761"), ("40", "16690"), ("42", "42") })
        {
            codes.Add(await PlaceAsync(house, province, unit));
        }

        string topic;
        await using (var work = house.Open())
        {
            using var nation = work.Db.Tenant.Open(Tenant.Nation);
            topic = (await work.Get<GroupRecommendations>().HandleAsync(secretary, new(codes, Title: "Mức phạt của chủ tịch xã"))).Value;
            var view = (await work.Get<ListTopics>().ShowAsync(secretary, topic)).Value;
            (view.Topic.Count.Asked, view.Topic.Count.Communes, view.Topic.Count.Others, view.Topic.Count.Provinces, view.Topic.Count.Open, view.Lines.Count).ShouldBe((4, 3, 1, 3, 4, 4));
        }

        await using var read = house.Open();
        (await read.Db.AcrossProvinces<Act>("a test").AsNoTracking().Where(act => act.Name == "recommendation.grouped").OrderBy(act => act.ProvinceCode).Select(act => act.ProvinceCode).ToListAsync())
            .ShouldBe(["38", "38", "40", "42"]);
        (await read.Get<ListTopics>().HandleAsync(People.Reception)).Value.Lines.Single().Row.Code.ShouldBe(topic, "a commune knows that the country asks");
        (await read.Get<GroupRecommendations>().HandleAsync(Secretary, new([codes[2]], Out: true))).Problems[0].Code.ShouldBe("MIS-001", "what is asked of the ministry is grouped by it");
    }

    private static async Task<string> PlaceAsync(TestDatabase house, string province, string unit)
    {
        await using var work = house.Open();
        using var open = work.Db.Tenant.Open(province);
        var (at, id, code) = (new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.FromHours(7)), Guid.CreateVersion7(), $"KN-{province}-26-{unit.PadLeft(6, '0')}");
        var difficulty = work.Db.Add(new Difficulty
        {
            ProvinceCode = province, Id = id, Code = code.Replace("KN", "KK", StringComparison.Ordinal), Kind = "phap-luat", Field = "Đo lường", UnitCode = unit, AgencyId = id, AgencyPath = "/x/", OfficerId = id, Severity = Severity.Hinders, Text = "Không rõ mức phạt.", At = at,
        }).Entity;
        work.Db.Add(new Recommendation
        {
            ProvinceCode = province, Id = Guid.CreateVersion7(), Code = code, DifficultyId = difficulty.Id, Addressee = Addressee.Ministry, Field = "Đo lường", Kind = "phap-luat", UnitCode = unit, AskerId = id, AskerPath = "/x/",
            Text = "Quy định mức phạt của chủ tịch xã.", AskedAt = at, OwnerProvince = Tenant.Nation, OwnerId = id, OwnerPath = "/y/",
        }.Begin(at.AddDays(20)));
        await work.Db.SaveChangesAsync();
        return code;
    }

    private static async Task<string> UnitAsync(Work work, Actor officer) => (await People.AgencyOfAsync(work, officer)).UnitCode;

    private static async Task<(int, int, int)> CountAsync(TestDatabase house, string topic)
    {
        await using var work = house.Open();
        var count = (await work.Get<ListTopics>().ShowAsync(Secretary, topic)).Value.Topic.Count;
        return (count.Asked, count.Communes, count.Provinces);
    }

    private static async Task<string> AskAsync(TestDatabase house, Actor by, string asks)
    {
        await using var work = house.Open();
        return (await work.Get<RecordDifficulty>().HandleAsync(by, new(new("con-nguoi", "Hoạt động khoa học và công nghệ", Text: "Như trên.", Asks: asks, Addressee: Addressee.Province)))).Value.Recommendation!;
    }

    private static async Task<SimilarView> SimilarAsync(TestDatabase house, Actor by, string text)
    {
        await using var work = house.Open();
        return (await work.Get<FindSimilar>().HandleAsync(by, text, null)).Value;
    }

    private static async Task<string> DoAsync(TestDatabase house, Actor by, GroupRecommendations.Request request)
    {
        await using var work = house.Open();
        var outcome = await work.Get<GroupRecommendations>().HandleAsync(by, request);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value;
    }

    private static async Task<string> FailAsync(TestDatabase house, Actor by, GroupRecommendations.Request request)
    {
        await using var work = house.Open();
        return (await work.Get<GroupRecommendations>().HandleAsync(by, request)).Problems[0].Code;
    }
}
