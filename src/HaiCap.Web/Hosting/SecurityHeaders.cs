namespace HaiCap.Web.Hosting;

/// <summary>On every answer, errors and files too. No inline script or style exists, so none is allowed.</summary>
public static class SecurityHeaders
{
    private const string Rest =
        "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Of what has no scripts: files, JSON, pages without any.</summary>
    public const string WithoutScripts = "default-src 'none'; script-src 'none'" + Rest;

    /// <summary>Of a page: scripts that carry this answer's nonce, and what they load themselves.</summary>
    public static string ForPage(string nonce) => $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'{Rest}";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the start of the answer: the error page clears what was set before.
        context.Response.OnStarting(static state =>
        {
            Set((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    private static void Set(HttpContext context)
    {
        var response = context.Response;
        var headers = response.Headers;
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            // Pages tell of persons: no shared cache keeps them, and Back asks again.
            headers.TryAdd("Cache-Control", "private, no-cache");
        }

        // "Not modified" shows a page that was sent before: its nonce stays with the policy it came with.
        if (response.StatusCode != StatusCodes.Status304NotModified)
        {
            headers.TryAdd("Content-Security-Policy", CspNonce.Drawn(context) is { } nonce ? ForPage(nonce) : WithoutScripts);
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
    }
}
