using HaiCap.Browser.Tests.Support;
using HaiCap.Testing;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>The applicant's side of a dossier that was filed: follows it, completes it, fetches the result.</summary>
internal sealed class OwnDossier(Visit visit, string code)
{
    public string Code => code;

    private IPage Page => visit.Page;

    private ILocator Main => Page.GetByRole(AriaRole.Main);

    public async Task OpenAsync()
    {
        await visit.GoAsync($"/ho-so/{code}");
        await visit.MeetAsync("ho-so-nguoi-nop");
    }

    /// <summary>By the way the list of one's dossiers points to.</summary>
    public async Task SupplementAsync(string component, string note)
    {
        await visit.GoAsync("/ho-so");
        await visit.MeetAsync("ho-so-cua-toi");
        await Main.Locator("li").Filter(new() { HasText = code }).GetByRole(AriaRole.Link, new() { Name = "Bổ sung trước hết ngày" }).ClickAsync();
        await visit.ArriveAsync($"/ho-so/{code}/bo-sung");
        await visit.MeetAsync("bo-sung");
        await Page.GetByLabel(component).SetInputFilesAsync(
            new FilePayload { Name = "tài liệu rõ.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf($"bổ sung {code}") });
        await Main.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await visit.ArriveAsync("/bo-sung/gui");
        await visit.MeetAsync("bo-sung-gui");
        await Page.GetByLabel("Ý kiến gửi cơ quan giải quyết").FillAsync(note);
        await Main.GetByRole(AriaRole.Button, new() { Name = "Gửi bổ sung" }).ClickAsync();
        await visit.ArriveAsync($"/ho-so/{code}");
        await Assertions.Expect(Main.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi nội dung bổ sung");
        await visit.MeetAsync("bo-sung-xong");
    }

    public async Task<byte[]> DownloadResultAsync()
    {
        await visit.GoAsync($"/ho-so/{code}");
        await visit.MeetAsync("co-ket-qua");
        return await visit.DownloadAsync(Main.GetByRole(AriaRole.Link, new() { Name = "Tải kết quả" }));
    }

    /// <summary>The public page the QR of the result leads to.</summary>
    public async Task<string> CheckResultAsync()
    {
        await Main.GetByRole(AriaRole.Link, new() { Name = "Kiểm tra văn bản" }).ClickAsync();
        await Page.WaitForURLAsync("**/kiem-tra/*");
        await visit.MeetAsync("kiem-tra-van-ban");
        return await Main.InnerTextAsync();
    }
}
