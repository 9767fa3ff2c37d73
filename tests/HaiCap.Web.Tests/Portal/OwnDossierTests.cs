using System.Net;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Portal;

/// <summary>The citizen's own pages in a browser without script.</summary>
public sealed class OwnDossierTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task The_list_tells_state_time_left_and_the_next_thing_to_do()
    {
        using var citizen = await province.CitizenAsync(4);
        await citizen.GetAsync("/ho-so");
        citizen.Text.ShouldContain("Chưa có hồ sơ nào");
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await citizen.GetAsync("/ho-so");
        citizen.Text.ShouldContain("còn 5 ngày làm việc 6 giờ");
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ"));

        await citizen.GetAsync("/ho-so");

        citizen.Text.ShouldContain(story.Code);
        citizen.Text.ShouldContain("Yêu cầu bổ sung giấy tờ");
        citizen.Text.ShouldContain("Tạm dừng tính giờ");
        citizen.Text.ShouldContain("Bổ sung trước hết ngày 21/07/2026");
        citizen.Page.QuerySelector(".my-list .next a")!.GetAttribute("href").ShouldBe($"/ho-so/{story.Code}/bo-sung");

        // What counts down stands first, with what happens by itself.
        var reminder = citizen.Page.QuerySelector("section[aria-labelledby=nhac] li")!;
        reminder.TextContent.ShouldContain("Còn 15 ngày để bổ sung");
        reminder.TextContent.ShouldContain("Đến hết ngày 21/07/2026 chưa bổ sung thì hồ sơ dừng giải quyết.");
        reminder.QuerySelector("a")!.GetAttribute("href").ShouldBe($"/ho-so/{story.Code}/bo-sung");
        PageRules.Faults(citizen).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dossier_tells_what_happens_now_why_it_is_due_then_and_its_story()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await citizen.GetAsync($"/ho-so/{story.Code}");
        citizen.Text.ShouldContain("Cán bộ sẽ kiểm tra và trả lời trước 09:00 07/07/2026");
        await story.ReceiveAsync();

        await citizen.GetAsync($"/ho-so/{story.Code}");

        citizen.Text.ShouldContain("đang được phân công người giải quyết");
        citizen.Page.QuerySelectorAll(".summary-list div").Single(row => row.TextContent.Contains("Hẹn trả kết quả", StringComparison.Ordinal)).TextContent.ShouldContain("13/07/2026 17:30");
        citizen.Page.QuerySelector(".why ol")!.TextContent.ShouldContain("5 ngày làm việc, không tính ngày bắt đầu");
        citizen.Page.QuerySelectorAll(".timeline li").Length.ShouldBe(3);
        citizen.Page.QuerySelector(".timeline")!.TextContent.ShouldContain("Tiếp nhận hồ sơ, hẹn trả kết quả");
        citizen.Page.QuerySelector(".timeline")!.TextContent.ShouldNotContain(DossierStory.Reception, Case.Sensitive, "officers at work are not named");
        citizen.Text.ShouldContain("SN-001");
    }

    [Fact]
    public async Task The_receipt_is_downloaded_by_its_name_and_shown_when_asked()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        await citizen.GetAsync($"/ho-so/{story.Code}");
        var link = citizen.Page.QuerySelectorAll(".file-list a.btn").Single().GetAttribute("href")!;

        await citizen.GetAsync(link);

        citizen.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        citizen.Response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        citizen.Response.Headers.CacheControl!.Private.ShouldBeTrue();
        var name = citizen.Response.Content.Headers.GetValues("Content-Disposition").Single();
        name.ShouldStartWith("attachment;");
        name.ShouldContain(Uri.EscapeDataString($"hẹn trả kết quả {story.Code}.pdf"));
        await citizen.GetAsync(link + "?xem=1");
        citizen.Response.Content.Headers.GetValues("Content-Disposition").Single().ShouldStartWith("inline;");
        await citizen.GetAsync($"/ho-so/{story.Code}/to-khai");
        citizen.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task To_another_citizen_the_dossier_and_every_file_of_it_are_not_there_and_a_stranger_must_sign_in()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ"));
        await citizen.GetAsync($"/ho-so/{story.Code}/bo-sung");
        await citizen.UploadAsync($"paper-{DossierStory.Component}", "a.pdf", SampleFiles.Pdf("a"), ("viec", "tai"));
        var file = citizen.Page.QuerySelector(".file-line a")!.GetAttribute("href")!;
        var receipt = (await story.DocumentAsync(DocumentKind.Receipt)).Id;
        string[] pages =
        [
            $"/ho-so/{story.Code}", $"/ho-so/{story.Code}/van-ban/{receipt}", $"/ho-so/{story.Code}/to-khai", $"/ho-so/{story.Code}/bo-sung", $"/ho-so/{story.Code}/bo-sung/gui",
            $"/ho-so/{story.Code}/bo-sung/to-khai/to-chuc", $"/ho-so/{story.Code}/rut", file,
        ];
        foreach (var page in pages)
        {
            await citizen.GetAsync(page);
            citizen.Status.ShouldBe(HttpStatusCode.OK, page);
        }

        using var other = await province.CitizenAsync(2);
        using var stranger = province.Site.Visit();
        foreach (var page in pages)
        {
            await other.GetAsync(page);
            other.Status.ShouldBe(HttpStatusCode.NotFound, page);
            await stranger.GetAsync(page);
            stranger.Path.ShouldStartWith("/dang-nhap?", Case.Sensitive, page);
        }
    }

    [Fact]
    public async Task Withdrawing_asks_for_a_reason_and_ends_it_at_once_before_acceptance()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await citizen.GetAsync($"/ho-so/{story.Code}");
        await citizen.GetAsync(citizen.Page.QuerySelector(".withdraw a")!.GetAttribute("href")!);
        await citizen.SubmitAsync(("why", " "));
        citizen.Page.QuerySelector("#why-error")!.TextContent.ShouldBe("Ghi lý do.");
        await citizen.SubmitAsync(("why", "Nộp nhầm thủ tục"));

        citizen.Text.ShouldContain("Đã rút hồ sơ.");
        citizen.Text.ShouldContain("Hồ sơ đã được rút theo đề nghị của người nộp.");
        citizen.Page.QuerySelector(".withdraw").ShouldBeNull();
        (await story.SeeAsync()).State.ShouldBe(DossierState.Stopped);
    }

    [Fact]
    public async Task An_act_in_between_is_told_and_the_reason_typed_stays()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await citizen.GetAsync($"/ho-so/{story.Code}/rut");
        await story.ReceiveAsync();

        await citizen.SubmitAsync(("why", "Đổi ý"));

        citizen.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Người khác vừa xử lý");
        citizen.Page.QuerySelector("#why")!.TextContent.Trim().ShouldBe("Đổi ý");
        await citizen.SubmitAsync();
        citizen.Text.ShouldContain("Đã gửi đề nghị rút hồ sơ.");
        (await story.SeeAsync()).State.ShouldBe(DossierState.WithdrawalRequested);
    }

    [Fact]
    public async Task A_payment_request_tells_the_amount_and_where_to_pay()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForMoneyAsync();

        await citizen.GetAsync($"/ho-so/{story.Code}");

        citizen.Text.ShouldContain("1.500.000 đ");
        citizen.Text.ShouldContain($"ghi mã hồ sơ {story.Code}");
    }

    [Fact]
    public async Task The_result_is_there_from_the_moment_it_is_issued_and_not_before()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.DecideAsync();
        var result = await story.DocumentAsync(DocumentKind.Result);
        await citizen.GetAsync($"/ho-so/{story.Code}");
        citizen.Page.QuerySelector("#ket-qua").ShouldBeNull();
        await citizen.GetAsync($"/ho-so/{story.Code}/van-ban/{result.Id}");
        citizen.Status.ShouldBe(HttpStatusCode.NotFound);

        await story.IssueAsync();

        await citizen.GetAsync($"/ho-so/{story.Code}");
        await citizen.GetAsync(citizen.Page.QuerySelector("#ket-qua a.btn")!.GetAttribute("href")!);
        citizen.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await citizen.Response.Content.ReadAsByteArrayAsync())[..5].ShouldBe("%PDF-"u8.ToArray());
        using var other = await province.CitizenAsync(2);
        await other.GetAsync($"/ho-so/{story.Code}/van-ban/{result.Id}");
        other.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_draft_stands_in_the_list_until_it_is_thrown_away()
    {
        using var citizen = await province.CitizenAsync(3);
        await citizen.GetAsync("/nop-ho-so/moi?thu-tuc=2.002385");
        await citizen.SubmitAsync();
        var id = citizen.Path.Split('/')[2];
        await citizen.GetAsync("/ho-so");
        citizen.Page.QuerySelector(".draft-list a")!.GetAttribute("href").ShouldBe($"/nop-ho-so/{id}");
        await citizen.GetAsync($"/nop-ho-so/{id}");

        await citizen.SubmitAsync();

        await citizen.GetAsync("/ho-so");
        citizen.Page.QuerySelector(".draft-list").ShouldBeNull();
    }
}
