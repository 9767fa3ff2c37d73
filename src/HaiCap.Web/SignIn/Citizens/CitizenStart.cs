using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Authentication;

namespace HaiCap.Web.SignIn.Citizens;

public static class CitizenStart
{
    /// <summary>A link, not a form: the content security policy lets forms go to this site only.</summary>
    public static void MapCitizenStart(this WebApplication app) => app.MapGet("/dang-nhap/cong-dan", (string? returnUrl, IConfiguration configuration) =>
        CitizenOidc.IsConfigured(configuration)
            ? Results.Challenge(new AuthenticationProperties { RedirectUri = LocalUrl.Check(returnUrl) }, [CitizenOidc.Scheme])
            : Results.NotFound()).RequireAuthorization(Policies.Anyone);
}
