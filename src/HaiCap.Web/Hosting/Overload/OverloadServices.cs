using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HaiCap.Web.Hosting.Overload;

public static class OverloadServices
{
    public static void AddOverload(this WebApplicationBuilder builder)
    {
        var settings = LimitSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<OverloadGate>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            var limits = kestrel.Limits;
            limits.MaxRequestBodySize = settings.BodyBytes;
            limits.MaxConcurrentConnections = settings.Connections;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(settings.HeadSeconds);
            limits.MinRequestBodyDataRate = new MinDataRate(settings.BodyBytesPerSecond, TimeSpan.FromSeconds(settings.BodyGraceSeconds));
        });
    }

    /// <summary>Who asks too much; before anything is done for them.</summary>
    public static void UseClientLimits(this WebApplication app) => app.Use(app.Services.GetRequiredService<OverloadGate>().ClientAsync);

    /// <summary>A place to work at; after what is answered from memory.</summary>
    public static void UsePlaces(this WebApplication app) => app.Use(app.Services.GetRequiredService<OverloadGate>().PlaceAsync);

    /// <summary>After routing: a body told to be larger than its page takes is refused before it is read.</summary>
    public static void UseBodyLimits(this WebApplication app) => app.Use(static (context, next) =>
    {
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        }

        return next(context);
    });
}
