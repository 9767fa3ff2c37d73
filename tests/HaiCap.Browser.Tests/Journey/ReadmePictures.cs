using HaiCap.Browser.Tests.Support;
using HaiCap.Testing;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>Takes the pictures of the README anew; only when asked for: <c>HaiCap.Browser.Tests -explicit only -class '*ReadmePictures'</c>.</summary>
public sealed class ReadmePictures(Stage stage)
{
    private const int MostBytes = 200 * 1024;

    [Fact(Explicit = true)]
    public async Task The_portal_and_a_specialist_s_inbox()
    {
        await using var visit = await stage.VisitAsync();
        await visit.GoAsync("/");
        await TakeAsync(visit, "portal");
        await visit.SignInAsync("chuyenvien.atbx");
        await visit.GoAsync("/lam-viec");
        await Assertions.Expect(visit.Page.Locator("table.inbox tbody tr").First).ToBeVisibleAsync();
        await TakeAsync(visit, "inbox");
    }

    private static async Task TakeAsync(Visit visit, string name)
    {
        var picture = await visit.Page.ScreenshotAsync(new() { Path = Repository.Path("docs", "pictures", $"{name}.png") });
        picture.Length.ShouldBeLessThan(MostBytes);
    }
}
