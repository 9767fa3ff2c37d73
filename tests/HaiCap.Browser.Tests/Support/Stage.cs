using HaiCap.Browser.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Stage))]

namespace HaiCap.Browser.Tests.Support;

/// <summary>One site and one browser for all tests; each test opens visits of its own.</summary>
public sealed class Stage : IAsyncLifetime
{
    /// <summary>For one press or one page.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private IPlaywright? playwright;
    private IBrowser? browser;
    private HaiCapSite? site;

    public HaiCapSite Site => site!;

    public async ValueTask InitializeAsync()
    {
        var starting = HaiCapSite.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium(),
            // Chromium's sandbox refuses root; pages here are our own.
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
        site = await starting;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (site is not null)
            await site.DisposeAsync();
    }

    /// <summary>A new person at a device of their own: no cookies, Vietnamese, Vietnam's time.</summary>
    public async Task<Visit> VisitAsync(Device device = Device.Desktop, bool script = true)
    {
        var phone = device == Device.Phone;
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Site.Address,
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 800 },
            HasTouch = phone,
            IsMobile = phone,
            JavaScriptEnabled = script,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Visit(Site, context, await context.NewPageAsync(), script);
    }

    private static string Chromium()
    {
        if (Environment.GetEnvironmentVariable("HAICAP_CHROMIUM") is { Length: > 0 } given)
            return given;
        string[] known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return Array.Find(known, File.Exists) ?? throw new InvalidOperationException("There is no Chromium: ./test installs it (apt-get install chromium).");
    }
}

public enum Device
{
    /// <summary>1280 pixels wide.</summary>
    Desktop,

    /// <summary>390 pixels wide, touched.</summary>
    Phone,
}
