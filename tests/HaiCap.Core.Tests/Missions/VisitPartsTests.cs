using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>Checklist, preparation, photographs and figures of a visit, and who may do what with them.</summary>
public sealed class VisitPartsTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Guid Programme = SampleIds.For("mission/2083");
    private static readonly Guid Stop = SampleIds.For("stop/2083/40/2");

    private static FormAnswers Survey => FormAnswers.FromJson(
        """{"dien-on-dinh":"co","duong-truyen":["cap-quang"],"may-tinh":9,"may-quet":2,"can-bo":8,"can-bo-cntt":1,"kiem-nhiem":"kiem-nhiem","co-tai-khoan":8,"co-chu-ky":6,"phan-mem-nhanh":"cham","mat-dien":7}""");

    private static FormAnswers Preparation => FormAnswers.FromJson(
        """{"ket-qua":"412 hồ sơ","phan-cap":"Đã nhận","kho-khan":"Thiếu máy","can-bo":[{"ho-ten":"Trần Thị Bình","chuc-vu":"Chủ tịch"}]}""");

    [Theory]
    [InlineData("18.6796, 105.6813", true)]
    [InlineData("18,6796; 105,6813", true)]
    [InlineData(" -18.5 105 ", true)]
    [InlineData("18.6796", false)]
    [InlineData("91, 105", false)]
    [InlineData("18, 181", false)]
    [InlineData("mười tám, một trăm", false)]
    [InlineData("18.6796, 105.6813, 3", false)]
    public void Points_as_people_give_them(string text, bool known) => (Coordinates.Parse(text) is not null).ShouldBe(known);

    [Theory, BothProviders]
    public async Task The_secretariat_sets_what_is_asked_and_a_fault_is_told(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await InNationAsync(house, async work =>
        {
            var set = work.Get<SetMissionForm>();
            (await set.OpenAsync(Officer("cuctruong.buxa.bo"), Programme, VisitPart.SiteSurvey)).Problems[0].Code.ShouldBe("ACC-001", "who leads a delegation does not");
            var opened = (await set.OpenAsync(Officer("thuky.bo"), Programme, VisitPart.SiteSurvey)).Value;
            (opened.Row!.Number, opened.Source.Contains("dien-on-dinh", StringComparison.Ordinal)).ShouldBe((1, true));
            (await set.HandleAsync(Officer("thuky.bo"), new(Programme, VisitPart.SiteSurvey, opened.Source, 1))).Value.ShouldBe(1, "the same is no new version");
            foreach (var wrong in new[] { "", "sections: []", "sections: [", "sections: [ { key: a, title: A, fields: [ { key: b, label: B, kind: choice } ] } ]", "sections: [ { key: a, title: A, fields: [ { key: b, label: B, kind: file } ] } ]" })
            {
                (await set.HandleAsync(Officer("thuky.bo"), new(Programme, VisitPart.SiteSurvey, wrong))).Problems[0].Code.ShouldBe("MIS-108", wrong);
            }
        });
        const string Short = "sections: [ { key: a, title: A, fields: [ { key: b, label: B, required: true } ] } ]";
        await InNationAsync(house, async work => (await work.Get<SetMissionForm>().HandleAsync(Officer("thuky.bo"), new(Programme, VisitPart.SiteSurvey, Short, 0))).Problems[0].Code.ShouldBe("ACT-001"));
        await InNationAsync(house, async work => (await work.Get<AnswerForm>().HandleAsync(Officer("thuky6.bo"), new(Stop, VisitPart.SiteSurvey, Survey))).Ok.ShouldBeTrue());
        await InNationAsync(house, async work => (await work.Get<SetMissionForm>().HandleAsync(Officer("thuky.bo"), new(Programme, VisitPart.SiteSurvey, Short, 1))).Value.ShouldBe(2));
        await InNationAsync(house, async work => (await work.Get<ShowVisit>().HandleAsync(Officer("thuky6.bo"), Stop)).Value.Find(VisitPart.SiteSurvey)!.Form.Number.ShouldBe(1, "what was answered keeps its version"));
    }

    [Theory, BothProviders]
    public async Task A_checklist_is_sent_once_by_the_delegation_and_the_preparation_by_the_place(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var member = Officer("chuyenvien.buxa.bo");
        await InNationAsync(house, async work =>
        {
            var answer = work.Get<AnswerForm>();
            (await answer.HandleAsync(Officer("cuctruong.shtt.bo"), new(Stop, VisitPart.SiteSurvey, Survey))).Problems[0].Code.ShouldBe("MIS-100", "another delegation");
            (await answer.HandleAsync(Officer("thuky.bo"), new(Stop, VisitPart.SiteSurvey, Survey))).Problems[0].Code.ShouldBe("ACC-001");
            (await answer.HandleAsync(member, new(Stop, VisitPart.Preparation, Preparation))).Problems[0].Code.ShouldBe("ACC-001", "the place's own");
            (await answer.HandleAsync(member, new(SampleIds.For("stop/2083/40/1"), VisitPart.SiteSurvey, Survey))).Problems[0].Code.ShouldBe("MIS-106", "a meeting is no site");
            (await answer.HandleAsync(member, new(Stop, VisitPart.SiteSurvey, FormAnswers.None))).Problems.Select(problem => problem.Field).ShouldContain("dien-on-dinh");
            (await work.Get<VisitDrafts>().SaveAsync(member, Stop, VisitPart.SiteSurvey, Survey.ToJson(), 1)).Ok.ShouldBeTrue();
        });
        var twins = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var work = house.Open();
            using var nation = work.Db.Tenant.Open(Tenant.Nation);
            return await work.Get<AnswerForm>().HandleAsync(member, new(Stop, VisitPart.SiteSurvey, Survey));
        })));
        twins.SelectMany(one => one.Problems).ShouldBeEmpty("the same page sent again is the same");
        await InNationAsync(house, async work =>
        {
            (await work.Get<VisitDrafts>().FindAsync(member, Stop, VisitPart.SiteSurvey)).ShouldBeNull();
            var other = FormAnswers.FromJson(Survey.ToJson().Replace("\"may-tinh\":9", "\"may-tinh\":10", StringComparison.Ordinal));
            (await work.Get<AnswerForm>().HandleAsync(member, new(Stop, VisitPart.SiteSurvey, other))).Problems[0].Code.ShouldBe("MIS-107");
            var sent = (await work.Get<ShowVisit>().HandleAsync(member, Stop)).Value.Find(VisitPart.SiteSurvey)!;
            (sent.Sent!.SentBy, sent.Answers.Has("mat-dien")).ShouldBe((member.Name, false), "a question that was not asked is not answered");
            (await work.Db.Set<Act>().CountAsync(act => act.Subject == VisitSubjects.Of(Stop) && act.Name == "visit.survey-sent")).ShouldBe(1);
        });

        await using var there = house.Open();
        (await there.Get<AnswerForm>().HandleAsync(Officer("tiepnhan.vinhphu"), new(Stop, VisitPart.Preparation, Preparation))).Problems[0].Code.ShouldBe("MIS-100");
        (await there.Get<AnswerForm>().HandleAsync(Officer("giamdoc.skhcn"), new(Stop, VisitPart.Preparation, Preparation))).Problems[0].Code.ShouldBe("ACC-001", "the province reads, the commune answers");
        (await there.Get<VisitDrafts>().SaveAsync(Officer("tiepnhan.truongvinh"), Stop, VisitPart.Preparation, Preparation.ToJson(), 1)).Ok.ShouldBeTrue();
        (await there.Get<AnswerForm>().HandleAsync(Officer("tiepnhan.truongvinh"), new(Stop, VisitPart.Preparation, Preparation))).Problems.ShouldBeEmpty();
        (await there.Get<VisitDrafts>().FindAsync(Officer("tiepnhan.truongvinh"), Stop, VisitPart.Preparation)).ShouldBeNull();
        await InNationAsync(house, async work => (await work.Get<ShowVisit>().HandleAsync(member, Stop)).Value.Find(VisitPart.Preparation)!.Answers.Items("can-bo").ShouldHaveSingleItem());
    }

    [Theory, BothProviders]
    public async Task Photographs_are_known_by_content_and_read_by_the_place(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (member, key) = (Officer("chuyenvien.buxa.bo"), Guid.CreateVersion7());
        AddPhoto.Request Photo(byte[] content, Guid? id = null, string? place = "Quầy số 3", string? point = "18.6796, 105.6813", DateTime? at = null) =>
            new(Stop, id ?? Guid.CreateVersion7(), @"C:\anh\quay 3.gif", new MemoryStream(content), place, point, at ?? new(2025, 8, 15, 14, 20, 0));
        await InNationAsync(house, async work =>
        {
            var add = work.Get<AddPhoto>();
            (await add.HandleAsync(Officer("thuky.bo"), Photo(SampleFiles.Png()))).Problems[0].Code.ShouldBe("ACC-001");
            (await add.HandleAsync(Officer("cuctruong.shtt.bo"), Photo(SampleFiles.Png()))).Problems[0].Code.ShouldBe("MIS-100");
            (await add.HandleAsync(member, Photo(SampleFiles.Pdf(), place: " ", point: "ở đây", at: new(2030, 1, 1)))).Problems.Select(problem => problem.Code).ShouldBe(["MIS-110", "MIS-111", "MIS-112", "MIS-109"]);
            (await add.HandleAsync(member, Photo("GIF89a"u8.ToArray()))).Problems[0].Code.ShouldBe("FIL-003");
            (await add.HandleAsync(member, Photo([]))).Problems[0].Code.ShouldBe("FIL-001");
            (await add.HandleAsync(member, Photo(SampleFiles.Png(), key))).Value.ShouldBe(key);
        });
        await InNationAsync(house, async work => (await work.Get<AddPhoto>().HandleAsync(member, Photo(SampleFiles.Png(), key))).Value.ShouldBe(key, "the page sent twice"));
        await InNationAsync(house, async work => (await work.Get<AddPhoto>().HandleAsync(member, Photo(SampleFiles.Jpeg(), key))).Value.ShouldNotBe(key, "another picture from an old page"));
        var many = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var work = house.Open();
            using var nation = work.Db.Tenant.Open(Tenant.Nation);
            return await work.Get<AddPhoto>().HandleAsync(member, Photo(SampleFiles.Jpeg()));
        })));
        many.SelectMany(one => one.Problems).ShouldBeEmpty("several telephones at once");

        await using var there = house.Open();
        var seen = (await there.Get<ShowVisit>().HandleAsync(Officer("chutich.truongvinh"), Stop)).Value;
        seen.Photos.Count.ShouldBe(5);
        var first = seen.Photos.Single(photo => photo.Id == key);
        (first.FileName, first.Place, Coordinates.Write(first.Latitude!.Value, first.Longitude!.Value)).ShouldBe(("quay 3.gif.png", "Quầy số 3", "18.67960, 105.68130"));
        var handed = (await there.Get<OpenPhoto>().HandleAsync(Officer("chutich.truongvinh"), Stop, key)).Value;
        await using (handed.Content)
        {
            (handed.Kind, handed.Content.Length).ShouldBe((FileKind.Png, SampleFiles.Png().LongLength));
        }

        (await there.Get<OpenPhoto>().HandleAsync(Officer("chutich.vinhphu"), Stop, key)).Problems[0].Code.ShouldBe("MIS-100");
        (await there.Get<OpenPhoto>().HandleAsync(Officer("chutich.truongvinh"), Stop, Guid.CreateVersion7())).Problems[0].Code.ShouldBe("MIS-114");
        (await there.Get<AddPhoto>().RemoveAsync(Officer("chutich.truongvinh"), Stop, key)).Problems[0].Code.ShouldBe("ACC-001");
        await InNationAsync(house, async work => (await work.Get<AddPhoto>().RemoveAsync(member, Stop, key)).Problems.ShouldBeEmpty());
        await InNationAsync(house, async work => (await work.Get<AddPhoto>().RemoveAsync(member, Stop, key)).Problems[0].Code.ShouldBe("MIS-114"));
    }

    [Theory, BothProviders]
    public async Task Figures_are_the_platforms_own_or_marked_as_reported(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var member = Officer("chuyenvien.buxa.bo");
        await InNationAsync(house, async work =>
        {
            var set = work.Get<SetFigures>();
            SetFigures.Request Typed(params (FigureKind Kind, string Text)[] typed) => new(Stop, new(2026, 1, 1), new(2026, 6, 30), typed.ToDictionary(one => one.Kind, one => (string?)one.Text));
            (await set.HandleAsync(Officer("thuky.bo"), Typed())).Problems[0].Code.ShouldBe("ACC-001");
            (await set.HandleAsync(member, Typed() with { To = new(2025, 1, 1) })).Problems[0].Code.ShouldBe("MIS-115");
            (await set.HandleAsync(member, Typed() with { To = new(2031, 1, 1) })).Problems[0].Code.ShouldBe("MIS-115");
            (await set.HandleAsync(member, Typed((FigureKind.OnlineRate, "100,5"), (FigureKind.Received, "1,5"), (FigureKind.Visitors, "nhiều")))).Problems.Select(problem => problem.Field)
                .ShouldBe(["Reported[Received]", "Reported[OnlineRate]", "Reported[Visitors]"]);
            (await set.HandleAsync(member, Typed((FigureKind.OnlineRate, "91,77 %"), (FigureKind.Visitors, "7.117")) with { Expected = "" })).Problems.ShouldBeEmpty();
            (await set.HandleAsync(member, Typed((FigureKind.Visitors, "8.000")) with { Expected = "" })).Problems[0].Code.ShouldBe("ACT-001");
            var figures = (await work.Get<ShowVisit>().HandleAsync(member, Stop)).Value.Figures!;
            figures.Lines.Select(line => FormattableString.Invariant($"{line.Kind} {line.Value} {line.IsReported}")).ShouldBe(["Received 0 False", "OnlineRate 91.77 True", "Resolved 0 False", "Overdue 0 False", "Visitors 7117 True"]);

            // Another province is not on this platform: nothing is counted there.
            var elsewhere = (await set.CountAsync((await work.Get<ShowVisit>().HandleAsync(member, SampleIds.For("stop/2083/38/2"))).Value.Stop, new(2026, 1, 1), new(2026, 6, 30))).Value;
            elsewhere.Lines.ShouldAllBe(line => line.Counted == null);
        });
    }

    private static Actor Officer(string user) => new(ActorKind.Officer, SampleIds.For($"officer/{user}"), user);

    private static async Task InNationAsync(TestDatabase house, Func<Work, Task> act)
    {
        await using var work = house.Open();
        using var nation = work.Db.Tenant.Open(Tenant.Nation);
        await act(work);
    }
}
