using HaiCap.Browser.Tests.Support;
using HaiCap.Testing;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>Who was asked for papers may bring them to the counter instead.</summary>
public sealed class CounterSupplementTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task Papers_brought_to_the_counter_complete_the_dossier(Device device)
    {
        await using var backstage = new Backstage(stage.Site);
        var story = await DossierStory.FiledAsync(backstage);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ, thiếu trang thông số."));
        await using var reception = await Desk.OpenAsync(stage, DossierStory.Reception, device);
        await reception.Visit.GoAsync($"/lam-viec/ho-so/{story.Code}");
        await reception.DoAsync("Nhận bổ sung tại quầy", "Đã nhận bổ sung", async form =>
        {
            await form.GetByLabel("Sao chứng thực").FillAsync("1");
            await form.GetByLabel("Bản quét").SetInputFilesAsync(
                new FilePayload { Name = "bản quét.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf($"quầy {story.Code}") });
        });
        await Assertions.Expect(reception.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("bản quét.pdf");
    }
}
