using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HaiCap.Web.SignIn.Citizens;

/// <summary>Configuration <c>Citizens:Oidc</c>: Authority, ClientId, ClientSecret, Scopes. The rest comes from the provider's discovery document.</summary>
public sealed class CitizenOidcOptions : OAuthOptions
{
    public string Authority { get; set; } = "";

    public IConfigurationManager<OpenIdConnectConfiguration>? Discovery { get; set; }
}

public static class CitizenOidc
{
    public const string Scheme = "VNeID";
    public const string CallbackPath = "/dang-nhap/cong-dan/tra-ve";

    public static bool IsConfigured(IConfiguration configuration) => configuration["Citizens:Oidc:Authority"] is { Length: > 0 };

    public static void Add(AuthenticationBuilder authentication, IConfiguration configuration)
    {
        if (!IsConfigured(configuration))
        {
            return;
        }

        var section = configuration.GetSection("Citizens:Oidc");
        authentication.AddOAuth<CitizenOidcOptions, CitizenOidcHandler>(Scheme, o =>
        {
            o.Authority = section["Authority"]!.TrimEnd('/');
            o.ClientId = section["ClientId"] ?? throw new InvalidOperationException("Citizens:Oidc:ClientId is missing.");
            o.ClientSecret = section["ClientSecret"] ?? throw new InvalidOperationException("Citizens:Oidc:ClientSecret is missing.");
            o.CallbackPath = CallbackPath;
            o.UsePkce = true;
            o.SignInScheme = SessionClaims.Scheme;
            o.SaveTokens = false;
            o.Scope.Clear();
            foreach (var scope in (section["Scopes"] ?? "openid profile").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                o.Scope.Add(scope);
            }

            // Come and go by links: Lax is enough, and works on http while trying.
            o.CorrelationCookie.SameSite = SameSiteMode.Lax;
            o.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.CorrelationCookie.Name = "HaiCap.VNeID.";

            // Required by the options' own check; the real ones come from discovery (see the handler).
            o.AuthorizationEndpoint = o.Authority;
            o.TokenEndpoint = o.Authority;
            o.Discovery = new ConfigurationManager<OpenIdConnectConfiguration>(
                o.Authority + "/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever { RequireHttps = o.Authority.StartsWith("https://", StringComparison.OrdinalIgnoreCase) });
            o.Events.OnTicketReceived = CitizenTicket.ReceivedAsync;
            o.Events.OnRemoteFailure = CitizenTicket.FailedAsync;
        });
    }
}
