using HaiCap.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Office;

/// <summary>A province's administrator sets a procedure's limits without a programmer.</summary>
public sealed class LimitsTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, false)]
    public async Task Cases_are_added_tried_and_compared(Device device, bool script)
    {
        await using var visit = await stage.VisitAsync(device, script);
        await visit.SignInAsync("quantri.tinh");
        await visit.GoAsync("/lam-viec/thu-tuc/1.013792");
        await visit.FollowAsync("Sửa thời hạn bằng biểu mẫu");
        await visit.MeetAsync("thoi-han-thu-tuc");
        await visit.ClickAsync("Thêm hạn nội bộ");
        await visit.Page.Locator("[name='Form.InternalLimits[0].Value']").FillAsync("12");
        await visit.FollowAsync("Kiểm tra, tính thử");
        (await visit.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("Hạn nội bộ phải ngắn hơn thời hạn theo luật");
        await visit.MeetAsync("thoi-han-thu-tuc-sai");
        await visit.Page.Locator("[name='Form.InternalLimits[0].Value']").FillAsync("7,5");
        await visit.FollowAsync("Kiểm tra, tính thử");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("7,5 ngày làm việc");
        await visit.MeetAsync("thoi-han-thu-tuc-thu");
    }
}
