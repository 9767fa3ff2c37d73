using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using HaiCap.Testing;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Support;

/// <summary>One person at one device. Errors the browser meets are collected and make <see cref="ShouldBeSoundAsync"/> fail.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly HaiCapSite site;
    private readonly IBrowserContext context;
    private readonly bool script;
    private volatile bool cut;
    private readonly ConcurrentQueue<string> errors = new();
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly bool Pictures = Environment.GetEnvironmentVariable("HAICAP_PICTURES") is { Length: > 0 };
    private static int pictures;

    internal Visit(HaiCapSite site, IBrowserContext context, IPage page, bool script)
    {
        (this.site, this.context, Page, this.script) = (site, context, page, script);
        page.PageError += (_, error) => errors.Enqueue($"script: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !cut)
                errors.Enqueue($"console: {message.Text}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
                errors.Enqueue($"{response.Status} {response.Url}");
        };
    }

    public IPage Page { get; }

    public bool Script => script;

    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>Follows a link or presses a button by the words on it.</summary>
    public Task ClickAsync(string words) => Saying(words).ClickAsync();

    public Task FollowAsync(string words) => FollowAsync(Saying(words));

    /// <summary>
    /// Presses what leads to another page, be it at the same address, and waits for that: on a busy machine a press is over before the page it leads to is under way.
    /// <see cref="ArriveAsync"/> besides insists on which page it is.
    /// </summary>
    public async Task FollowAsync(ILocator target)
    {
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Page.DOMContentLoaded += Come;
        await target.ClickAsync();
        try
        {
            await come.Task.WaitAsync(Stage.Patience);
        }
        catch (TimeoutException)
        {
            // What is looked for next tells what stands here instead.
        }
        finally
        {
            Page.DOMContentLoaded -= Come;
        }

        void Come(object? sender, IPage page) => come.TrySetResult();
    }

    /// <summary>Cuts the line for as long as one thing is done, until another shows that it is back: what the browser complains of meanwhile is no error of ours.</summary>
    public async Task CutLineAsync(Func<Task> meanwhile, Func<Task> again)
    {
        cut = true;
        await context.SetOfflineAsync(true);
        await meanwhile();
        await context.SetOfflineAsync(false);
        await again();
        cut = false;
    }

    public Task FillAsync(string label, string value) => Page.GetByLabel(label).First.FillAsync(value);

    /// <summary>Waits for the page a press leads to, by the end of its path; says what stands on the screen when it does not come.</summary>
    public async Task ArriveAsync(string ending)
    {
        try
        {
            await Page.WaitForURLAsync(IsIt, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        }
        catch (TimeoutException) when (IsIt(Page.Url))
        {
            // Playwright at times misses that a page has come, which the browser itself then tells.
            (await Page.EvaluateAsync<string>("document.readyState")).ShouldNotBe("loading", ending);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"{ending} did not come. On {Page.Url} stands:\n{await Page.Locator("main").InnerTextAsync()}\n{site.Said}", late);
        }

        bool IsIt(string url) => new Uri(url).AbsolutePath.EndsWith(ending, StringComparison.Ordinal);
    }

    public async Task<byte[]> DownloadAsync(ILocator link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Signs in an officer of the sample.</summary>
    public async Task SignInAsync(string userName)
    {
        await GoAsync("/dang-nhap/can-bo");
        await FillAsync("Tên đăng nhập", userName);
        await FillAsync("Mật khẩu", site.Password);
        await FollowAsync(Page.Locator("main form button[type=submit]").First);
        Page.Url.ShouldNotContain("/dang-nhap/can-bo", Case.Sensitive, $"{userName} could not sign in");
    }

    /// <summary>Takes the part of a sample citizen by name.</summary>
    public async Task BecomeCitizenAsync(string name)
    {
        await GoAsync("/dang-nhap/cong-dan-mau");
        await FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = name }).First);
        Page.Url.ShouldNotContain("/dang-nhap/", Case.Sensitive, $"{name} could not sign in");
    }

    /// <summary>The page as it stands: no accessibility violation (axe, WCAG 2.2 AA and good practice), nothing wider than the screen, no error met so far.</summary>
    public async Task ShouldBeSoundAsync()
    {
        if (script)
        {
            (await ViolationsAsync()).ShouldBeEmpty($"axe on {Page.Url}");
            (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .ShouldBeLessThanOrEqualTo(0, $"{Page.Url} is wider than the screen");
        }
        errors.ShouldBeEmpty($"{Page.Url}\n{site.Said}");
    }

    /// <summary>
    /// Runs axe in the page itself: its Playwright package opens another tab for each run, which takes five times as long.
    /// </summary>
    public async Task<string[]> ViolationsAsync()
    {
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>("""
            axe.run(document, { resultTypes: ['violations'], preload: false, elementRef: false }).then(result => result.violations.map(found =>
              `${found.id} (${found.impact}): ${found.help}\n    ${found.nodes.slice(0, 4).map(node => node.html).join('\n    ')}`))
            """);
    }

    /// <summary>A page met on the way: sound, and its picture taken.</summary>
    public async Task MeetAsync(string name)
    {
        await ShouldBeSoundAsync();
        await PictureAsync($"{Interlocked.Increment(ref pictures):000}-{name}-{Page.ViewportSize!.Width}{(script ? "" : "-khong-script")}");
    }

    /// <summary>With HAICAP_PICTURES set, a picture of the page in TestResults/, for a person to look at.</summary>
    public Task PictureAsync(string name) => !Pictures ? Task.CompletedTask :
        Page.ScreenshotAsync(new() { Path = Repository.Path("TestResults", $"{name}.png"), FullPage = true });

    private ILocator Saying(string words) =>
        Page.GetByRole(AriaRole.Link, new() { Name = words }).Or(Page.GetByRole(AriaRole.Button, new() { Name = words })).First;

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
