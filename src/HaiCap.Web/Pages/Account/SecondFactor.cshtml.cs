using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Account;

public sealed class SecondFactorModel(SecondFactor factor, CallerContext caller, SignInState state) : SignInPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool Enabled => caller.Account!.TotpEnabled;

    public bool Required => state.First == SessionCookie.SecondFactorPage;

    private bool Barred => !User.Is(AccountKind.Officer) || (state.First is not null && !Required);

    public string Next => Back("/tai-khoan");

    public Enrolment? Enrolment { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Barred)
        {
            return Forbid();
        }

        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Barred)
        {
            return Forbid();
        }

        var confirmed = await factor.ConfirmAsync(Code ?? "", HttpContext.RequestAborted);
        if (confirmed.Ok)
        {
            RecoveryCodes = confirmed.Value;
            return Page();
        }

        ModelState.Add(confirmed.Problems);
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (Barred || Required)
        {
            return Forbid();
        }

        var removed = await factor.RemoveAsync(Password ?? "", HttpContext.RequestAborted);
        if (removed.Ok)
        {
            return RedirectToPage("Index", new { xong = "hai-lop" });
        }

        ModelState.Add(removed.Problems);
        return Page();
    }

    private async Task ShowAsync()
    {
        if (!Enabled)
        {
            Enrolment = await factor.BeginAsync(HttpContext.RequestAborted);
        }
    }
}
