using System.Net;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>Communes ask one thing in other words: each is shown that it was asked, sends its own all the same, and the secretary groups, parts and renames.</summary>
public sealed class TopicPagesTests(SampleSite sample) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task What_was_asked_already_is_shown_before_it_is_sent_and_grouped_by_the_secretary()
    {
        using var first = await sample.VisitAsAsync("tiepnhan.truongvinh");
        var one = await AskAsync(first, "Cấp chữ ký số cho công chức tiếp nhận.");
        using var second = await sample.VisitAsAsync("tiepnhan.vinhphu");
        await second.GetAsync("/lam-viec/kien-nghi/ghi");
        await second.SubmitFormAsync("form.difficulty-form", Form("Công chức tiếp nhận chưa được cấp chữ ký số."));
        second.Text.ShouldContain("Chưa gửi.");
        second.Text.ShouldContain("1 kiến nghị của nơi khác có nội dung gần giống.");
        second.Text.ShouldNotContain("Cấp chữ ký số cho công chức tiếp nhận.", Case.Sensitive, "another commune's words");
        second.Page.QuerySelector("#Asks")!.TextContent.Trim().ShouldBe("Công chức tiếp nhận chưa được cấp chữ ký số.");
        await second.SubmitFormAsync("form.difficulty-form", Form("Công chức tiếp nhận chưa được cấp chữ ký số."));
        second.Text.ShouldContain("đang giữ");
        var two = second.At.Segments[^1];
        var three = await AskAsync(second, "Người già không có điện thoại thông minh thì nộp hồ sơ thế nào?");

        using var secretary = await sample.VisitAsAsync("chuyenvien.vanphong");
        await secretary.GetAsync($"/lam-viec/kien-nghi/{one}");
        secretary.Page.QuerySelector($"form.group-form input[value='{two}']")!.HasAttribute("checked").ShouldBeTrue("those like it are proposed");
        await secretary.SubmitFormAsync("form.group-form");
        secretary.Text.ShouldContain("Đặt tên chủ đề");
        await secretary.SubmitFormAsync("form.group-form", ("Title", "Chữ ký số cho công chức"));
        secretary.Text.ShouldContain("2 xã ở 1 tỉnh cùng hỏi");
        await secretary.GetAsync($"/lam-viec/kien-nghi/{three}");
        await secretary.SubmitFormAsync("form.group-form", ("Topic", secretary.Page.QuerySelector("#Topic option:nth-child(2)")!.GetAttribute("value")!));
        await secretary.GetAsync("/lam-viec/kien-nghi/chu-de");
        secretary.Text.ShouldContain("Chữ ký số cho công chức");
        await secretary.GetAsync(secretary.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        var topic = secretary.Path;

        await secretary.SubmitFormAsync("form.move-form", ("Title", "Nộp hộ người già"));
        secretary.Text.ShouldContain("Chọn ít nhất một");
        await secretary.SubmitFormAsync("form.move-form", ("Title", "Nộp hộ người già"), ("Codes", three), ("Why", "Câu hỏi khác"));
        secretary.Page.QuerySelector("h1")!.TextContent.ShouldBe("Nộp hộ người già");
        await secretary.SubmitFormAsync("form.rename-form", ("NewName", "Nộp hồ sơ hộ người cao tuổi"));
        secretary.Page.QuerySelector("h1")!.TextContent.ShouldBe("Nộp hồ sơ hộ người cao tuổi");
        await secretary.GetAsync(topic);
        secretary.Text.ShouldContain("2 xã ở 1 tỉnh cùng hỏi");
        secretary.Text.ShouldContain($"Tách kiến nghị ra: {three}");

        await first.GetAsync(topic);
        first.Text.ShouldContain("2 xã ở 1 tỉnh cùng hỏi");
        first.Text.ShouldContain(one);
        first.Text.ShouldNotContain(two);
        first.Page.QuerySelector("form.move-form button").ShouldBeNull("only the secretary parts and moves");
        await first.GetAsync($"/lam-viec/kien-nghi/{one}");
        first.Text.ShouldContain("Chữ ký số cho công chức");
        first.Page.QuerySelector("form.group-form").ShouldBeNull();
        (await first.GetAsync("/lam-viec/kien-nghi/chu-de/CD-40-26-999999", follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);

        await first.GetAsync("/lam-viec/kien-nghi/ghi");
        var token = first.Page.QuerySelector("form.difficulty-form input[name=__xacthuc]")!.GetAttribute("value")!;
        await first.PostAsync("/lam-viec/kien-nghi/ghi?handler=Similar", ("Asks", "Đề nghị cấp chữ ký số cho cán bộ một cửa"), ("__xacthuc", token));
        first.Text.ShouldContain("Điều này có thể đã được hỏi");
        first.Text.ShouldContain("2 xã ở 1 tỉnh cùng hỏi");
        await first.PostAsync("/lam-viec/kien-nghi/ghi?handler=Similar", ("Asks", "abc"), ("__xacthuc", token));
        first.Text.ShouldBeEmpty();

        using var administrator = await sample.VisitAsAsync("quantri.tinh");
        (await administrator.GetAsync("/lam-viec/kien-nghi/chu-de", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await administrator.GetAsync(topic, follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static (string, string)[] Form(string asks) =>
        [("Kind", "con-nguoi"), ("Field", "Sở hữu trí tuệ"), ("Severity", "Hinders"), ("Text", "Không làm được việc ở quầy."), ("Asks", asks)];

    private static async Task<string> AskAsync(Visitor visitor, string asks)
    {
        await visitor.GetAsync("/lam-viec/kien-nghi/ghi");
        await visitor.SubmitFormAsync("form.difficulty-form", Form(asks));
        if (visitor.Text.Contains("Chưa gửi.", StringComparison.Ordinal))
        {
            await visitor.SubmitFormAsync("form.difficulty-form", Form(asks));
        }

        visitor.Text.ShouldContain("đang giữ");
        return visitor.At.Segments[^1];
    }
}
