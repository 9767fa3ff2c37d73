using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Pages.Account;

public sealed class UnlockModel(SignInState state, OfficerSignIn signIn, HaiCapDb db, TimeProvider time) : SignInPage
{
    [BindProperty]
    public string? Password { get; set; }

    public string Who => state.Name;

    public int Minutes => state.Session?.IdleMinutes ?? 0;

    public IActionResult OnGet() => state.Standing switch
    {
        SessionStanding.Locked => Page(),
        SessionStanding.Live => LocalRedirect(Back(StillHere.Beginning)),
        _ => RedirectToPage("OfficerSignIn", new { ReturnUrl }),
    };

    public async Task<IActionResult> OnPostAsync()
    {
        if (state is not { Standing: SessionStanding.Locked, Session: { } session })
        {
            return RedirectToPage("OfficerSignIn", new { ReturnUrl });
        }

        using var opened = db.Tenant.Open(session.ProvinceCode);
        var account = await db.Set<HaiCap.Core.Organizations.Accounts.Account>().SingleAsync(a => a.Id == session.AccountId, HttpContext.RequestAborted);
        var problem = account.State == AccountState.Enabled ? await signIn.VerifyAsync(account, Password ?? "", HttpContext) : OfficerSignIn.Disabled;
        if (problem is not null)
        {
            ModelState.Add(problem);
            return Page();
        }

        var row = await db.Set<SignInSession>().SingleAsync(s => s.Id == session.Id, HttpContext.RequestAborted);
        row.LockedAt = null;
        row.LastSeenAt = time.Now();
        if (account.FailedCount > 0)
        {
            account.FailedCount = 0;
            account.Version++;
        }

        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return LocalRedirect(Back(StillHere.Beginning));
    }
}
