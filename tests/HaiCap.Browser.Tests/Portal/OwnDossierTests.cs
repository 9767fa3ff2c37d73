using HaiCap.Browser.Tests.Support;
using HaiCap.Core.Dossiers;
using HaiCap.Testing;

namespace HaiCap.Browser.Tests.Portal;

/// <summary>The citizen's pages at both widths: sound, and the supplement works with script and without.</summary>
public sealed class OwnDossierTests(Stage stage)
{
    private const string Citizen = "Nguyễn Văn Mẫu";

    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, true)]
    [InlineData(Device.Phone, false)]
    public async Task A_dossier_is_followed_completed_and_its_result_fetched(Device device, bool script)
    {
        await using var visit = await stage.VisitAsync(device, script);
        await using var backstage = new Backstage(stage.Site);
        await visit.BecomeCitizenAsync(Citizen);
        var story = await DossierStory.FiledAsync(backstage);
        await SoundAsync($"/ho-so/{story.Code}", "submitted");
        await story.ReceiveAsync();
        await story.AssignAsync();
        await SoundAsync($"/ho-so/{story.Code}", "in-process");
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ, thiếu trang thông số kỹ thuật. Chụp lại đủ các trang, nhìn rõ số máy."), ("phieu-khai-bao", "Số máy khác với tài liệu."));
        await SoundAsync("/ho-so", "list");
        await SoundAsync($"/ho-so/{story.Code}", "asked");

        await visit.ClickAsync("Bổ sung hồ sơ");
        await visit.Page.Locator($"#paper-{DossierStory.Component}").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "tai-lieu.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf("bổ sung"),
        });
        await visit.ClickAsync("Tải tệp đã chọn lên");
        await visit.Page.Locator(".file-line").First.WaitForAsync();
        await visit.ShouldBeSoundAsync();
        await visit.PictureAsync($"own-supplement-{device}-{script}");
        await visit.FollowAsync(visit.Page.Locator(".task-list a").Nth(2));
        await visit.ShouldBeSoundAsync();
        await visit.PictureAsync($"own-form-{device}-{script}");
        await visit.FollowAsync("Lưu bản sửa");
        await visit.ClickAsync("Tiếp tục");
        await visit.FillAsync("Ý kiến gửi cơ quan giải quyết", "Số máy trên tờ khai là đúng.");
        await visit.ShouldBeSoundAsync();
        await visit.PictureAsync($"own-send-{device}-{script}");
        await visit.ClickAsync("Gửi bổ sung");
        (await visit.Page.Locator(".notice-good").TextContentAsync())!.ShouldContain("Đã gửi nội dung bổ sung.");

        await story.DecideAsync();
        await story.IssueAsync();
        await SoundAsync($"/ho-so/{story.Code}", "result");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.ClickAsync("Tải kết quả"));
        download.SuggestedFilename.ShouldEndWith(".pdf");
        var result = await story.DocumentAsync(DocumentKind.Result);
        await SoundAsync($"/kiem-tra/{result.CheckCode}", "check");
        await SoundAsync($"/tra-cuu?ma={story.Code}", "track-ask");
        await visit.FillAsync("4 số cuối", "0001");
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.Page.Locator("#ket-qua").WaitForAsync();
        await visit.ShouldBeSoundAsync();
        await visit.PictureAsync($"own-track-{device}-{script}");

        async Task SoundAsync(string path, string name)
        {
            await visit.GoAsync(path);
            await visit.ShouldBeSoundAsync();
            await visit.PictureAsync($"own-{name}-{device}-{script}");
        }
    }

    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task Withdrawing_an_empty_list_and_a_paper_nobody_issued_are_sound_pages(Device device)
    {
        await using var visit = await stage.VisitAsync(device);
        await using var backstage = new Backstage(stage.Site);
        await visit.GoAsync("/kiem-tra");
        await visit.ShouldBeSoundAsync();
        await visit.BecomeCitizenAsync(Citizen);
        var story = await DossierStory.FiledAsync(backstage);
        await visit.GoAsync($"/ho-so/{story.Code}/rut");
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.Page.Locator(".error-summary").WaitForAsync();
        await visit.ShouldBeSoundAsync();
        await visit.PictureAsync($"own-withdraw-{device}");
        await visit.FillAsync("Lý do rút hồ sơ", "Nộp nhầm");
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        (await visit.Page.Locator(".notice-good").TextContentAsync())!.ShouldContain("Đã rút hồ sơ.");
    }
}
