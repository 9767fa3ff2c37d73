namespace HaiCap.Web.SignIn;

/// <summary>The antiforgery cookie: over TLS the browser itself guards its origin by the <c>__Host-</c> prefix, as it does the session's.</summary>
public sealed class FormCookie(IHttpContextAccessor accessor) : CookieBuilder
{
    private const string Plain = "HaiCap.Form";

    public override string? Name
    {
        get => accessor.HttpContext is { Request.IsHttps: true } ? "__Host-" + Plain : Plain;
        set => throw new NotSupportedException("The cookie's name follows the connection.");
    }
}
