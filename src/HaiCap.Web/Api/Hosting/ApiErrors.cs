using HaiCap.Web.Hosting;

namespace HaiCap.Web.Api.Hosting;

/// <summary>On an endpoint that answers with a file: whoever asks for it by its own type takes it.</summary>
public sealed class HandsOutFile;

/// <summary>Nothing under /api/ is ever answered with a page: statuses without a body and exceptions become problems.</summary>
public static partial class ApiErrors
{
    /// <summary>Outside routing, where the pages have their error page.</summary>
    public static void UseApiErrors(this IApplicationBuilder app) => app.UseWhen(ErrorPages.IsApi, api => api.Use(static async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            // The caller has gone.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await ApiProblems.WriteAsync(context, ApiProblems.OfStatus(context, bad.StatusCode));
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            Failed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("HaiCap.Api"), ErrorPages.CodeOf(context), context.Request.Path, failure);
            context.Response.Clear();
            await ApiProblems.WriteAsync(context, ApiProblems.OfStatus(context, StatusCodes.Status500InternalServerError));
            return;
        }

        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null or "" })
        {
            await ApiProblems.WriteAsync(context, ApiProblems.OfStatus(context, response.StatusCode));
        }
    }));

    /// <summary>
    /// Before authorization, for pages too: no such address, or not by that method, is said before anybody is asked to sign in or for a key; the door
    /// shut by default would ask first. Under /api/ whoever can take no JSON is told.
    /// </summary>
    public static void UseApiDoor(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        switch (context.GetEndpoint())
        {
            case null:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            case not RouteEndpoint and { RequestDelegate: { } refuse }:
                return refuse(context);
        }

        if (!ErrorPages.IsApi(context))
        {
            return next(context);
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<HandsOutFile>() is null && !TakesJson(context.Request.Headers.Accept))
        {
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return Task.CompletedTask;
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        return next(context);
    });

    private static bool TakesJson(Microsoft.Extensions.Primitives.StringValues accept)
    {
        if (accept.Count == 0)
        {
            return true;
        }

        foreach (var one in accept)
        {
            if (string.IsNullOrWhiteSpace(one) || one.Contains("json", StringComparison.OrdinalIgnoreCase) || one.Contains("*/*", StringComparison.Ordinal)
                || one.Contains("application/*", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [LoggerMessage(1, LogLevel.Error, "{Code}: {Path} failed")]
    private static partial void Failed(ILogger logger, string code, string path, Exception error);
}
