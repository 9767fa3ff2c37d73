using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace HaiCap.Web.SignIn.Citizens;

/// <summary>
/// OpenID Connect's code flow on the shared framework's OAuth handler, which brings state, correlation and PKCE: this adds discovery,
/// the nonce, the check of the id_token (signature, issuer, audience, time, nonce) and userinfo of the same subject.
/// </summary>
public sealed class CitizenOidcHandler(IOptionsMonitor<CitizenOidcOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : OAuthHandler<CitizenOidcOptions>(options, logger, encoder)
{
    private const string NonceKey = "nonce";

    public override async Task<bool> HandleRequestAsync()
    {
        if (await ShouldHandleRequestAsync())
        {
            await DiscoverAsync();
        }

        return await base.HandleRequestAsync();
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await DiscoverAsync();
        properties.Items[NonceKey] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(24));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        base.BuildChallengeUrl(properties, redirectUri) + "&nonce=" + Uri.EscapeDataString(properties.Items[NonceKey]!);

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var provider = await DiscoverAsync();
        var idToken = tokens.Response?.RootElement.TryGetProperty("id_token", out var value) == true ? value.GetString() : null;
        var checkedToken = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = Options.ClientId,
            IssuerSigningKeys = provider.SigningKeys,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(2),
            LifetimeValidator = (from, until, _, p) => (from is null || from <= Now + p.ClockSkew) && until > Now - p.ClockSkew,
        });
        if (!checkedToken.IsValid)
        {
            // Keys are replaced from time to time: the next try fetches them anew.
            Options.Discovery!.RequestRefresh();
            throw new AuthenticationFailureException("The id_token does not hold.", checkedToken.Exception);
        }

        if (!properties.Items.TryGetValue(NonceKey, out var nonce) || nonce is null
            || !string.Equals(nonce, checkedToken.ClaimsIdentity.FindFirst(NonceKey)?.Value, StringComparison.Ordinal))
        {
            throw new AuthenticationFailureException("The nonce is not ours.");
        }

        var subject = checkedToken.ClaimsIdentity.FindFirst("sub")?.Value ?? throw new AuthenticationFailureException("The id_token names no subject.");
        identity.AddClaims(checkedToken.ClaimsIdentity.Claims);
        identity.AddClaim(new Claim("hc:issuer", provider.Issuer));
        foreach (var (name, text) in await UserInfoAsync(provider, tokens.AccessToken!, subject))
        {
            identity.AddClaim(new Claim(name, text));
        }

        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private DateTime Now => TimeProvider.GetUtcNow().UtcDateTime;

    private async Task<OpenIdConnectConfiguration> DiscoverAsync()
    {
        var provider = await Options.Discovery!.GetConfigurationAsync(Context.RequestAborted);
        Options.AuthorizationEndpoint = provider.AuthorizationEndpoint;
        Options.TokenEndpoint = provider.TokenEndpoint;
        return provider;
    }

    private async Task<IReadOnlyList<(string Name, string Text)>> UserInfoAsync(OpenIdConnectConfiguration provider, string accessToken, string subject)
    {
        if (string.IsNullOrEmpty(provider.UserInfoEndpoint))
        {
            return [];
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, provider.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var told = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Context.RequestAborted));

        // OpenID Connect Core 5.3.2: an answer about another subject must not be used.
        return told.RootElement.GetProperty("sub").GetString() != subject
            ? throw new AuthenticationFailureException("The userinfo is about somebody else.")
            : [.. told.RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && p.Name != "sub")
                .Select(p => (p.Name, p.Value.ToString()))];
    }
}
