using System.Security.Cryptography.X509Certificates;
using System.Threading.RateLimiting;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Api.Hosting;
using HaiCap.Web.SignIn.Administration;
using HaiCap.Web.SignIn.Citizens;
using HaiCap.Web.SignIn.Parking;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace HaiCap.Web.SignIn;

public static class SignInServices
{
    public const string RateLimit = "sign-in";

    public static void AddSignIn(this WebApplicationBuilder builder, string dataFolder)
    {
        var services = builder.Services;
        services.Configure<SignInSettings>(builder.Configuration.GetSection("SignIn"));
        services.AddScoped<SignInState>();
        services.AddScoped<CallerContext>();
        services.AddSingleton<SessionMemory>();
        services.AddSingleton<INewsReader, SessionNews>();
        services.AddScoped<SessionBook>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<OfficerSignIn>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<CitizenSignIn>();
        services.AddScoped<AccountOpening>();
        services.AddScoped<AccountBook>();
        services.AddScoped<SetAccountStateHandler>();
        services.AddScoped<GivePasswordHandler>();
        services.AddScoped<ParkedPosts>();
        services.AddSampleAccounts();
        services.AddSingleton<TotpTokens>();
        services.AddHostedService<ProductionGuard>();
        var keys = builder.Configuration["HaiCap:KeysFolder"] ?? Path.Combine(Path.GetFullPath(dataFolder), "keys");
        var protection = services.AddDataProtection().SetApplicationName("HaiCap").PersistKeysToFileSystem(new DirectoryInfo(keys));
        if (KeysCertificate(builder.Configuration.GetSection("HaiCap:KeysCertificate")) is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
        }

        services.AddSingleton<Core.Webhooks.Rules.IWebhookSecrets, WebhookSecrets>();
        services.AddIdentityCore<Account>(o =>
        {
            // Our own rule knows about second factors (PasswordRule); these would only add to it.
            o.Password = new PasswordOptions { RequiredLength = PasswordRule.WithSecondFactor, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_@";
        }).AddUserStore<AccountStore>();
        services.Configure<IdentityOptions>(o => o.Tokens.ProviderMap[TotpTokens.Provider] = new TokenProviderDescriptor(typeof(TotpTokens)));
        var authentication = services.AddAuthentication(SessionClaims.SiteScheme)
            .AddPolicyScheme(SessionClaims.SiteScheme, displayName: null, o => o.ForwardDefaultSelector = ApiKeyScheme.Of)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Name, configureOptions: null)
            .AddCookie(SessionClaims.Scheme, o =>
            {
                Shape(o, "HaiCap");
                o.EventsType = typeof(SessionCookie);

                // The session on the server decides; the cookie outlives it so that a late post is still known to be somebody's.
                o.ExpireTimeSpan = TimeSpan.FromDays(2);
            })
            .AddCookie(SessionClaims.SecondStepScheme, o =>
            {
                Shape(o, "HaiCap.SecondStep");
                o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        CitizenOidc.Add(authentication, builder.Configuration);
        services.AddAuthorization(Policies.Add);
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            var most = builder.Configuration.GetSection("SignIn").Get<SignInSettings>()?.PerMinutePerAddress ?? new SignInSettings().PerMinutePerAddress;
            o.AddPolicy(RateLimit, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    SessionBook.AddressOf(http) ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("read"));
        });
    }

    /// <summary>A PKCS#12 file that encrypts the keys of cookies where they lie: <c>Path</c>, and <c>Password</c> or, better, <c>PasswordFile</c>.</summary>
    private static X509Certificate2? KeysCertificate(IConfigurationSection section) => section["Path"] is { Length: > 0 } path
        ? X509CertificateLoader.LoadPkcs12FromFile(path, section["PasswordFile"] is { Length: > 0 } file ? File.ReadAllText(file).TrimEnd('\r', '\n') : section["Password"])
        : null;

    private static void Shape(CookieAuthenticationOptions o, string name)
    {
        o.Cookie.Name = name;
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.Cookie.IsEssential = true;
        o.CookieManager = new HostPrefixCookies();
        o.SlidingExpiration = false;
    }
}
