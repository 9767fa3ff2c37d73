using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>What a dossier's page tells everybody alike: when the result is due, and when what happened.</summary>
internal sealed record Telling(string Due, IReadOnlyList<string> Instants, string Story)
{
    /// <summary>From the citizen's page or from the officer's.</summary>
    public static async Task<Telling> ReadAsync(IPage page)
    {
        // The citizen's page has it in its list, the officer's first among the clocks.
        var due = page.Locator("main dl.summary-list > div").Filter(new() { Has = page.Locator("dt", new() { HasTextRegex = new("^Hẹn trả", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)) }) })
            .Or(page.Locator("#thoi-han table.clocks").First);
        return new(
            await due.First.Locator("time").First.GetAttributeAsync("datetime") ?? "",
            await page.Locator("main ol.timeline > li > time:first-of-type").EvaluateAllAsync<string[]>("times => times.map(time => time.dateTime)"),
            await page.Locator("main ol.timeline").InnerTextAsync());
    }
}
