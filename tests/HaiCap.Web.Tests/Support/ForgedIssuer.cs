using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HaiCap.Web.Tests.Support;

/// <summary>What a token should say, before a test bends one thing.</summary>
public sealed record TokenShape(string Issuer, string Audience, string Nonce, DateTime Expires, string Subject, string UserInfoSubject, bool OtherKey, bool Unsigned);

/// <summary>A provider that answers whatever a test tells it, over real HTTP: for the answers an honest one never gives.</summary>
public sealed class ForgedIssuer : IAsyncDisposable
{
    private readonly RSA published = RSA.Create(2048);
    private readonly RSA other = RSA.Create(2048);
    private readonly WebApplication app;

    public ForgedIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = Address,
            authorization_endpoint = Address + "/authorize",
            token_endpoint = Address + "/token",
            userinfo_endpoint = Address + "/userinfo",
            jwks_uri = Address + "/jwks",
        });
        app.MapGet("/jwks", () =>
        {
            var key = published.ExportParameters(false);
            return new { keys = new[] { new { kty = "RSA", use = "sig", kid = "a", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } };
        });
        app.MapPost("/token", () => Results.Text(
            JsonSerializer.Serialize(new { access_token = "x", token_type = "Bearer", id_token = Token() }), "application/json", Encoding.UTF8));
        app.MapGet("/userinfo", () => new { sub = Shape!.UserInfoSubject, SoDinhDanh = "040185000101", HoVaTen = "Kẻ Giả Mạo" });
    }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public TokenShape? Shape { get; set; }

    public Task StartAsync() => app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        published.Dispose();
        other.Dispose();
    }

    private string Token()
    {
        var shape = Shape!;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = shape.Issuer,
            Audience = shape.Audience,
            Expires = shape.Expires,
            NotBefore = shape.Expires.AddHours(-1),
            IssuedAt = shape.Expires.AddHours(-1),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = shape.Subject, ["nonce"] = shape.Nonce },
            SigningCredentials = shape.Unsigned ? null : new SigningCredentials(new RsaSecurityKey(shape.OtherKey ? other : published) { KeyId = "a" }, SecurityAlgorithms.RsaSha256),
        };
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }
}
