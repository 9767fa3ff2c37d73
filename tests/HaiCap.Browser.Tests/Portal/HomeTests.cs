using HaiCap.Browser.Tests.Support;

namespace HaiCap.Browser.Tests.Portal;

public sealed class HomeTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop, "/")]
    [InlineData(Device.Phone, "/")]
    [InlineData(Device.Desktop, "/dia-chi")]
    [InlineData(Device.Phone, "/dia-chi")]
    [InlineData(Device.Desktop, "/thu-tuc/2.000815/bao-gio-xong?luc=2026-04-28T16%3A30")]
    [InlineData(Device.Phone, "/thu-tuc/2.000815/bao-gio-xong?luc=2026-04-28T16%3A30")]
    [InlineData(Device.Desktop, "/tinh-thoi-han?nhan=2026-04-28T16%3A30&gd[0].so=3&gd[1].so=5&dung[0].tu=2026-04-29T09%3A00&dung[0].den=2026-05-05T09%3A00")]
    [InlineData(Device.Phone, "/tinh-thoi-han?nhan=2026-04-28T16%3A30&gd[0].so=3&gd[1].so=x&dung[0].tu=2026-04-29T09%3A00")]
    [InlineData(Device.Desktop, "/lich-lam-viec/2026")]
    [InlineData(Device.Phone, "/lich-lam-viec/2026")]
    [InlineData(Device.Desktop, "/thu-tuc?q=m%C3%A1y%20ch%E1%BB%A5p%20x%20quang&doi-tuong=Business")]
    [InlineData(Device.Phone, "/thu-tuc?q=m%C3%A1y%20ch%E1%BB%A5p%20x%20quang&doi-tuong=Business")]
    [InlineData(Device.Desktop, "/trung-tam?thu-tuc=2.002385&noi=vinh")]
    [InlineData(Device.Phone, "/trung-tam?thu-tuc=2.002385&noi=vinh")]
    [InlineData(Device.Desktop, "/dang-nhap")]
    [InlineData(Device.Phone, "/dang-nhap")]
    [InlineData(Device.Desktop, "/dang-nhap/can-bo")]
    [InlineData(Device.Phone, "/dang-nhap/can-bo")]
    public async Task Public_pages_are_sound_on_both_screens(Device device, string path)
    {
        await using var visit = await stage.VisitAsync(device);
        await visit.GoAsync(path);
        (await visit.Page.Locator("h1").CountAsync()).ShouldBe(1);
        await visit.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_breaks_a_rule_of_accessibility_is_found()
    {
        await using var visit = await stage.VisitAsync();
        await visit.GoAsync("/");
        await visit.Page.EvaluateAsync("""
            () => {
              document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><p id="pale">nhạt</p>');
              document.getElementById('pale').style.color = '#bbb';
            }
            """);
        (await visit.ViolationsAsync()).Select(found => found.Split(' ')[0]).ShouldBe(["color-contrast", "image-alt"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_portal_opens_without_script()
    {
        await using var visit = await stage.VisitAsync(script: false);
        await visit.GoAsync("/");
        (await visit.Page.Locator("main h1").TextContentAsync()).ShouldNotBeNullOrWhiteSpace();
        await visit.ShouldBeSoundAsync();
    }
}
