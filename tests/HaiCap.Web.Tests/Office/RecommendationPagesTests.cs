using System.Net;

namespace HaiCap.Web.Tests.Office;

/// <summary>A commune's difficulty by the pages: typed, kept, sent, answered by two people of the department, asked again, closed.</summary>
public sealed class RecommendationPagesTests(SampleSite sample) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_commune_asks_a_department_answers_and_the_commune_has_the_last_word()
    {
        using var commune = await sample.VisitAsAsync("tiepnhan.truongvinh");
        await commune.GetAsync("/lam-viec/kien-nghi/ghi");
        await commune.SubmitFormAsync("form.difficulty-form", ("Asks", "Thống nhất cách tính thời hạn."));
        commune.Text.ShouldContain("Mô tả khó khăn, vướng mắc.");
        commune.Text.ShouldContain("Chọn lĩnh vực.");
        await commune.SubmitFormAsync("form.difficulty-form", ("luu", "1"));
        commune.Text.ShouldContain("Đã lưu nháp.");
        await commune.GetAsync(commune.At.AbsolutePath);
        commune.Page.QuerySelector("#Asks")!.TextContent.Trim().ShouldBe("Thống nhất cách tính thời hạn.");
        await commune.SubmitFormAsync(
            "form.difficulty-form", ("Kind", "phap-luat"), ("Field", "Sở hữu trí tuệ"), ("Severity", "Hinders"), ("Text", "Nơi ghi ngày, nơi ghi ngày làm việc."), ("Person", "Nguyễn Văn An"));
        commune.Text.ShouldContain("Văn phòng UBND tỉnh đang giữ");
        commune.Text.ShouldContain("Nguyễn Văn An");
        var page = commune.At.AbsolutePath;

        using var secretary = await sample.VisitAsAsync("chuyenvien.vanphong");
        await secretary.GetAsync(page);
        await secretary.SubmitFormAsync("form.route-form");
        secretary.Text.ShouldContain("Chọn đơn vị.");
        await secretary.SubmitFormAsync("form.route-form", ("Unit", "H41.19"));
        secretary.Text.ShouldContain("đã chuyển đơn vị");

        using var specialist = await sample.VisitAsAsync("chuyenvien.atbx");
        await specialist.GetAsync("/lam-viec/kien-nghi");
        specialist.Text.ShouldContain("Thống nhất cách tính thời hạn.");
        await specialist.GetAsync(page);
        specialist.Text.ShouldContain("N. V. A.");
        specialist.Text.ShouldNotContain("Nguyễn Văn An");
        await specialist.SubmitFormAsync("form.draft-form", ("Kind", "AmendText"), ("Answer", "Đề nghị sửa mẫu 02."));
        specialist.Text.ShouldContain("Nêu số, ký hiệu văn bản và điều khoản cần sửa.");
        await specialist.SubmitFormAsync("form.draft-form", ("Kind", "AmendText"), ("Answer", "Đề nghị sửa mẫu 02."), ("Cites", "133/2025/NĐ-CP | Điều 7"));
        specialist.Text.ShouldContain("Dự thảo trả lời: Sửa đổi văn bản");
        specialist.Page.QuerySelector("form.approve-form").ShouldBeNull();

        await commune.GetAsync(page);
        commune.Text.ShouldNotContain("Đề nghị sửa mẫu 02.");

        using var director = await sample.VisitAsAsync("giamdoc.skhcn");
        await director.GetAsync(page);
        await director.SubmitFormAsync("form.approve-form");
        await director.SubmitFormAsync("form.send-form");
        director.Text.ShouldContain("đã trả lời");

        await commune.GetAsync(page);
        commune.Text.ShouldContain("Đề nghị sửa mẫu 02.");
        commune.Text.ShouldContain("133/2025/NĐ-CP, Điều 7");
        await commune.SubmitFormAsync("form.word-form");
        commune.Text.ShouldContain("Ghi lý do.");
        await commune.SubmitFormAsync("form.word-form", ("Why", "Chưa nói áp dụng từ ngày nào."));
        commune.Text.ShouldContain("hỏi lại");

        await director.GetAsync(page);
        await director.SubmitFormAsync("form.draft-form", ("Kind", "Guidance"), ("Answer", "Áp dụng từ hôm nay."), ("Cites", ""));
        director.Page.QuerySelector("form.approve-form").ShouldBeNull("who drafted does not approve");
        await director.GetAsync(page);
        using var deputy = await sample.VisitAsAsync("phogiamdoc.skhcn");
        await deputy.GetAsync(page);
        await deputy.SubmitFormAsync("form.return-form", ("Why", "Nêu rõ ngày."));
        deputy.Text.ShouldContain("Nêu rõ ngày.");
        await deputy.SubmitFormAsync("form.approve-form");
        await deputy.SubmitFormAsync("form.send-form");

        await commune.GetAsync(page);
        await commune.SubmitFormAsync("form.confirm-form");
        commune.Text.ShouldContain("đã khép");
    }

    [Fact]
    public async Task What_is_only_recorded_stands_in_the_list_of_difficulties_and_a_strangers_is_not_there()
    {
        using var commune = await sample.VisitAsAsync("tiepnhan.truongvinh");
        await commune.GetAsync("/lam-viec/kien-nghi/ghi");
        await commune.SubmitFormAsync("form.difficulty-form", ("Kind", "ha-tang"), ("Field", "Sở hữu trí tuệ"), ("Severity", "Stops"), ("Text", "Phần mềm một cửa quá tải buổi sáng."));
        commune.Text.ShouldContain("Đã ghi nhận khó khăn.");
        var page = commune.At.AbsolutePath;
        await commune.GetAsync("/lam-viec/kien-nghi/kho-khan?loai=ha-tang");
        commune.Text.ShouldContain("Phần mềm một cửa quá tải buổi sáng.");

        using var elsewhere = await sample.VisitAsAsync("tiepnhan.vinhphu");
        (await elsewhere.GetAsync(page, follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
        await elsewhere.GetAsync("/lam-viec/kien-nghi/kho-khan");
        elsewhere.Text.ShouldNotContain("Phần mềm một cửa quá tải buổi sáng.");

        using var administrator = await sample.VisitAsAsync("quantri.tinh");
        (await administrator.GetAsync("/lam-viec/kien-nghi", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await administrator.GetAsync("/lam-viec/kien-nghi/ghi", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
