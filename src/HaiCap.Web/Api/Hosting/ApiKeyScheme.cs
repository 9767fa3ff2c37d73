using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HaiCap.Web.Api.Hosting;

/// <summary>
/// <c>Authorization: Bearer haicap_…</c> on /api/, and nothing else there: a session's cookie opens no endpoint, so no other site can use it,
/// and a key opens no page.
/// </summary>
public sealed class ApiKeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, KeyBook keys, ApiCaller caller)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "HaiCap.Key";
    public const string ScopeClaim = "hc:scope";
    private const string Bearer = "Bearer ";

    private static readonly ConditionalWeakTable<KeyEntry, AuthenticateResult> Known = [];

    /// <summary>The scheme of a request: by key under /api/, by session elsewhere.</summary>
    public static string Of(HttpContext context) => ErrorPages.IsApi(context) ? Name : SessionClaims.Scheme;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        var text = header.Count == 1 ? header[0].AsSpan() : [];
        if (!text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || !KeyText.TryDigest(text[Bearer.Length..].Trim(), out var digest)
            || await keys.FindAsync(digest, Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("invalid_token");
        }

        caller.Key = key;
        await keys.UsedAsync(key, Context.RequestAborted);
        return Known.GetValue(key, ResultOf);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var sent = Context.Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = sent ? "Bearer realm=\"haicap\", error=\"invalid_token\"" : "Bearer realm=\"haicap\"";
        return ApiProblems.WriteAsync(Context, ApiProblems.Of(StatusCodes.Status401Unauthorized, sent ? ApiProblems.BadKey : ApiProblems.NoKey));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"haicap\", error=\"insufficient_scope\"";
        return ApiProblems.WriteAsync(Context, ApiProblems.Of(StatusCodes.Status403Forbidden, ApiProblems.NoScope));
    }

    private static AuthenticateResult ResultOf(KeyEntry key)
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, key.Id.ToString()), new(ClaimTypes.Name, key.Name)], Name);
        foreach (var scope in new[] { KeyScopes.Read, KeyScopes.Write }.Where(key.May))
        {
            identity.AddClaim(new(ScopeClaim, scope.ToString()));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }
}
