using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Account;

public sealed class SignOutModel(CallerContext caller, SessionBook sessions) : PageModel
{
    public IActionResult OnGet() => caller.IsSignedIn ? Page() : LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (caller.Session is { } session)
        {
            await sessions.EndAsync(session, caller.Actor, session.Id, HttpContext.RequestAborted);
        }

        await HttpContext.SignOutAsync(SessionClaims.Scheme);
        return LocalRedirect("/");
    }
}
