using HaiCap.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>An officer's hands stay on the keyboard, with the page's own keys or with Tab alone.</summary>
public sealed class KeyboardTests(Stage stage)
{
    [Theory]
    [InlineData("j", true)]
    [InlineData("Tab", true)]
    [InlineData("Tab", false)]
    public async Task The_first_row_of_the_inbox_is_reached_and_opened_without_a_mouse(string key, bool script)
    {
        await using var visit = await stage.VisitAsync(script: script);
        await visit.SignInAsync("chuyenvien.atbx");
        await visit.GoAsync("/lam-viec");
        var first = visit.Page.Locator("table.inbox tbody tr").First.GetByRole(AriaRole.Link).First;
        var code = (await first.InnerTextAsync()).Trim();

        await PressUntilFocusedAsync(visit, key, first);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ArriveAsync($"/lam-viec/ho-so/{code}");

        var act = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Việc làm được bây giờ" }).GetByRole(AriaRole.Link).First;
        var verb = (await act.InnerTextAsync()).Trim();
        await PressUntilFocusedAsync(visit, "Tab", act);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(verb);
    }

    [Fact]
    public async Task The_keys_of_the_inbox_go_down_and_up_and_to_the_search()
    {
        await using var visit = await stage.VisitAsync();
        await visit.SignInAsync("chuyenvien.atbx");
        await visit.GoAsync("/lam-viec");
        var rows = visit.Page.Locator("table.inbox tbody tr");
        foreach (var key in new[] { "j", "j", "k" })
            await visit.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(rows.First.GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visit.Page.Locator("[data-find]")).ToBeFocusedAsync();
    }

    /// <summary>At most as many presses as a person would bear.</summary>
    private static async Task PressUntilFocusedAsync(Visit visit, string key, ILocator target)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await visit.Page.Keyboard.PressAsync(key);
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }

        throw new InvalidOperationException($"60 presses of {key} did not reach it on {visit.Page.Url}");
    }
}
