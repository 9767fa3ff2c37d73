namespace HaiCap.Web.SignIn;

public static class StillHere
{
    /// <summary>Asked by the page while somebody types: the request itself is the activity (<see cref="SessionBook.SeeAsync"/>).</summary>
    public static void MapStillHere(this WebApplication app) =>
        app.MapGet("/con-day", () => Results.NoContent()).RequireAuthorization(Policies.SignedIn);
}
