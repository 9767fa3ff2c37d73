using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Report;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Missions;

/// <summary>The report says what the screens say, and of a moment gone by what was known then.</summary>
public sealed class MissionReportTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_past_moment_is_told_again_as_it_was_and_now_as_the_board_has_it(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var first = await AskAsync(house, "Thống nhất cách tính thời hạn.");
        var second = await AskAsync(house, "Bổ sung biên chế.");
        await AnswerAsync(house, first, new(AnswerKind.AmendText, "Đề nghị sửa.", [new("133/2025/NĐ-CP", "Điều 7")]));
        var then = house.Clock.GetUtcNow();
        var before = await ReportAsync(house, People.Clerk, then);
        before.Total.ShouldBe(new BoardCount(2, 1, 0, 1));
        (before.SameDay, before.OnTheSpot).ShouldBe((1, 0), "a day is no delegation");
        before.Amendments.ShouldBe([new ReportAmendment("133/2025/NĐ-CP", "Điều 7", 1, "Đề nghị sửa.")]);
        before.Open.Select(line => line.Code).ShouldBe([second]);

        house.Clock.Advance(TimeSpan.FromDays(60));
        await using (var work = house.Open())
        {
            (await work.Get<CloseRecommendation>().HandleAsync(People.Reception, new(new(first), AskersWord.Reopen, "Chưa rõ."))).Problems.ShouldBeEmpty();
        }

        await AnswerAsync(house, second, new(AnswerKind.Guidance, "Bố trí từ huyện cũ."));
        await AskAsync(house, "Thêm đường truyền.");
        Told(await ReportAsync(house, People.Clerk, then)).ShouldBe(Told(before), "what came later changes nothing of it");

        var now = await ReportAsync(house, People.Clerk, house.Clock.GetUtcNow());
        (now.Total, now.SameDay, now.MedianHours).ShouldBe((new BoardCount(3, 2, 0, 1), 0, 60 * 24));
        foreach (var by in new[] { People.Clerk, People.Reception, People.ReceptionElsewhere, People.Director, People.Specialist })
        {
            await using var work = house.Open();
            var board = (await work.Get<ShowMissionBoard>().HandleAsync(by, new())).Value;
            var report = await ReportAsync(house, by, house.Clock.GetUtcNow());
            (report.Total, report.MedianHours, report.NinetiethHours).ShouldBe((board.Total, board.MedianHours, board.NinetiethHours), by.Name);
        }

        await using var told = house.Open();
        (await told.Get<ReadMissionReport>().HandleAsync(new Actor(ActorKind.Citizen, Guid.CreateVersion7(), "Dân"), Period(house, then))).Problems[0].Code.ShouldBe("ACC-001");
    }

    [Theory, BothProviders]
    public async Task The_document_holds_every_recommendation_with_its_answer_and_no_persons_name(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var asked = new List<string>();
        foreach (var text in NaughtyStrings.All.Where(text => !string.IsNullOrWhiteSpace(text) && text.Length < 2000 && text.All(c => c is >= ' ' and < '\uD800')).Take(12))
        {
            asked.Add(await AskAsync(house, text));
        }

        await AnswerAsync(house, asked[0], new(AnswerKind.Guidance, "Làm theo mẫu 02.", [new("61/2018/NĐ-CP", "Điều 19")]));
        await using var work = house.Open();
        var runs = work.Get<ReportRuns>();
        var id = (await runs.BeginAsync(People.Clerk, "40", Period(house, house.Clock.GetUtcNow()), Patience.Limit)).Value;
        var run = runs.Find(id, People.Clerk).ShouldNotBeNull();
        (run.Ended, run.Failure, run.Percent).ShouldBe((true, null, 100));
        runs.Find(id, People.Reception).ShouldBeNull("a stranger's");
        (await runs.BeginAsync(People.Clerk, "40", new(new(2026, 7, 7), new(2026, 7, 1), house.Clock.GetUtcNow()), Patience.Limit)).Problems[0].Code.ShouldBe("MIS-081");
        (await runs.BeginAsync(People.Clerk, "40", new(new(2026, 7, 1), new(2026, 7, 7), house.Clock.GetUtcNow().AddDays(1)), Patience.Limit)).Problems[0].Code.ShouldBe("MIS-081");

        using var read = WordprocessingDocument.Open(run.WordPath, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(read).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
        var said = read.MainDocumentPart!.Document.InnerText;
        asked.ShouldAllBe(code => said.Contains(code));
        said.ShouldContain("Làm theo mẫu 02.");
        said.ShouldContain("61/2018/NĐ-CP, Điều 19");
        said.ShouldNotContain("Nguyễn Văn An");
        read.MainDocumentPart.ChartParts.Count().ShouldBe(4);
        if (run.NoPdf is null)
        {
            (await File.ReadAllBytesAsync(run.PdfPath)).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        }
    }

    private static string Told(MissionReport report) => System.Text.Json.JsonSerializer.Serialize(new
    {
        report.Total, Places = report.Places.Select(one => $"{one.Name} {one.Count}"), Kinds = report.Kinds.Select(one => $"{one.Name} {one.Count}"),
        Owners = report.Owners.Select(one => $"{one.Name} {one.Count}"), Answers = report.Answers.Select(one => $"{one.Key} {one.Value}"), report.OnTheSpot, report.SameDay, report.MedianHours, report.NinetiethHours, Delegations = report.Delegations.Select(one => $"{one}"), Topics = report.Topics.Select(one => $"{one}"),
        Visits = report.Visits.Select(one => $"{one.Name} {one.Visit}"),
        Open = report.Open.Select(line => $"{line.Code} {line.Standing} {line.Owner}"), report.Amendments,
    });

    private static ReportPeriod Period(TestDatabase house, DateTimeOffset asOf) => new(new(2026, 1, 1), house.Clock.GetUtcNow().LocalDay(), asOf);

    private static async Task<MissionReport> ReportAsync(TestDatabase house, Actor by, DateTimeOffset asOf)
    {
        await using var work = house.Open();
        return (await work.Get<ReadMissionReport>().HandleAsync(by, Period(house, asOf))).Value;
    }

    private static async Task<string> AskAsync(TestDatabase house, string text)
    {
        await using var work = house.Open();
        return (await work.Get<RecordDifficulty>().HandleAsync(
            People.Reception, new(new("phap-luat", "Sở hữu trí tuệ", Text: "Khó.", Person: "Nguyễn Văn An", Asks: text, Addressee: Addressee.Province)))).Value.Recommendation!;
    }

    private static async Task AnswerAsync(TestDatabase house, string code, AnswerFacts facts)
    {
        await using var work = house.Open();
        (await work.Get<DraftAnswer>().HandleAsync(People.Specialist, new(new(code), facts))).Problems.ShouldBeEmpty();
        (await work.Get<ApproveAnswer>().HandleAsync(People.Director, new(new(code)))).Problems.ShouldBeEmpty();
        (await work.Get<SendAnswer>().HandleAsync(People.Director, new(new(code)))).Problems.ShouldBeEmpty();
    }
}
