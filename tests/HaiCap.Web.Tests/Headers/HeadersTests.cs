using System.Buffers.Text;
using System.Net;
using HaiCap.Web.Hosting;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Headers;

public sealed class HeadersTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/dang-nhap", HttpStatusCode.OK)]
    [InlineData("/lib/haicap.css", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/khong-co-trang-nay", HttpStatusCode.NotFound)]
    [InlineData("/api/khong-co", HttpStatusCode.NotFound)]
    [InlineData("/lam-viec/quan-tri", HttpStatusCode.NotFound)]
    [InlineData("/tai-khoan", HttpStatusCode.Redirect)]
    public async Task Every_answer_carries_the_guards(string path, HttpStatusCode status)
    {
        using var visitor = site.Visit();
        await visitor.GetAsync(path, follow: false);
        visitor.Status.ShouldBe(status);
        var nonce = visitor.Page.QuerySelector("script")?.GetAttribute("nonce");
        Header("Content-Security-Policy").ShouldBe(nonce is null ? SecurityHeaders.WithoutScripts : SecurityHeaders.ForPage(nonce));
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("Referrer-Policy").ShouldBe("same-origin");
        Header("X-Frame-Options").ShouldBe("DENY");
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header("Permissions-Policy").ShouldContain("camera=()");
        visitor.Response.Headers.Contains("Server").ShouldBeFalse();

        string Header(string name) => string.Join(", ", visitor.Response.Headers.GetValues(name));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dang-nhap")]
    [InlineData("/dang-nhap/can-bo")]
    [InlineData("/dang-nhap/cong-dan-mau")]
    [InlineData("/khong-co")]
    public async Task No_page_has_an_inline_script_or_style(string path)
    {
        using var visitor = site.Visit();
        await visitor.GetAsync(path);
        PageRules.Faults(visitor).ShouldBeEmpty();
        visitor.Page.QuerySelectorAll("script[nonce]").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Each_answer_has_a_nonce_of_its_own()
    {
        using var visitor = site.Visit();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in new[] { "/", "/", "/thu-tuc", "/dang-nhap", "/khong-co", "/" })
        {
            await visitor.GetAsync(path);
            seen.Add(visitor.Page.QuerySelector("script")!.GetAttribute("nonce")!).ShouldBeTrue();
        }

        seen.ShouldAllBe(nonce => nonce.Length == CspNonce.Length && Base64Url.DecodeFromChars(nonce).Length == 18);
    }

    [Fact]
    public async Task Every_cookie_over_tls_is_secure_shut_to_scripts_and_bound_to_the_site()
    {
        await site.OfficerAsync("banh.nep");
        using var secure = site.Visit("https://localhost");
        var set = new List<string>();
        secure.Answered = answer => set.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);
        await secure.GetAsync("/ngon-ngu/en?ve=/");
        await secure.GetAsync("/dang-nhap/can-bo");
        await secure.SubmitAsync(("UserName", "banh.nep"), ("Password", Site.Password));
        await secure.GetAsync("/dang-xuat");
        await secure.SubmitAsync();
        set.Select(cookie => cookie.Split('=')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["__Host-HaiCap", "__Host-HaiCap.Form", "ngon-ngu"]);
        foreach (var cookie in set)
        {
            var parts = cookie.Split(';').Select(part => part.Trim().ToLowerInvariant()).ToList();
            parts.ShouldContain("secure", cookie);
            parts.ShouldContain("httponly", cookie);
            parts.ShouldContain(part => part == "samesite=lax" || part == "samesite=strict", cookie);
            parts.ShouldContain("path=/", cookie);
            parts.ShouldNotContain(part => part.StartsWith("domain", StringComparison.Ordinal), cookie);
        }
    }

    [Fact]
    public async Task The_missing_page_speaks_both_languages_and_gives_a_code()
    {
        using var visitor = site.Visit();
        await visitor.GetAsync("/khong-co");
        visitor.Text.ShouldContain("Không tìm thấy trang");
        visitor.Page.QuerySelector("main code")!.TextContent.ShouldStartWith("HC-");
        await visitor.GetAsync("/ngon-ngu/en?ve=/khong-co");
        visitor.Path.ShouldBe("/khong-co");
        visitor.Text.ShouldContain("Page not found");
        visitor.Page.DocumentElement.GetAttribute("lang").ShouldBe("en");
    }

    [Fact]
    public async Task Every_link_of_the_portal_s_frame_leads_somewhere()
    {
        using var visitor = site.Visit();
        await visitor.GetAsync("/");
        var links = visitor.Page.QuerySelectorAll("header a, .site-nav a, footer a").Select(a => a.GetAttribute("href")!).Distinct(StringComparer.Ordinal).ToList();
        links.Count.ShouldBeGreaterThan(7);
        foreach (var link in links)
        {
            await visitor.GetAsync(link);
            visitor.Status.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task The_language_switch_leads_nowhere_else(string to)
    {
        using var visitor = site.Visit();
        await visitor.GetAsync("/ngon-ngu/en?ve=" + Uri.EscapeDataString(to), follow: false);
        visitor.Response.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task The_session_cookie_is_guarded_and_bound_to_the_host_over_tls()
    {
        await site.OfficerAsync("banh.quy");
        using var plain = site.Visit();
        await plain.SignInAsync("banh.quy");
        using var secure = site.Visit("https://localhost");
        await secure.GetAsync("/dang-nhap/can-bo");
        await secure.SubmitAsync(("UserName", "banh.quy"), ("Password", Site.Password));
        secure.Cookies.GetAllCookies().Select(c => c.Name).ShouldContain("__Host-HaiCap");
        plain.Cookies.GetAllCookies().Select(c => c.Name).ShouldContain("HaiCap");
        var cookie = secure.Cookies.GetAllCookies().First(c => c.Name == "__Host-HaiCap");
        (cookie.Secure, cookie.HttpOnly, cookie.Path).ShouldBe((true, true, "/"));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await site.OfficerAsync("thieu.ma");
        using var visitor = site.Visit();
        await visitor.SignInAsync("thieu.ma");
        await visitor.GetAsync("/tai-khoan");
        foreach (var token in visitor.Page.QuerySelectorAll("input[name=__xacthuc]"))
        {
            token.Remove();
        }

        await visitor.SubmitFormAsync(".head-tools form");
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Versioned_files_are_kept_for_ever_and_the_first_view_stays_under_its_weight()
    {
        using var visitor = site.Visit();
        await visitor.GetAsync("/");
        var files = visitor.Page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href"))
            .Concat(visitor.Page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src"))).Append("/lib/icons.svg?v=1").Append("/").ToList();
        var total = 0L;
        foreach (var file in files)
        {
            using var fetch = site.Visit();
            await fetch.GetAsync(file!, follow: true, ("Accept-Encoding", "br"));
            total += (await fetch.Response.Content.ReadAsByteArrayAsync()).Length;
            if (file!.Contains("?v=", StringComparison.Ordinal))
            {
                fetch.Response.Headers.CacheControl!.ToString().ShouldContain("immutable");
            }
        }

        total.ShouldBeInRange(10_000, 100_000);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_turned_away()
    {
        await using var narrow = new Site("Development", ["--SignIn:PerMinutePerAddress=3"]);
        await narrow.InitializeAsync();
        using var visitor = narrow.Visit();
        for (var i = 0; i < 3; i++)
        {
            await visitor.SignInAsync("ai.do", "sai");
            visitor.Status.ShouldBe(HttpStatusCode.OK);
        }

        await visitor.SignInAsync("ai.do", "sai");
        visitor.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        visitor.Text.ShouldContain("Gửi quá nhiều lần");
    }
}
