using HaiCap.Core;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Organization;

/// <summary>How an officer signs in: opened, disabled, opened again, password and second factor reset by the unit's administrator.</summary>
public sealed class AccountModel(AccountAdministration accounts, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public string Code { get; private set; } = "";
    public OfficerAccount Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, Guid officer, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(code, officer, cancellationToken);
        if (shown is PageResult && Shown.Account is null)
        {
            UserName = VietnameseText.Fold(Shown.Officer.Name).Replace(' ', '.');
        }

        return shown;
    }

    public Task<IActionResult> OnPostOpenAsync(string code, Guid officer, CancellationToken cancellationToken) =>
        DoAsync(code, officer, needsPassword: true, () => accounts.OpenAsync(caller.Actor, officer, UserName ?? "", NewPassword ?? "", cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostResetAsync(string code, Guid officer, CancellationToken cancellationToken) =>
        DoAsync(code, officer, needsPassword: true, () => accounts.ResetPasswordAsync(caller.Actor, officer, NewPassword ?? "", cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostDisableAsync(string code, Guid officer, CancellationToken cancellationToken) =>
        DoAsync(code, officer, needsPassword: false, () => accounts.DisableAsync(caller.Actor, officer, Why, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostEnableAsync(string code, Guid officer, CancellationToken cancellationToken) =>
        DoAsync(code, officer, needsPassword: false, () => accounts.EnableAsync(caller.Actor, officer, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostFactorAsync(string code, Guid officer, CancellationToken cancellationToken) =>
        DoAsync(code, officer, needsPassword: false, () => accounts.RemoveSecondFactorAsync(caller.Actor, officer, cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(string code, Guid officer, bool needsPassword, Func<Task<Outcome<Done>>> act, CancellationToken cancellationToken)
    {
        if (needsPassword && NewPassword != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), Words.T("Hai lần nhập không giống nhau.", "The two entries differ."));
            return await ShowAsync(code, officer, cancellationToken);
        }

        var done = await act();
        if (done.Ok)
        {
            return Redirect($"/lam-viec/to-chuc/{Uri.EscapeDataString(code)}/tai-khoan/{officer}?xong=1");
        }

        if (done.Problems.Any(p => p.Code == Access.Refused.Code))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        ModelState.Add(done.Problems);
        return await ShowAsync(code, officer, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(string code, Guid officer, CancellationToken cancellationToken)
    {
        Code = code;
        var shown = await accounts.ShowAsync(caller.Actor, officer, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        Shown = shown.Value;
        return Page();
    }
}
