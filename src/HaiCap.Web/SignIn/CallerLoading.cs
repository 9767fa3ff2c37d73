using System.Security.Claims;
using HaiCap.Core.Data;
using HaiCap.Web.Api.Hosting;
using Microsoft.AspNetCore.Diagnostics;

namespace HaiCap.Web.SignIn;

public static class CallerLoading
{
    /// <summary>Between authentication and authorization: loads the caller and keeps the province open for the request.</summary>
    public static void UseCaller(this WebApplication app) => app.Use(async (context, next) =>
    {
        var caller = context.RequestServices.GetRequiredService<CallerContext>();
        if (context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The error page asks nothing of a database that may be the fault.
            await next(context);
            return;
        }

        await caller.LoadAsync(context.RequestAborted);
        if (!caller.IsSignedIn && context.User.Identity is { IsAuthenticated: true, AuthenticationType: not ApiKeyScheme.Name })
        {
            // The account was disabled meanwhile.
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        using var province = context.RequestServices.GetRequiredService<Tenant>().Open(caller.ProvinceCode);
        await next(context);
    });
}
