using HaiCap.Browser.Tests.Support;

namespace HaiCap.Browser.Tests.Portal;

public sealed class AddressTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, true)]
    [InlineData(Device.Phone, false)]
    public async Task An_old_address_is_found_by_typing_it(Device device, bool script)
    {
        await using var visit = await stage.VisitAsync(device, script);
        await visit.GoAsync("/dia-chi");
        await visit.FillAsync("Xã, phường, thị trấn cũ", "hoa minh");
        await visit.FillAsync("Quận, huyện, thị xã cũ", "liên chiểu");
        await visit.FollowAsync("Tra địa chỉ");

        (await visit.Page.Locator("main tbody li").AllTextContentsAsync()).ShouldBe(["Phường Hòa Khánh, Thành phố Đà Nẵng", "Phường Thanh Khê, Thành phố Đà Nẵng"]);
        await visit.ShouldBeSoundAsync();
    }
}
