using System.Globalization;
using System.Security.Claims;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Authentication;

namespace HaiCap.Web.SignIn.Citizens;

/// <summary>What happens when the provider has sent the citizen back.</summary>
internal static partial class CitizenTicket
{
    public static async Task ReceivedAsync(TicketReceivedContext context)
    {
        var user = context.Principal!;
        string? Said(string name) => user.FindFirstValue(name);
        var identity = new CitizenIdentity(
            Said("hc:issuer")!,
            Said("sub")!,
            Said("SoDinhDanh") ?? "",
            Said("HoVaTen") ?? Said("name") ?? "",
            CitizenIdentity.Birth(Said("NgayThangNamSinh") ?? Said("birthdate")),
            int.TryParse(Said("MucDoDinhDanh") ?? Said("acr"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 1);
        var opened = await context.HttpContext.RequestServices.GetRequiredService<CitizenSignIn>().OpenAsync(identity, context.HttpContext);
        context.HandleResponse();
        context.Response.Redirect(opened.Ok ? LocalUrl.Check(context.ReturnUri) : $"/dang-nhap?loi={opened.Problems[0].Code}");
    }

    public static Task FailedAsync(RemoteFailureContext context)
    {
        var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CitizenTicket));
        Failed(log, ErrorPages.CodeOf(context.HttpContext), context.Failure?.Message, context.Failure?.InnerException?.Message);
        context.HandleResponse();
        context.Response.Redirect($"/dang-nhap?loi=SGN-021&ma={ErrorPages.CodeOf(context.HttpContext)}");
        return Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Warning, "{Code}: sign-in with the identity provider did not come through: {Reason} {Detail}")]
    private static partial void Failed(ILogger logger, string code, string? reason, string? detail);
}
