using HaiCap.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>An officer at work: signs in, finds the dossier in the inbox, does what the bar of acts offers. Each page is looked at on the way.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly Visit visit;
    private readonly bool look;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    private Desk(Visit visit, bool look) => (this.visit, this.look) = (visit, look);

    public Visit Visit => visit;

    public IPage Page => visit.Page;

    /// <param name="look">Whether the pages met are tested too, or only used.</param>
    public static async Task<Desk> OpenAsync(Stage stage, string userName, Device device = Device.Desktop, bool look = true)
    {
        var arrived = await stage.VisitAsync(device);
        await arrived.SignInAsync(userName);
        return new Desk(arrived, look);
    }

    /// <summary>From the inbox, among one's own work or the unit's, to the dossier.</summary>
    public async Task OpenAsync(string code, string tab = "Cả đơn vị")
    {
        await visit.GoAsync("/lam-viec");
        await visit.FollowAsync(Page.GetByRole(AriaRole.Navigation, new() { Name = "Nhóm việc" }).GetByRole(AriaRole.Link, new() { Name = tab }));
        await LookAsync("hop-viec");
        var filter = Page.GetByRole(AriaRole.Search, new() { Name = "Lọc danh sách" });
        await filter.GetByLabel("Mã hoặc tên").FillAsync(code);
        await visit.FollowAsync(filter.GetByRole(AriaRole.Button, new() { Name = "Lọc" }));
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = code, Exact = true }).ClickAsync();
        await visit.ArriveAsync($"/lam-viec/ho-so/{code}");
        await LookAsync("ho-so");
    }

    public async Task<IReadOnlyList<string>> OfferedAsync() =>
        [.. (await Page.GetByRole(AriaRole.Navigation, new() { Name = "Việc làm được bây giờ" }).GetByRole(AriaRole.Link).AllInnerTextsAsync()).Select(text => text.Trim())];

    /// <summary>One act: its page, what <paramref name="fill"/> puts into it, the button of the same name, and the dossier again that tells it is done.</summary>
    public async Task DoAsync(string verb, string done, Func<ILocator, Task>? fill = null)
    {
        var form = await BeginAsync(verb);
        if (fill is not null)
            await fill(form);
        await form.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status)).ToContainTextAsync(done);
        await LookAsync($"xong-{verb}");
    }

    /// <summary>Opens the page of an act and looks at it.</summary>
    public async Task<ILocator> BeginAsync(string verb)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Việc làm được bây giờ" }).GetByRole(AriaRole.Link, new() { Name = verb, Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(verb);
        await LookAsync($"viec-{verb}");
        return Page.Locator("form.act-form");
    }

    public async ValueTask DisposeAsync() => await visit.DisposeAsync();

    /// <summary>Each kind of page once for each officer.</summary>
    private Task LookAsync(string name) => look && seen.Add(name) ? visit.MeetAsync(name) : Task.CompletedTask;
}
