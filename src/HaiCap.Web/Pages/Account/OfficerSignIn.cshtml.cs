using System.Security.Claims;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Pages.Account;

public sealed class OfficerSignInModel(OfficerSignIn signIn, HaiCapDb db, SiteIdentity site) : SignInPage
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<(string UserName, string Name, string Position)> Samples { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await ListSamplesAsync();
        return User.Is(AccountKind.Officer) ? LocalRedirect(Back("/lam-viec")) : Page();
    }

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
            await ListSamplesAsync();
            return Page();
        }

        var step = await signIn.PasswordAsync(UserName!, Password!, HttpContext);
        if (!step.Ok)
        {
            ModelState.Add(step.Problems);
            await ListSamplesAsync();
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
            return LocalRedirect(Back("/lam-viec"));
        }

        ModelState.Add(opened.Problems);
        await ListSamplesAsync();
        return Page();
    }

    /// <summary>The people of the main journey: the department, the provincial centre and one commune.</summary>
    private async Task ListSamplesAsync()
    {
        if (!site.Sample)
        {
            return;
        }

        var found = await db.Set<Position>().AsNoTracking()
            .Join(db.Set<HaiCap.Core.Organizations.Accounts.Account>().Where(a => a.IsSample), p => p.OfficerId, a => a.OfficerId, (p, a) => new { p, a.UserName })
            .Where(x => x.p.IsPrimary && x.p.ValidTo == null)
            .OrderBy(x => x.p.Agency!.Path.Length).ThenBy(x => x.p.Agency!.Path).ThenBy(x => x.p.Id)
            .Select(x => new { x.UserName, x.p.Officer!.Name, x.p.Title, Agency = x.p.Agency!.ShortName, x.p.Role, x.p.Agency.Kind })
            .ToListAsync(HttpContext.RequestAborted);
        Samples = [.. found.DistinctBy(x => (x.Role, x.Kind)).Select(x => (x.UserName, x.Name, $"{x.Title}, {x.Agency}"))];
    }
}
