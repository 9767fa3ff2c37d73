using System.Diagnostics;
using System.Security.Cryptography;
using HaiCap.Web.Api.Hosting;
using Microsoft.AspNetCore.Diagnostics;

namespace HaiCap.Web.Hosting;

/// <summary>One page for what went wrong, with a code to quote that is also in the log.</summary>
public static partial class ErrorPages
{
    public const string Path = "/loi";

    /// <summary>Short enough to read out over the telephone.</summary>
    public static string CodeOf(HttpContext context)
    {
        if (context.Items[typeof(ErrorPages)] is string known)
        {
            return known;
        }

        var trace = Activity.Current?.TraceId.ToHexString();
        var code = "HC-" + (trace is null ? RandomNumberGenerator.GetHexString(8) : trace[^8..].ToUpperInvariant());
        context.Items[typeof(ErrorPages)] = code;
        return code;
    }

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseApiErrors();
        app.UseWhen(c => !IsApi(c), pages => pages.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Path + "/500",
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = _ => false,
        }));
        app.UseWhen(c => !IsApi(c), pages => pages.UseStatusCodePagesWithReExecute(Path + "/{0}"));
    }

    /// <summary>Below /api/; the page of that name itself tells people about it.</summary>
    public static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase, out var rest) && rest is { HasValue: true, Value: not "/" };

    public static void LogFailure(HttpContext context, ILogger logger)
    {
        if (context.Features.Get<IExceptionHandlerPathFeature>() is { } failure)
        {
            Failed(logger, CodeOf(context), failure.Path, failure.Error);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Code}: {Path} failed")]
    private static partial void Failed(ILogger logger, string code, string path, Exception error);
}
