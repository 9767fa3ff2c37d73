using HaiCap.Browser.Tests.Support;
using HaiCap.Testing;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>Somebody acts while another still has the page open: the second is told, and what was typed is still there.</summary>
public sealed class StalePageTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task An_act_on_a_page_grown_old_tells_what_happened_keeps_what_was_typed_and_goes_through_when_pressed_again(Device device)
    {
        const string Typed = "Thiếu trang thông số, đề nghị chụp lại đủ các trang.";
        await using var backstage = new Backstage(stage.Site);
        var story = await DossierStory.FiledAsync(backstage);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await using var slow = await Desk.OpenAsync(stage, DossierStory.Specialist, device);
        await using var quick = await Desk.OpenAsync(stage, DossierStory.Specialist, look: false);
        await slow.OpenAsync(story.Code, "Việc của tôi");
        var form = await slow.BeginAsync("Yêu cầu bổ sung");
        var defect = form.Locator(".defect").Filter(new() { HasText = "Tài liệu kỹ thuật" });
        await defect.GetByRole(AriaRole.Checkbox).CheckAsync();
        await defect.GetByLabel("Cần bổ sung, sửa gì").FillAsync(Typed);

        await quick.OpenAsync(story.Code, "Việc của tôi");
        await quick.DoAsync("Hỏi ý kiến", "Đã gửi câu hỏi", async asking =>
        {
            await asking.GetByLabel("Đơn vị được hỏi").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await asking.GetByLabel("Nội dung cần ý kiến").FillAsync("Đề nghị cho ý kiến về phòng đặt máy.");
        });

        await PressAsync(form);
        await Assertions.Expect(slow.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Trong lúc bạn mở trang này");
        await Assertions.Expect(slow.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Hỏi ý kiến");
        await Assertions.Expect(defect.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await Assertions.Expect(defect.GetByLabel("Cần bổ sung, sửa gì")).ToHaveValueAsync(Typed);
        await slow.Visit.MeetAsync("trang-cu");
        await PressAsync(form);
        await Assertions.Expect(slow.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi phiếu yêu cầu bổ sung");
    }

    [Fact]
    public async Task An_act_that_is_no_longer_open_leaves_what_was_typed_to_be_copied()
    {
        const string Typed = "Đã gọi cho người nộp, hẹn mang bản chính.";
        await using var backstage = new Backstage(stage.Site);
        var story = await DossierStory.FiledAsync(backstage);
        await using var slow = await Desk.OpenAsync(stage, DossierStory.Reception);
        await slow.OpenAsync(story.Code);
        var form = await slow.BeginAsync("Tiếp nhận");
        await form.GetByLabel("Ghi chú nội bộ").FillAsync(Typed);
        await story.ReceiveAsync();

        await form.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận", Exact = true }).ClickAsync();
        await Assertions.Expect(slow.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Việc này không còn làm được");
        await Assertions.Expect(slow.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Trong lúc bạn mở trang này");
        await Assertions.Expect(form.GetByLabel("Ghi chú nội bộ")).ToHaveValueAsync(Typed);
        await slow.Visit.MeetAsync("trang-cu-dong");
    }

    private static Task PressAsync(ILocator form) => form.GetByRole(AriaRole.Button, new() { Name = "Yêu cầu bổ sung", Exact = true }).ClickAsync();
}
