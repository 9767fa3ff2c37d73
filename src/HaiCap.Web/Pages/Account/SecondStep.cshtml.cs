using System.Security.Claims;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Account;

public sealed class SecondStepModel(OfficerSignIn signIn, UserManager<HaiCap.Core.Organizations.Accounts.Account> manager) : SignInPage
{
    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync() => await WhoAsync() is null ? RedirectToPage("OfficerSignIn", new { ReturnUrl }) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await WhoAsync() is not { } account)
        {
            return RedirectToPage("OfficerSignIn", new { ReturnUrl });
        }

        if (account.State != AccountState.Enabled)
        {
            ModelState.Add(OfficerSignIn.Disabled);
            return Page();
        }

        if (await signIn.CodeAsync(account, Code ?? "", HttpContext) is { } problem)
        {
            ModelState.Remove(nameof(Code));
            Code = null;
            ModelState.Add(problem);
            return Page();
        }

        var opened = await signIn.OpenAsync(account, secondFactor: true, HttpContext);
        if (!opened.Ok)
        {
            ModelState.Add(opened.Problems);
            return Page();
        }

        await HttpContext.SignOutAsync(SessionClaims.SecondStepScheme);
        return LocalRedirect(Back(StillHere.Beginning));
    }

    private async Task<HaiCap.Core.Organizations.Accounts.Account?> WhoAsync()
    {
        var step = await HttpContext.AuthenticateAsync(SessionClaims.SecondStepScheme);
        return step.Principal?.FindFirstValue(SessionClaims.Account) is { } id ? await manager.FindByIdAsync(id) : null;
    }
}
