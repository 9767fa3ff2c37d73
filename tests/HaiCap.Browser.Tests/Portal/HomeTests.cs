using HaiCap.Browser.Tests.Support;

namespace HaiCap.Browser.Tests.Portal;

public sealed class HomeTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop, "/")]
    [InlineData(Device.Phone, "/")]
    [InlineData(Device.Desktop, "/dia-chi")]
    [InlineData(Device.Phone, "/dia-chi")]
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
