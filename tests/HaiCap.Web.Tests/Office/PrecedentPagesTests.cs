using System.Net;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>A department's answer by the pages: published, found by another commune, at the dossier and on the portal, then taken back.</summary>
public sealed class PrecedentPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Question = "Khai báo thiết bị X-quang có phải kèm bản sao giấy phép cũ không?";

    [Fact]
    public async Task An_answer_becomes_one_to_go_by_at_its_procedure_until_it_is_taken_back()
    {
        using var applicant = await province.CitizenAsync();
        var story = await DossierStory.FiledAsync(province.Site);
        using var commune = await province.OfficerAsync("tiepnhan.truongvinh");
        await commune.GetAsync("/lam-viec/kien-nghi/ghi");
        await commune.SubmitFormAsync(
            "form.difficulty-form", ("Kind", "phap-luat"), ("Field", "An toàn bức xạ và hạt nhân"), ("Severity", "Hinders"), ("Procedure", "2.002385"), ("Text", "Phòng khám hỏi bản sao giấy phép cũ."), ("Asks", "Trả lời có phải nộp bản sao giấy phép cũ."),
            ("Addressee", "Province"), ("DaXem", "1"));
        commune.Text.ShouldContain("đang giữ");
        var page = commune.At.AbsolutePath;
        using var specialist = await province.OfficerAsync("chuyenvien.atbx");
        await specialist.GetAsync(page);
        await specialist.SubmitFormAsync("form.draft-form", ("Kind", "Guidance"), ("Answer", "Không phải nộp; cơ quan tiếp nhận tự tra cứu."), ("Cites", "133/2025/NĐ-CP | Điều 7"));
        using var director = await province.OfficerAsync("giamdoc.skhcn");
        await director.GetAsync(page);
        director.Page.QuerySelector("form.publish-form").ShouldBeNull("nothing was sent yet");
        await director.SubmitFormAsync("form.approve-form");
        await director.SubmitFormAsync("form.send-form");
        await director.SubmitFormAsync("form.publish-form", ("Question", ""));
        director.Text.ShouldContain("Ghi câu hỏi bằng lời chung");
        await director.SubmitFormAsync("form.publish-form", ("Question", Question), ("IsPublic", "true"));
        director.Text.ShouldContain("Đã công bố: giải đáp GD-40-");
        var precedent = director.Page.QuerySelector("a[href^='/lam-viec/giai-dap/']")!.GetAttribute("href")!;
        await specialist.GetAsync(page);
        specialist.Page.QuerySelector("form.publish-form").ShouldBeNull();

        using var elsewhere = await province.OfficerAsync("tiepnhan.vinhphu");
        await elsewhere.GetAsync("/lam-viec/giai-dap?q=ban+sao+giay+phep+x+quang");
        elsewhere.Text.ShouldContain(Question);
        await elsewhere.GetAsync(precedent);
        elsewhere.Text.ShouldContain("133/2025/NĐ-CP, Điều 7");
        elsewhere.Page.QuerySelector("form.review-form").ShouldBeNull();
        (await elsewhere.GetAsync("/lam-viec/giai-dap/GD-40-26-999999", follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
        await commune.GetAsync($"/lam-viec/ho-so/{story.Code}");
        commune.Text.ShouldContain("Giải đáp về thủ tục này");
        commune.Text.ShouldContain(Question);
        using var citizen = province.Site.Visit();
        await citizen.GetAsync("/thu-tuc/2.002385");
        citizen.Text.ShouldContain("Không phải nộp; cơ quan tiếp nhận tự tra cứu.");

        await director.GetAsync(precedent);
        await director.SubmitFormAsync("form.review-form", ("Stands", "false"));
        director.Text.ShouldContain("Ghi lý do.");
        await director.SubmitFormAsync("form.review-form", ("Stands", "false"), ("Why", "Có quy định mới."));
        director.Text.ShouldContain("đã thay thế");
        await citizen.GetAsync("/thu-tuc/2.002385");
        citizen.Text.ShouldNotContain(Question);
        await commune.GetAsync($"/lam-viec/ho-so/{story.Code}");
        commune.Text.ShouldNotContain(Question);
    }
}
