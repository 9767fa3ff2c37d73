using System.Security.Claims;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Account;

public sealed class OfficerSignInModel(OfficerSignIn signIn, ISampleAccounts samples, SiteIdentity site) : SignInPage
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<SampleAccount> Samples => site.Sample ? samples.All : [];

    public IActionResult OnGet() => User.Is(AccountKind.Officer) ? LocalRedirect(Back(StillHere.Beginning)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(UserName))
        {
            ModelState.AddModelError(nameof(UserName), Words.T("Nhập tên đăng nhập.", "Enter the user name."));
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), Words.T("Nhập mật khẩu.", "Enter the password."));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var step = await signIn.PasswordAsync(UserName!, Password!, HttpContext);
        if (!step.Ok)
        {
            ModelState.Add(step.Problems);
            return Page();
        }

        if (step.Value.SecondStep)
        {
            await HttpContext.SignInAsync(SessionClaims.SecondStepScheme, new ClaimsPrincipal(new ClaimsIdentity(
                [new(SessionClaims.Account, step.Value.Account.Id.ToString())], SessionClaims.SecondStepScheme)));
            return RedirectToPage("SecondStep", new { ReturnUrl });
        }

        var opened = await signIn.OpenAsync(step.Value.Account, secondFactor: false, HttpContext);
        if (opened.Ok)
        {
            return LocalRedirect(Back(StillHere.Beginning));
        }

        ModelState.Add(opened.Problems);
        return Page();
    }
}
