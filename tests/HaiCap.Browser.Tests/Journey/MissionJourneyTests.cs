using System.IO.Compression;
using HaiCap.Browser.Tests.Support;
using HaiCap.Core.Organizations.Sample;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>A field mission on phones, from the plan of a stop to the report: what is heard is asked, answered, asked again, answered for good, and stands where the next one looks.</summary>
public sealed class MissionJourneyTests(Stage stage)
{
    private const string Procedure = "1.003542";
    private const string Ask = "Hướng dẫn tổ chức giám định sửa giấy chứng nhận khi địa chỉ còn ghi tên huyện đã bỏ.";
    private const string Question = "Giấy chứng nhận ghi tên huyện đã bỏ thì sửa theo địa chỉ nào?";
    private static readonly string Delegation = $"/lam-viec/doan-cong-tac/{SampleIds.For("mission/2083")}/doan/6";

    [Fact]
    public async Task What_a_delegation_hears_is_answered_for_good_and_found_by_the_next_one()
    {
        await using var secretariat = await OnPhoneAsync("thuky.bo");
        await PlanAsync(secretariat);
        string code;
        await using (var traveller = await OnPhoneAsync("thuky6.bo"))
        {
            var stop = await VisitAsync(traveller);
            await RecordAsync(traveller, stop, "Phần mềm một cửa đứng vào giờ cao điểm.", "Nâng máy chủ phần mềm một cửa.");
            code = await RecordOverACutLineAsync(traveller, stop);
        }

        var page = $"/lam-viec/kien-nghi/{code}";
        await GroupAndRouteAsync(secretariat, page);
        await AnswerAsync(page, "Sửa theo địa chỉ mới của đơn vị hành chính.");
        await using var asker = await OnPhoneAsync("chutich.truongvinh");
        await asker.GoAsync(page);
        await asker.MeetAsync("kien-nghi-noi-hoi");
        await asker.FillAsync("Lý do", "Chưa nói cần giấy tờ gì.");
        await asker.ClickAsync("Hỏi lại");
        await Assertions.Expect(asker.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("hỏi lại");

        await AnswerAsync(page, "Sửa theo địa chỉ mới; kèm nghị quyết sắp xếp đơn vị hành chính, không phải thi lại.", publish: true);
        await asker.GoAsync(page);
        await asker.ClickAsync("Xác nhận đã được giải đáp");
        await Assertions.Expect(asker.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("đã khép");

        await using var anybody = await stage.VisitAsync(Device.Phone);
        await anybody.GoAsync($"/thu-tuc/{Procedure}");
        await Assertions.Expect(anybody.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(Question);
        await anybody.MeetAsync("thu-tuc-co-giai-dap");
        (await ReportAsync(secretariat)).ShouldContain(code);
    }

    private async Task<Visit> OnPhoneAsync(string userName)
    {
        var visit = await stage.VisitAsync(Device.Phone);
        await visit.SignInAsync(userName);
        return visit;
    }

    private static async Task PlanAsync(Visit visit)
    {
        await visit.GoAsync($"{Delegation}/lich");
        await visit.FillAsync("Nội dung", "Nghe tổ chức giám định");
        await visit.Page.Locator("#Place").SelectOptionAsync("16690");
        await visit.FillAsync("Địa điểm", "Trụ sở phường");
        await visit.FillAsync("Ngày", "2025-08-14");
        await visit.FillAsync("Bắt đầu lúc", "08:00");
        await visit.FillAsync("Kết thúc lúc", "10:00");
        await visit.MeetAsync("diem-den-moi");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).Last.ClickAsync();
        await visit.ArriveAsync("/doan/6");
        await visit.MeetAsync("doan-cong-tac");
    }

    /// <summary>What was said, typed on the phone; the address of the stop.</summary>
    private static async Task<string> VisitAsync(Visit visit)
    {
        await visit.GoAsync(Delegation);
        var stop = (await visit.Page.GetByRole(AriaRole.Row, new() { Name = "Nghe tổ chức giám định" }).GetByRole(AriaRole.Link, new() { Name = "Nội dung buổi làm việc" }).GetAttributeAsync("href"))!;
        await visit.GoAsync($"{stop}/ghi");
        await visit.Page.Locator("#Notes").FillAsync("Ba tổ chức hỏi về sửa giấy chứng nhận.");
        await visit.Page.Locator("#a-0-what").FillAsync("Nghe các tổ chức");
        await visit.MeetAsync("ghi-buoi-lam-viec");
        await visit.Page.Locator("form.visit-form button.btn-primary").ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Ba tổ chức hỏi về sửa giấy chứng nhận.");
        await visit.MeetAsync("buoi-lam-viec");
        return stop;
    }

    private static async Task<string> RecordAsync(Visit visit, string stop, string difficulty, string asks)
    {
        await BeginAsync(visit, stop);
        await visit.Page.Locator("#Text").FillAsync(difficulty);
        await visit.Page.Locator("#Asks").FillAsync(asks);
        return await SendAsync(visit);
    }

    private static async Task<string> RecordOverACutLineAsync(Visit visit, string stop)
    {
        await BeginAsync(visit, stop);
        await visit.Page.Locator("#Text").FillAsync("Giấy chứng nhận cũ ghi tên huyện đã bỏ.");
        var told = visit.Page.Locator("[data-saved]");
        await Assertions.Expect(told).ToContainTextAsync("Đã lưu lúc");
        await visit.CutLineAsync(
            async () =>
            {
                await visit.Page.Locator("#Asks").FillAsync(Ask);
                await Assertions.Expect(told).ToContainTextAsync("Chưa lưu được");
            },
            () => Assertions.Expect(told).ToContainTextAsync("Đã lưu lúc"));

        // Another phone, the same officer: the draft is where it was left.
        await visit.GoAsync("/lam-viec/kien-nghi");
        await visit.Page.GetByRole(AriaRole.Main).Locator("a[href^='/lam-viec/kien-nghi/ghi/']").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#Asks")).ToHaveValueAsync(Ask);
        return await SendAsync(visit);
    }

    private static async Task BeginAsync(Visit visit, string stop)
    {
        await visit.GoAsync($"/lam-viec/kien-nghi/ghi?diem={stop.Split('/')[^1]}");
        await visit.Page.Locator("#Kind").SelectOptionAsync("phap-luat");
        await visit.Page.Locator("#Field").SelectOptionAsync("Sở hữu trí tuệ");
        await visit.Page.Locator("#Procedure").FillAsync(Procedure);
    }

    private static async Task<string> SendAsync(Visit visit)
    {
        await visit.MeetAsync("ghi-kho-khan");
        await visit.Page.Locator("form.difficulty-form .actions .btn-primary").ClickAsync();
        var sent = visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Kiến nghị KN-" });
        var sendAnyway = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Vẫn gửi" });
        await Assertions.Expect(sent.Or(sendAnyway)).ToBeVisibleAsync();
        if (await sendAnyway.IsVisibleAsync())
        {
            await sendAnyway.ClickAsync();
        }

        await Assertions.Expect(sent).ToBeVisibleAsync();
        return new Uri(visit.Page.Url).Segments[^1];
    }

    private static async Task GroupAndRouteAsync(Visit visit, string page)
    {
        await visit.GoAsync(page);
        await visit.MeetAsync("kien-nghi-chua-gop");
        await visit.Page.Locator("form.group-form #Topic").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visit.ClickAsync("Gộp vào chủ đề");
        await Assertions.Expect(visit.Page.Locator(".summary-list").First).ToContainTextAsync("Chủ đề");

        // No instrument names a unit of the ministry for this field: the secretariat gives it to one.
        await visit.Page.GetByText("Phân cho đơn vị").ClickAsync();
        var unit = (await visit.Page.Locator("#Unit option").AllInnerTextsAsync()).First(name => name.Contains("Cục Sở hữu trí tuệ", StringComparison.Ordinal));
        await visit.Page.Locator("#Unit").SelectOptionAsync(new SelectOptionValue { Label = unit });
        await visit.Page.Locator("form.route-form button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".summary-list").First).ToContainTextAsync("đã chuyển đơn vị");
    }

    /// <summary>A specialist of the competent unit drafts, its head approves and sends.</summary>
    private async Task AnswerAsync(string page, string words, bool publish = false)
    {
        await using (var expert = await OnPhoneAsync("chuyenvien.shtt.bo"))
        {
            await expert.GoAsync(page);
            await expert.FillAsync("Nội dung trả lời", words);
            await expert.FollowAsync("Lưu dự thảo");
            await expert.MeetAsync("kien-nghi-du-thao");
        }

        await using var head = await OnPhoneAsync("cuctruong.shtt.bo");
        await head.GoAsync(page);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync();
        await head.ClickAsync("Gửi trả lời");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("đã trả lời");
        if (publish)
        {
            await head.Page.GetByText("Công bố làm giải đáp").Last.ClickAsync();
            await head.Page.Locator("details[open] [name=Question]").FillAsync(Question);
            await head.Page.Locator("details[open] [name=Procedure]").FillAsync(Procedure);
            await head.Page.Locator("details[open] [name=IsPublic]").CheckAsync();
            await head.Page.Locator("details[open] .publish-form button").ClickAsync();
            await Assertions.Expect(head.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Đã công bố");
            await head.MeetAsync("kien-nghi-giai-dap");
        }
    }

    /// <summary>Words of the report's Word file.</summary>
    private static async Task<string> ReportAsync(Visit visit)
    {
        await visit.GoAsync("/lam-viec/kien-nghi/bao-cao");
        await visit.ClickAsync("Lập báo cáo");
        var link = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Tải bản Word" });
        await link.WaitForAsync(new() { Timeout = 60_000 });
        await visit.MeetAsync("bao-cao-kien-nghi");
        using var word = new ZipArchive(new MemoryStream(await visit.DownloadAsync(link)));
        using var text = new StreamReader(await word.GetEntry("word/document.xml")!.OpenAsync());
        return await text.ReadToEndAsync();
    }
}
