using System.Text.Encodings.Web;
using System.Text.Unicode;
using HaiCap.Core;
using HaiCap.Core.Data;
using Microsoft.AspNetCore.HttpOverrides;
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

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 70 * 1024 * 1024;
        });
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
        services.AddCompression();
        services.AddHealth();
        services.AddProblemDetails();
        services.AddRazorPages().AddRazorOptions(razor => razor.PageViewLocationFormats.Add("/Design/{0}.cshtml"));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "HaiCap.Form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.FormFieldName = "__xacthuc";
        });

        // Vietnamese letters as themselves: lighter pages, and a source a person can read.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        if (builder.Configuration.GetValue("HaiCap:BehindProxy", defaultValue: false))
        {
            services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        }
    }

    private static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseLanguage();
        app.UseErrorPages();
        if (app.Environment.IsProduction())
        {
            app.UseHsts();
        }

        app.UseAssets();
        app.UseRouting();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapLanguage();
        app.MapRazorPages();
    }
}
