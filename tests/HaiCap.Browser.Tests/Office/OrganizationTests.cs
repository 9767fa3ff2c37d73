using HaiCap.Browser.Tests.Support;

namespace HaiCap.Browser.Tests.Office;

public sealed class OrganizationTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task The_administrator_s_pages_are_sound_on_both_screens(Device device)
    {
        await using var visit = await stage.VisitAsync(device);
        await visit.GoAsync("/dang-nhap/can-bo?ReturnUrl=%2Flam-viec%2Fto-chuc");
        await visit.FillAsync("Tên đăng nhập", "quantri.tinh");
        await visit.FillAsync("Mật khẩu", stage.Site.Password);
        await visit.FollowAsync(visit.Page.Locator("main form button[type=submit]").First);
        string[] pages = ["/lam-viec/to-chuc", "/lam-viec/to-chuc/H41.19", "/lam-viec/to-chuc/H41.19/nhan-chuc-vu?tim=nguyen+van", "/lam-viec/to-chuc/H41.19/lien-he"];
        foreach (var page in pages)
        {
            await visit.GoAsync(page);
            await visit.ShouldBeSoundAsync();
        }

        foreach (var act in new[] { "Kết thúc", "Tài khoản" })
        {
            await visit.GoAsync("/lam-viec/to-chuc/H41.19.02");
            await visit.FollowAsync(visit.Page.Locator($"main td a:has-text(\"{act}\")").First);
            (await visit.Page.Locator("main form").CountAsync()).ShouldBeGreaterThan(0);
            await visit.ShouldBeSoundAsync();
        }
    }
}
