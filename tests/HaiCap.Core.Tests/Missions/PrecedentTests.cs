using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>An answer that was sent is published, found, shown at its procedure, goes when its law ends, and is reviewed by who gave it.</summary>
public sealed class PrecedentTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Procedure = "2.002385";

    [Theory, BothProviders]
    public async Task Published_found_shown_at_the_procedure_and_gone_when_its_law_ends(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (which, answer) = await AnsweredAsync(house);
        var request = new PublishPrecedent.Request(which, answer, "Thời hạn khai báo thiết bị X-quang tính theo ngày làm việc hay ngày?", Procedure, IsPublic: true);
        (await PublishAsync(house, People.Director, request)).Problems[0].Code.ShouldBe("MIS-010", "only what was sent");
        await SendAsync(house, which);
        (await PublishAsync(house, People.Specialist, request)).Problems[0].Code.ShouldBe("ACC-001");
        (await PublishAsync(house, People.Reception, request)).Problems[0].Code.ShouldBe("ACC-001");
        (await PublishAsync(house, People.Director, request with { Question = " " })).Problems[0].Code.ShouldBe("MIS-030");
        (await PublishAsync(house, People.Director, request with { Question = new string('a', 1001) })).Problems[0].Code.ShouldBe("MIS-008");
        (await PublishAsync(house, People.Director, request with { Procedure = "9.999999" })).Problems[0].Code.ShouldBe("MIS-005");
        var code = (await PublishAsync(house, People.Director, request)).Value;
        (await PublishAsync(house, People.Director, request)).Problems[0].Code.ShouldBe("MIS-031");

        (await FindAsync(house, "khai bao x quang tinh thoi han the nao")).ShouldBe([(code, PrecedentStanding.InForce)]);
        (await FindAsync(house, "chứng thực bản sao")).ShouldBeEmpty();
        (await AtProcedureAsync(house, onlyPublic: true)).ShouldBe([code]);
        await using (var work = house.Open())
        {
            var view = (await work.Get<ListPrecedents>().ShowAsync(People.ReceptionElsewhere, code)).Value;
            (view.MayReview, view.Story.Count, view.Line.Row.ProcedureVersionId is null).ShouldBe((false, 0, false));
            (await work.Get<ListPrecedents>().ShowAsync(People.Director, code)).Value.MayReview.ShouldBeTrue();
            (await work.Get<ListPrecedents>().ShowAsync(People.Director, "GD-40-26-999999")).Problems[0].Code.ShouldBe("MIS-032");
            (await work.Get<ShowRecommendation>().HandleAsync(People.Director, which.Code)).Value.Published[answer].ShouldBe(code);
        }

        await RecordAsync(house, "9/2026/NĐ-CP", replaces: false);
        (await FindAsync(house, null)).ShouldBe([(code, PrecedentStanding.ToReview)]);
        (await AtProcedureAsync(house, onlyPublic: true)).ShouldBe([code], "amended is still followed");
        (await ReviewAsync(house, People.Specialist, new(code, true, "Đã xem."))).Problems[0].Code.ShouldBe("ACC-001");
        (await ReviewAsync(house, People.Director, new(code, true, " "))).Problems[0].Code.ShouldBe("MIS-013");
        (await ReviewAsync(house, People.Director, new(code, true, "Điều 7 không đổi."))).Problems.ShouldBeEmpty();
        (await FindAsync(house, null)).ShouldBe([(code, PrecedentStanding.InForce)]);

        await RecordAsync(house, "10/2026/NĐ-CP", replaces: true);
        (await FindAsync(house, null)).ShouldBe([(code, PrecedentStanding.LawEnded)]);
        (await AtProcedureAsync(house, onlyPublic: false)).ShouldBeEmpty("its law has ended");
        (await ReviewAsync(house, People.Director, new(code, false, "Luật mới.", code))).Problems[0].Code.ShouldBe("MIS-033");
        (await ReviewAsync(house, People.Director, new(code, false, "Luật mới."))).Problems.ShouldBeEmpty();
        (await FindAsync(house, null)).ShouldBe([(code, PrecedentStanding.Superseded)]);
        (await ReviewAsync(house, People.Director, new(code, true, "Lại."))).Problems[0].Code.ShouldBe("MIS-010");

        await using var told = house.Open();
        (await told.Get<ListPrecedents>().ShowAsync(People.Director, code)).Value.Story.Select(act => act.Name).ShouldBe(["precedent.published", "precedent.reviewed", "precedent.superseded"]);
    }

    private static async Task<(RecommendationRef, Guid)> AnsweredAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var asked = (await work.Get<RecordDifficulty>().HandleAsync(People.Reception, new(new(
            "phap-luat", "Sở hữu trí tuệ", Text: "Nơi ghi ngày, nơi ghi ngày làm việc.", Person: "Nguyễn Văn An", Asks: "Thống nhất cách tính thời hạn.", Addressee: Addressee.Province)))).Value.Recommendation!;
        await using var next = house.Open();
        var which = new RecommendationRef(asked);
        var answer = (await next.Get<DraftAnswer>().HandleAsync(People.Head, new(which, new(AnswerKind.Guidance, "Tính theo ngày làm việc.", [new("133/2025/NĐ-CP", "Điều 7")])))).Value;
        return (which, answer);
    }

    private static async Task SendAsync(TestDatabase house, RecommendationRef which)
    {
        await using var work = house.Open();
        (await work.Get<ApproveAnswer>().HandleAsync(People.Director, new(which))).Problems.ShouldBeEmpty();
        await using var next = house.Open();
        (await next.Get<SendAnswer>().HandleAsync(People.Director, new(which))).Problems.ShouldBeEmpty();
    }

    private static async Task RecordAsync(TestDatabase house, string number, bool replaces)
    {
        await using var work = house.Open();
        var cited = await work.Db.Set<LegalInstrument>().AsNoTracking().SingleAsync(row => row.Number == "133/2025/NĐ-CP");
        var today = house.Clock.GetUtcNow().LocalDay();
        (await work.Get<RecordInstrument>().HandleAsync(Actor.System, new(InstrumentKind.Decree, number, "Chính phủ", "Sửa đổi", today.AddDays(-1), today, Changes: [new(cited.Id, replaces)]))).Problems.ShouldBeEmpty();
    }

    private static async Task<Outcome<string>> PublishAsync(TestDatabase house, Actor by, PublishPrecedent.Request request)
    {
        await using var work = house.Open();
        return await work.Get<PublishPrecedent>().HandleAsync(by, request);
    }

    private static async Task<Outcome<Done>> ReviewAsync(TestDatabase house, Actor by, ReviewPrecedent.Request request)
    {
        await using var work = house.Open();
        return await work.Get<ReviewPrecedent>().HandleAsync(by, request);
    }

    private static async Task<IReadOnlyList<(string, PrecedentStanding)>> FindAsync(TestDatabase house, string? question)
    {
        await using var work = house.Open();
        return [.. (await work.Get<ListPrecedents>().HandleAsync(People.ReceptionElsewhere, question)).Value.Lines.Select(line => (line.Row.Code, line.Standing))];
    }

    private static async Task<IReadOnlyList<string>> AtProcedureAsync(TestDatabase house, bool onlyPublic)
    {
        await using var work = house.Open();
        return [.. (await work.Get<PrecedentBook>().OfProcedureAsync("40", Procedure, onlyPublic)).Select(line => line.Row.Code)];
    }
}
