using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Missions;

/// <summary>Minutes of a visit: drafted from what was written, approved by both sides, and as files.</summary>
public sealed class VisitMinutesTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Guid Programme = SampleIds.For("mission/2083");
    private static readonly Guid Stop = SampleIds.For("stop/2083/40/2");

    private static readonly VisitFacts Facts = new(
        [new(new(8, 0), "Nghe báo cáo", "Cục trưởng")], [new(VisitSide.Delegation, "Nguyễn Văn An", "Cục trưởng"), new(VisitSide.Place, "Trần Thị Bình", "Chủ tịch")], "Phần mềm chậm.");

    private static FormAnswers Survey => FormAnswers.FromJson(
        """{"dien-on-dinh":"co","duong-truyen":["cap-quang"],"may-tinh":9,"may-quet":2,"can-bo":8,"can-bo-cntt":1,"kiem-nhiem":"kiem-nhiem","co-tai-khoan":8,"co-chu-ky":6,"phan-mem-nhanh":"cham","mat-dien":7}""");

    [Theory, BothProviders]
    public async Task Both_sides_approve_the_same_minutes_and_then_nothing_changes(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (head, member, chairman) = (Officer("cuctruong.buxa.bo"), Officer("chuyenvien.buxa.bo"), Officer("chutich.truongvinh"));
        await InNationAsync(house, async work =>
        {
            (await work.Get<ApproveMinutes>().HandleAsync(head, new(Stop, VisitSide.Delegation))).Problems[0].Code.ShouldBe("MIS-117");
            (await work.Get<RecordVisit>().HandleAsync(member, new(Stop, Facts))).Ok.ShouldBeTrue();
        });
        await InNationAsync(house, async work =>
        {
            var approve = work.Get<ApproveMinutes>();
            (await approve.HandleAsync(member, new(Stop, VisitSide.Delegation))).Problems[0].Code.ShouldBe("ACC-001", "a member does not");
            (await approve.HandleAsync(head, new(Stop, VisitSide.Place))).Problems[0].Code.ShouldBe("ACC-001", "nor the head for the place");
            (await approve.HandleAsync(head, new(Stop, VisitSide.Delegation, "khác"))).Problems[0].Code.ShouldBe("ACT-001");
            (await approve.HandleAsync(head, new(Stop, VisitSide.Delegation))).Value.ShouldStartWith("BB-40-26-");
        });

        // What is changed after one side approved is approved anew.
        await InNationAsync(house, async work => (await work.Get<RecordVisit>().HandleAsync(member, new(Stop, Facts with { Notes = "Phần mềm chậm, thiếu máy quét." }))).Ok.ShouldBeTrue());
        await InPlaceAsync(house, async work =>
        {
            var approve = work.Get<ApproveMinutes>();
            foreach (var other in new[] { "tiepnhan.truongvinh", "giamdoc.skhcn", "chutich.tinh" })
            {
                (await approve.HandleAsync(Officer(other), new(Stop, VisitSide.Place))).Problems[0].Code.ShouldBe("ACC-001", other);
            }

            (await approve.HandleAsync(Officer("chutich.vinhphu"), new(Stop, VisitSide.Place))).Problems[0].Code.ShouldBe("MIS-100");
            var number = (await approve.HandleAsync(chairman, new(Stop, VisitSide.Place))).Value;
            (await approve.HandleAsync(chairman, new(Stop, VisitSide.Place))).Value.ShouldBe(number, "pressed twice");
            var view = await work.Get<DraftMinutes>().OfAsync((await work.Get<ShowVisit>().HandleAsync(chairman, Stop)).Value);
            view.Approvals.Select(one => (one.Side, one.Holds)).ShouldBe([(VisitSide.Delegation, false), (VisitSide.Place, true)]);
        });
        await InNationAsync(house, async work => (await work.Get<ApproveMinutes>().HandleAsync(head, new(Stop, VisitSide.Delegation))).Ok.ShouldBeTrue());
        await InNationAsync(house, async work =>
        {
            (await work.Get<RecordVisit>().HandleAsync(member, new(Stop, Facts))).Problems[0].Code.ShouldBe("MIS-104");
            (await work.Get<AnswerForm>().HandleAsync(member, new(Stop, VisitPart.SiteSurvey, Survey))).Problems[0].Code.ShouldBe("MIS-104");
            (await work.Get<SetFigures>().HandleAsync(member, new(Stop, new(2026, 1, 1), new(2026, 2, 1), new Dictionary<FigureKind, string?>()))).Problems[0].Code.ShouldBe("MIS-104");
            (await work.Get<AddPhoto>().HandleAsync(member, new(Stop, Guid.CreateVersion7(), "a.png", new MemoryStream(SampleFiles.Png()), "Quầy", null, new(2025, 8, 15)))).Problems[0].Code.ShouldBe("MIS-104");
            (await work.Get<ApproveMinutes>().HandleAsync(head, new(Stop, VisitSide.Delegation, "khác"))).Problems[0].Code.ShouldBe("MIS-104");
        });

        // What the place records later is not of what was approved.
        await InPlaceAsync(house, async work =>
        {
            var view = await work.Get<DraftMinutes>().OfAsync((await work.Get<ShowVisit>().HandleAsync(chairman, Stop)).Value);
            (view.IsClosed, view.Minutes.Notes, view.MayApprove).ShouldBe((true, "Phần mềm chậm, thiếu máy quét.", null));
        });
    }

    /// <summary>The stop lies in a province of another house: nobody there could approve.</summary>
    [Theory, BothProviders]
    public async Task A_place_without_an_account_signs_the_printed_minutes(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (stop, head, secretary, member) = (SampleIds.For("stop/2083/42/2"), Officer("cuctruong.buxa.bo"), Officer("thuky6.bo"), Officer("chuyenvien.buxa.bo"));
        var signed = new PaperSignature("Lê Thị Mẫu", "Chủ tịch UBND phường", new(2025, 8, 20));
        await InNationAsync(house, async work => (await work.Get<RecordVisit>().HandleAsync(member, new(stop, Facts))).Ok.ShouldBeTrue());
        await InNationAsync(house, async work =>
        {
            var approve = work.Get<ApproveMinutes>();
            (await approve.HandleAsync(member, new(stop, VisitSide.Place, Paper: signed))).Problems[0].Code.ShouldBe("ACC-001", "a member keeps no papers");
            (await approve.HandleAsync(head, new(stop, VisitSide.Delegation, Paper: signed))).Problems[0].Code.ShouldBe("MIS-125", "the head approves here");
            (await approve.HandleAsync(head, new(Stop, VisitSide.Place, Paper: signed))).Problems[0].Code.ShouldBe("MIS-125", "and so does the chairman of a ward of the sample");
            foreach (var half in new[] { signed with { Name = " " }, signed with { Title = null }, signed with { Day = null }, signed with { Day = new(2099, 1, 1) }, signed with { Name = new string('a', 101) } })
            {
                (await approve.HandleAsync(secretary, new(stop, VisitSide.Place, Paper: half))).Problems[0].Code.ShouldBe("MIS-124");
            }

            (await approve.HandleAsync(secretary, new(stop, VisitSide.Place, Paper: signed))).Value.ShouldStartWith("BB-42-");
            (await approve.HandleAsync(head, new(stop, VisitSide.Delegation))).Ok.ShouldBeTrue();
        });
        await InNationAsync(house, async work =>
        {
            var view = await work.Get<DraftMinutes>().OfAsync((await work.Get<ShowVisit>().HandleAsync(head, stop)).Value);
            (view.IsClosed, view.MayTellPaper.Count).ShouldBe((true, 0));
            view.Approvals.Single(one => one.Side == VisitSide.Place).ShouldSatisfyAllConditions(
                one => one.Name.ShouldBe("Lê Thị Mẫu, Chủ tịch UBND phường"), one => one.PaperDay.ShouldBe(new(2025, 8, 20)), one => one.Holds.ShouldBeTrue());
            view.Approvals.Single(one => one.Side == VisitSide.Delegation).PaperDay.ShouldBeNull();
        });
    }

    [Theory, BothProviders]
    public async Task The_files_say_what_was_written_strange_texts_too(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (head, stop) = (Officer("cuctruong.buxa.bo"), Guid.Empty);
        var strange = NaughtyStrings.All.Where(text => !string.IsNullOrWhiteSpace(text) && text.Length < 150 && text.All(c => c is >= ' ' and < '\uD800')).Take(12).ToList();
        await InNationAsync(house, async work =>
        {
            // A stop of today: what the place records now was heard at it.
            var now = work.Get<TimeProvider>().GetUtcNow().LocalDay();
            stop = (await work.Get<SetStop>().HandleAsync(head, new(Programme, 6, new(StopKind.SiteVisit, "16690", "Trung tâm", "Khảo sát #strong[đậm] $x$", now, new(8, 0), new(9, 0))))).Value;
        });
        var heard = "";
        await InPlaceAsync(house, async work =>
            heard = (await work.Get<RecordDifficulty>().HandleAsync(Officer("tiepnhan.truongvinh"), new(new("ha-tang", "Sở hữu trí tuệ", Text: "Đường truyền đứt.", Person: "Nguyễn Văn Dân")))).Value.Code);
        await InNationAsync(house, async work =>
        {
            var facts = Facts with { Agenda = [.. strange.Select(text => new AgendaLine(null, text))] };
            (await work.Get<RecordVisit>().HandleAsync(head, new(stop, facts))).Problems.ShouldBeEmpty();
            (await work.Get<AnswerForm>().HandleAsync(head, new(stop, VisitPart.SiteSurvey, Survey))).Problems.ShouldBeEmpty();
            (await work.Get<ApproveMinutes>().HandleAsync(head, new(stop, VisitSide.Delegation))).Problems.ShouldBeEmpty();
            (await work.Get<PrintMinutes>().HandleAsync(Officer("cuctruong.shtt.bo"), stop, FileKind.Docx)).Problems[0].Code.ShouldBe("MIS-100");
            using var word = (MemoryStream)(await work.Get<PrintMinutes>().HandleAsync(head, stop, FileKind.Docx)).Value.Content;
            using var read = WordprocessingDocument.Open(word, isEditable: false);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(read).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
            var said = read.MainDocumentPart!.Document.InnerText;
            said.ShouldContain("Phần mềm chậm.");
            said.ShouldContain("Cáp quang");
            said.ShouldContain(heard);
            said.ShouldContain("Đường truyền đứt.");
            said.ShouldNotContain("Nguyễn Văn Dân");
            said.ShouldContain("BB-40-26-");
            said.ShouldContain("chưa duyệt");
            var pdf = await work.Get<PrintMinutes>().HandleAsync(head, stop, FileKind.Pdf);
            pdf.Problems.ShouldBeEmpty();
            var bytes = ((MemoryStream)pdf.Value.Content).ToArray();
            bytes.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
            ((MemoryStream)(await work.Get<PrintMinutes>().HandleAsync(head, stop, FileKind.Pdf)).Value.Content).ToArray().ShouldBe(bytes, "made again it is the same");
        });
    }

    private static Actor Officer(string user) => new(ActorKind.Officer, SampleIds.For($"officer/{user}"), user);

    private static async Task InNationAsync(TestDatabase house, Func<Work, Task> act)
    {
        await using var work = house.Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        await act(work);
    }

    private static async Task InPlaceAsync(TestDatabase house, Func<Work, Task> act)
    {
        await using var work = house.Open();
        await act(work);
    }
}
