using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace HaiCap.Web.SignIn.Parking;

/// <summary>A form sent with a session that is over or locked is parked, and its sender led to sign in and back to it.</summary>
public static class ParkingMiddleware
{
    /// <summary>Sent with a resent form: the parked copy goes when the form has been taken.</summary>
    public const string ParkedField = "__giulai";

    public static void UseParking(this WebApplication app) => app.Use(async (context, next) =>
    {
        var state = context.RequestServices.GetRequiredService<SignInState>();
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType || ErrorPages.IsApi(context))
        {
            await next(context);
            return;
        }

        if (state is { Standing: SessionStanding.Locked or SessionStanding.Over, Session: { } owner } && NeedsSignIn(context.GetEndpoint()))
        {
            await ParkAsync(context, owner);
            return;
        }

        await next(context);
        if (state is { Standing: SessionStanding.Live, Session: { } caller } && context.Response.StatusCode is >= 300 and < 400
            && Guid.TryParse((await context.Request.ReadFormAsync(context.RequestAborted))[ParkedField], out var id))
        {
            await context.RequestServices.GetRequiredService<ParkedPosts>().DropAsync(caller, id, context.RequestAborted);
        }
    });

    private static bool NeedsSignIn(Endpoint? endpoint) => endpoint is not null
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is var doors
        && (doors.Count == 0 || doors.Any(d => d.Policy != Policies.Anyone));

    private static async Task ParkAsync(HttpContext context, SignInSession owner)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var token = context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;
        List<KeyValuePair<string, string>> fields =
        [
            .. form.Where(f => f.Key != token && f.Key != ParkedField).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))),
        ];
        if (fields.Sum(f => f.Key.Length + f.Value.Length) > ParkedPosts.Largest)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var parked = new Parked(context.Request.Path + context.Request.QueryString, fields, [.. form.Files.Where(f => f.Length > 0).Select(f => f.FileName)]);
        var id = await context.RequestServices.GetRequiredService<ParkedPosts>().ParkAsync(owner, parked, context.RequestAborted);
        await SessionCookie.GoAsync(context, SessionCookie.PageFor(context), StatusCodes.Status401Unauthorized, $"/khoi-phuc/{id}");
    }
}
