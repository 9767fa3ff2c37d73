using HaiCap.Web.Design;
using HaiCap.Web.SignIn;

namespace HaiCap.Web.Hosting;

public static class Languages
{
    public static void UseLanguage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Words.Use(context.Request.Cookies[Words.CookieName]);
        return next(context);
    });

    public static void MapLanguage(this WebApplication app) => app.MapGet("/ngon-ngu/{language}", (string language, string? ve, HttpContext context) =>
    {
        context.Response.Cookies.Append(Words.CookieName, language == "en" ? "en" : "vi", new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        return Results.LocalRedirect(LocalUrl.Check(ve));
    }).RequireAuthorization(Policies.Anyone);
}

/// <summary>A place to return to is a path of this site, never another one.</summary>
public static class LocalUrl
{
    public static string Check(string? url, string otherwise = "/") =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) && !url.Any(char.IsControl)
            ? url
            : otherwise;
}
