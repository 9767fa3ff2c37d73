using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace HaiCap.Web.SignIn;

/// <summary>Asks the session book at each request, and sends people where they can go on.</summary>
public sealed class SessionCookie(IOptions<SignInSettings> settings, IHostEnvironment environment) : CookieAuthenticationEvents
{
    public const string PasswordPage = "/tai-khoan/mat-khau";
    public const string SecondFactorPage = "/tai-khoan/xac-thuc-hai-lop";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var state = http.RequestServices.GetRequiredService<SignInState>();
        if (context.Principal is not { } user || user.Key() is not { } key)
        {
            context.RejectPrincipal();
            return;
        }

        var (standing, session, known) = await http.RequestServices.GetRequiredService<SessionBook>().SeeAsync(key.Province, key.Session, http.RequestAborted);
        state.Set(standing, session, known, user.Identity?.Name ?? "");
        if (standing != SessionStanding.Live)
        {
            // The cookie stays: it still tells whose post is to be parked.
            context.RejectPrincipal();
            return;
        }

        state.First = session is not { Kind: AccountKind.Officer } ? null
            : session.MustChangePassword ? PasswordPage
            : !session.SecondFactor && SecondFactorRequired(settings.Value, environment) ? SecondFactorPage
            : null;
        if (state.First is { } first)
        {
            ((System.Security.Claims.ClaimsIdentity)user.Identity!).AddClaim(new(SessionClaims.First, first));
        }
    }

    public static bool SecondFactorRequired(SignInSettings settings, IHostEnvironment environment) =>
        settings.RequireSecondFactor ?? environment.IsProduction();

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        GoAsync(context.HttpContext, PageFor(context.HttpContext), StatusCodes.Status401Unauthorized);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<SignInState>().First is { } first)
        {
            return GoAsync(context.HttpContext, first, StatusCodes.Status403Forbidden);
        }

        // An officer on a citizen's page (or the other way) is told so, not sent round in circles.
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Where this request's person signs in again.</summary>
    internal static string PageFor(HttpContext http)
    {
        var state = http.RequestServices.GetRequiredService<SignInState>();
        return state.Standing == SessionStanding.Locked ? "/mo-khoa"
            : http.Request.Path.StartsWithSegments("/lam-viec", StringComparison.OrdinalIgnoreCase) || state.Session is { Kind: AccountKind.Officer } ? "/dang-nhap/can-bo"
            : "/dang-nhap";
    }

    internal static Task GoAsync(HttpContext http, string page, int apiStatus, string? returnUrl = null)
    {
        var back = returnUrl ?? (HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : Referring(http));
        var target = $"{page}?ReturnUrl={Uri.EscapeDataString(back)}";
        if (Hosting.ErrorPages.IsApi(http))
        {
            http.Response.StatusCode = apiStatus;
        }
        else if (http.Request.Headers.ContainsKey("HX-Request"))
        {
            // htmx would follow a redirect and put the sign-in page into the middle of the old one.
            http.Response.Headers["HX-Redirect"] = target;
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            http.Response.Redirect(target);
        }

        return Task.CompletedTask;
    }

    private static string Referring(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value ? from.PathAndQuery : "/";
}

/// <summary>Over TLS the browser itself guards the cookie's origin by the <c>__Host-</c> prefix.</summary>
public sealed class HostPrefixCookies : ICookieManager
{
    private readonly ChunkingCookieManager inner = new();

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;

    public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        inner.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => inner.DeleteCookie(context, Name(context, key), options);
}
