using HaiCap.Web.Design;

namespace HaiCap.Web.SignIn;

public static class StillHere
{
    /// <summary>Where an officer begins: the first of the pages their positions open. An administrator has no inbox.</summary>
    public const string Beginning = "/lam-viec/bat-dau";

    public static void MapStillHere(this WebApplication app)
    {
        // Asked by the page while somebody types: the request itself is the activity (SessionBook.SeeAsync).
        app.MapGet("/con-day", () => Results.NoContent()).RequireAuthorization(Policies.SignedIn);
        app.MapGet(Beginning, (CallerContext caller) =>
            Results.LocalRedirect(Menus.Office(caller).SelectMany(group => group.Items).FirstOrDefault()?.Url ?? "/tai-khoan")).RequireAuthorization(Policies.Officer);
    }
}
