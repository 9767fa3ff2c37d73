using System.Text.Encodings.Web;
using System.Text.Unicode;
using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.Api;
using HaiCap.Web.Api.Hosting;
using HaiCap.Web.Design;
using HaiCap.Web.Pages.Portal.Dossiers;
using HaiCap.Web.Pages.Portal.File;
using HaiCap.Web.Pages.Office;
using HaiCap.Web.Pages.Office.Admin.Procedures;
using HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;
using HaiCap.Web.Pages.Office.Dossiers;
using HaiCap.Web.Pages.Office.Missions;
using HaiCap.Web.Hosting.Telemetry;
using HaiCap.Web.SignIn;
using HaiCap.Web.SignIn.Citizens;
using HaiCap.Web.SignIn.Parking;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.WebEncoders;

namespace HaiCap.Web.Hosting;

/// <summary>Puts the one host together: what it serves, in which order, behind which guards.</summary>
public static class HaiCapHost
{
    public static WebApplication Build(HaiCapHostOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HaiCapHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = options.Environment,
            Args = [.. options.Configuration],
        });
        builder.WebHost.UseUrls(options.Urls ?? builder.Configuration["urls"] ?? HaiCapHostOptions.DefaultUrls);

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddOverload();
        builder.AddLogs();
        AddServices(builder, options);
        options.Configure?.Invoke(builder);
        var app = builder.Build();
        Use(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, HaiCapHostOptions options)
    {
        var services = builder.Services;
        services.AddHaiCap(builder.Configuration, DatabaseOptions.Read(builder.Configuration, options.DataFolder));
        services.AddSingleton<SiteIdentity>();
        services.AddSingleton<KeptPages>();
        services.AddScoped<AgencyChoice>();
        services.AddFiling();
        services.AddScoped<DraftTools>();
        services.AddScoped<IncomingFile>();
        services.AddScoped<DraftFormTools>();
        services.AddOwnDossiers(builder.Configuration);
        services.AddOffice();
        services.AddCompression();
        services.AddHealth();
        services.AddProblemDetails();
        builder.AddSignIn(options.DataFolder);
        services.AddApi();
        services.AddRazorPages(pages =>
        {
            // A page names its own door where this is too wide: [Authorize(Policy = Policies.Citizen)].
            pages.Conventions.AuthorizeFolder("/Office", Policies.Officer);
            pages.Conventions.AuthorizeFolder("/Portal", Policies.Anyone);
            pages.Conventions.AuthorizeFolder("/Errors", Policies.Anyone);
            foreach (var way in new[] { "SignIn", "OfficerSignIn", "SecondStep", "SampleCitizens", "Unlock", "SignOut" })
            {
                pages.Conventions.AuthorizePage("/Account/" + way, Policies.Anyone);
            }

            foreach (var own in new[] { "Index", "Password", "SecondFactor", "Restore" })
            {
                pages.Conventions.AuthorizePage("/Account/" + own, Policies.SignedIn);
            }
        }).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<OnlyHandledMethods>();
            mvc.Filters.Add<TypedText>();
        }).AddRazorOptions(razor => razor.PageViewLocationFormats.Add("/Design/{0}.cshtml"));
        services.AddHttpContextAccessor();
        services.AddAntiforgery(o => o.FormFieldName = "__xacthuc");
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((o, accessor) => o.Cookie = new FormCookie(accessor)
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Strict,
            SecurePolicy = CookieSecurePolicy.SameAsRequest,
        });

        // Vietnamese letters as themselves: lighter pages, and a source a person can read.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        builder.AddProxies();
        builder.AddTelemetry();
    }

    private static void Use(WebApplication app)
    {
        app.UseTraceNames();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (app.Environment.IsProduction())
        {
            app.UseHsts();
        }

        app.UseClientLimits();
        app.UseLanguage();
        app.Use(app.Services.GetRequiredService<KeptPages>().AnswerAsync);
        app.UsePlaces();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseSoundRequests();
        app.UseOutages();
        app.UseAssets();
        app.UseRouting();
        app.UseBodyLimits();
        app.UseRateLimiter();
        app.UseAuthentication();

        // After authentication, which answers the identity provider's way back without an endpoint.
        app.UseApiDoor();
        app.UseCaller();
        app.UseParking();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapApi();
        app.MapHealth();
        app.MapLanguage();
        app.MapCitizenStart();
        app.MapOwnFiles();
        app.MapStillHere();
        app.MapOfficeFiles();
        app.MapCalendarLinks();
        app.MapRazorPages();
    }
}
