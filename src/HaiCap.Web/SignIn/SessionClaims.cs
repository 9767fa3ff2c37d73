using System.Security.Claims;
using HaiCap.Core.Organizations.Accounts;

namespace HaiCap.Web.SignIn;

/// <summary>What the cookie says: which session, whose. Everything else is looked up, so it can be taken away at once.</summary>
public static class SessionClaims
{
    public const string Scheme = "HaiCap";

    /// <summary>Sessions on pages, keys under /api/.</summary>
    public const string SiteScheme = "HaiCap.Site";
    public const string SecondStepScheme = "HaiCap.SecondStep";

    public const string Session = "hc:session";
    public const string Kind = "hc:kind";
    public const string Province = "hc:province";
    public const string Account = "hc:account";

    /// <summary>The page that comes before all others: a second factor to set, a given password to replace.</summary>
    public const string First = "hc:first";

    public static ClaimsPrincipal Of(SignInSession session, string name, string scheme = Scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, session.AccountId.ToString()),
            new(ClaimTypes.Name, name),
            new(Session, session.Id.ToString()),
            new(Kind, session.Kind.ToString()),
            new(Province, session.ProvinceCode),
            new(Account, session.AccountId.ToString()),
        ],
        scheme));

    public static bool Is(this ClaimsPrincipal user, AccountKind kind) => user.HasClaim(Kind, kind.ToString());

    internal static (string Province, Guid Session)? Key(this ClaimsPrincipal user) =>
        user.FindFirstValue(Province) is { } province && Guid.TryParse(user.FindFirstValue(Session), out var id) ? (province, id) : null;
}
