using System.Net;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>The office's pages by their real forms, without script.</summary>
public sealed class DeskTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Form = "main form.act-form";

    private static IEnumerable<string> ActsOf(Visitor visitor) => visitor.Page.QuerySelectorAll(".act-bar a").Select(link => link.TextContent.Trim());

    private static async Task<Visitor> ActAsync(Visitor visitor, string code, string slug, params (string Name, string Value)[] fields)
    {
        await visitor.GetAsync($"/lam-viec/ho-so/{code}/{slug}");
        visitor.Path.ShouldBe($"/lam-viec/ho-so/{code}/{slug}");
        await visitor.SubmitFormAsync(Form, fields);
        visitor.Path.ShouldBe($"/lam-viec/ho-so/{code}?xong={slug}", visitor.Text);
        return visitor;
    }

    [Fact]
    public async Task A_dossier_goes_from_the_counter_to_the_applicants_hand_through_the_pages()
    {
        var story = await province.FiledAsync();
        var code = story.Code;
        using var reception = await province.OfficerAsync(DossierStory.Reception);
        using var head = await province.OfficerAsync(DossierStory.Head);
        using var specialist = await province.OfficerAsync(DossierStory.Specialist);
        using var director = await province.OfficerAsync("giamdoc.skhcn");
        using var clerk = await province.OfficerAsync("vanthu.vanphong");

        await reception.GetAsync("/lam-viec");
        reception.Page.QuerySelector($"a[href='/lam-viec/ho-so/{code}']").ShouldNotBeNull(reception.Text);
        await reception.GetAsync($"/lam-viec/ho-so/{code}");
        ActsOf(reception).ShouldBe(["Tiếp nhận", "Yêu cầu bổ sung", "Từ chối tiếp nhận"]);
        await ActAsync(reception, code, "tiep-nhan");
        ActsOf(reception).ShouldBeEmpty();

        await ActAsync(head, code, "phan-cong", ("Officer", Core.Organizations.Sample.SampleIds.For("officer/chuyenvien.atbx").ToString()));
        await specialist.GetAsync($"/lam-viec/ho-so/{code}");
        ActsOf(specialist).First().ShouldBe("Trình kết quả");
        await ActAsync(specialist, code, "bo-sung", ("Components", "tai-lieu-ky-thuat"), ("Reasons[tai-lieu-ky-thuat]", "Thiếu trang nêu thông số."));
        (await story.SeeAsync()).State.ShouldBe(DossierState.SupplementRequested);
        specialist.Text.ShouldContain("Thiếu trang nêu thông số.");

        // The applicant never answers by a page here; the specialist goes on with another dossier that needs nothing.
        var other = await province.FiledAsync();
        code = other.Code;
        await ActAsync(reception, code, "tiep-nhan");
        await ActAsync(head, code, "phan-cong", ("Officer", Core.Organizations.Sample.SampleIds.For("officer/chuyenvien.atbx").ToString()));
        await ActAsync(specialist, code, "du-thao", ("Subject", "Xác nhận khai báo thiết bị X-quang"));
        await ActAsync(head, code, "dong-y", ("Note", "Kính trình Giám đốc."));
        await director.GetAsync($"/lam-viec/ho-so/{code}/ky");
        await director.SubmitFormAsync(Form);
        director.Text.ShouldContain("Xem dự thảo rồi đánh dấu");
        await director.SubmitFormAsync(Form, ("Read", "true"));
        director.Path.ShouldBe($"/lam-viec/ho-so/{code}?xong=ky", director.Text);
        await ActAsync(clerk, code, "phat-hanh");
        (await other.SeeAsync()).State.ShouldBe(DossierState.Finished);
        await ActAsync(reception, code, "tra-ket-qua", ("HandedTo", "Nguyễn Văn Mẫu"));
        (await other.SeeAsync()).State.ShouldBe(DossierState.Returned);
        reception.Text.ShouldContain("Trả kết quả cho Nguyễn Văn Mẫu.");
    }

    [Fact]
    public async Task Who_comes_second_is_told_what_happened_and_keeps_what_was_typed()
    {
        var story = await province.FiledAsync();
        using var reception = await province.OfficerAsync(DossierStory.Reception);
        await reception.GetAsync($"/lam-viec/ho-so/{story.Code}/tu-choi");

        await story.ReceiveAsync();

        await reception.SubmitFormAsync(Form, ("Why", "Thiết bị không thuộc diện khai báo."), ("LegalBasis", "Điều 17 Nghị định 118/2025/NĐ-CP"));
        reception.Status.ShouldBe(HttpStatusCode.OK);
        reception.Text.ShouldContain("Người khác vừa xử lý việc này trước");
        reception.Text.ShouldContain("Tiếp nhận hồ sơ, hẹn trả kết quả");
        reception.Page.QuerySelector("#Why")!.TextContent.ShouldContain("Thiết bị không thuộc diện khai báo.");
        reception.Page.QuerySelector("#LegalBasis")!.TextContent.ShouldContain("Điều 17");
        reception.Page.QuerySelectorAll($"{Form} button[type=submit]").ShouldBeEmpty();
        (await story.SeeAsync()).State.ShouldBe(DossierState.InProcess);
    }

    [Fact]
    public async Task After_looking_at_what_happened_the_same_form_can_be_sent_again()
    {
        var story = await province.FiledAsync();
        await story.ReceiveAsync();
        await story.AssignAsync();
        using var specialist = await province.OfficerAsync(DossierStory.Specialist);
        using var colleague = await province.OfficerAsync(DossierStory.Specialist);
        await specialist.GetAsync($"/lam-viec/ho-so/{story.Code}/hoi-y-kien");
        var unit = specialist.Page.QuerySelectorAll("#Unit option[value]").Select(option => option.GetAttribute("value")!).First(value => value.Length > 0);
        await ActAsync(colleague, story.Code, "hoi-y-kien", ("Unit", unit), ("Question", "Câu hỏi thứ nhất"));

        await specialist.SubmitFormAsync(Form, ("Unit", unit), ("Question", "Câu hỏi thứ hai"));
        specialist.Text.ShouldContain("Người khác vừa xử lý");
        specialist.Page.QuerySelector("#Question")!.TextContent.ShouldContain("Câu hỏi thứ hai");
        await specialist.SubmitFormAsync(Form);
        specialist.Path.ShouldBe($"/lam-viec/ho-so/{story.Code}?xong=hoi-y-kien", specialist.Text);
        specialist.Text.ShouldContain("Câu hỏi thứ hai");
    }

    [Fact]
    public async Task Errors_lead_to_their_fields()
    {
        var story = await province.FiledAsync();
        using var reception = await province.OfficerAsync(DossierStory.Reception);
        await reception.GetAsync($"/lam-viec/ho-so/{story.Code}/tu-choi");
        await reception.SubmitFormAsync(Form, ("Why", ""), ("LegalBasis", ""));
        reception.Page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")).ShouldBe(["#Why", "#LegalBasis"]);
        reception.Page.QuerySelector("#Why")!.GetAttribute("aria-describedby")!.ShouldContain("Why-error");

        await reception.GetAsync($"/lam-viec/ho-so/{story.Code}/bo-sung");
        await reception.SubmitFormAsync(Form, ("Components", "tai-lieu-ky-thuat"));
        var link = reception.Page.QuerySelector(".error-summary a")!.GetAttribute("href")!;
        reception.Page.QuerySelector(link).ShouldNotBeNull(link);
        (await story.SeeAsync()).State.ShouldBe(DossierState.Submitted);
    }

    [Fact]
    public async Task The_draft_can_be_seen_as_a_paper_before_it_is_sent_up()
    {
        var story = await province.FiledAsync();
        await story.ReceiveAsync();
        await story.AssignAsync();
        using var specialist = await province.OfficerAsync(DossierStory.Specialist);
        await specialist.GetAsync($"/lam-viec/ho-so/{story.Code}/du-thao");
        specialist.Page.QuerySelector("#Facts")!.TextContent.ShouldContain("Nguyễn Văn Mẫu");
        var form = specialist.Page.QuerySelector(Form)!;
        form.SetAttribute("action", specialist.Page.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);
        await specialist.SubmitFormAsync(Form, ("Subject", "Thử bản in"));
        specialist.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await story.SeeAsync()).StepKey.ShouldBe("tham-dinh");
    }

    [Fact]
    public async Task Opinions_payments_ways_back_and_the_end_without_a_decision_go_by_their_forms()
    {
        var story = await province.FiledAsync();
        await story.ReceiveAsync();
        await story.AssignAsync();
        var code = story.Code;
        using var specialist = await province.OfficerAsync(DossierStory.Specialist);
        using var asked = await province.OfficerAsync("truongphong.qlkh");
        await asked.GetAsync($"/lam-viec/ho-so/{code}");
        asked.Status.ShouldBe(HttpStatusCode.NotFound);

        await specialist.GetAsync($"/lam-viec/ho-so/{code}/hoi-y-kien");
        var unit = specialist.Page.QuerySelectorAll("#Unit option").First(option => option.TextContent.Contains("Phòng QLKH", StringComparison.Ordinal)).GetAttribute("value")!;
        await ActAsync(specialist, code, "hoi-y-kien", ("Unit", unit), ("Question", "Thiết bị này có thuộc đề tài đã nghiệm thu không?"));
        await asked.GetAsync("/lam-viec");
        asked.Text.ShouldContain("Được hỏi ý kiến");
        await asked.GetAsync($"/lam-viec/ho-so/{code}");
        ActsOf(asked).ShouldBe(["Trả lời ý kiến"]);
        await ActAsync(asked, code, "tra-loi", ("Answer", "Không thuộc đề tài nào."));
        ActsOf(asked).ShouldBeEmpty();
        await specialist.GetAsync($"/lam-viec/ho-so/{code}");
        specialist.Text.ShouldContain("Không thuộc đề tài nào.");

        await specialist.GetAsync($"/lam-viec/ho-so/{code}/nop-tien");
        await specialist.SubmitFormAsync(Form, ("Amount", "không"), ("Why", "Phí thẩm định"));
        specialist.Page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Amount");
        await specialist.SubmitFormAsync(Form, ("Amount", "1.500.000 đ"));
        specialist.Path.ShouldEndWith("?xong=nop-tien", Case.Sensitive, specialist.Text);
        specialist.Text.ShouldContain("1.500.000 đ");
        (await story.SeeAsync()).ClockStopped.ShouldBeTrue();
        await ActAsync(specialist, code, "da-nop-tien", ("How", "Chuyển khoản, giao dịch 0001"));
        (await story.SeeAsync()).ClockStopped.ShouldBeFalse();

        await ActAsync(specialist, code, "tra-lai", ("Why", "Đề nghị giao cho người phụ trách địa bàn."));
        (await story.SeeAsync()).StepKey.ShouldBe("phan-cong");
        using var head = await province.OfficerAsync(DossierStory.Head);
        await head.GetAsync($"/lam-viec/ho-so/{code}");
        head.Text.ShouldContain("Đề nghị giao cho người phụ trách địa bàn.");
        await ActAsync(head, code, "dung", ("Why", "Người nộp khai trùng."));
        (await story.SeeAsync()).State.ShouldBe(DossierState.Stopped);
        ActsOf(head).ShouldBeEmpty();
        foreach (var document in head.Page.QuerySelectorAll("a[href*='/van-ban/']").Select(link => link.GetAttribute("href")!).ToList())
        {
            await head.GetAsync(document);
            head.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf", document);
        }
    }
}
