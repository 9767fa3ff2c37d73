using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Account;

public sealed class PasswordModel(SecondFactor factor, CallerContext caller, SignInState state) : SignInPage
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    public string Rule => caller.Account!.TotpEnabled
        ? Words.T("Ít nhất 8 ký tự.", "At least 8 characters.")
        : Words.T("Ít nhất 14 ký tự, có chữ hoa, chữ thường, chữ số và ký hiệu. Bật xác thực hai lớp thì chỉ cần 8.", "At least 14 characters with upper and lower case, a digit and a symbol. With a second factor 8 are enough.");

    /// <summary>The present one was given by an administrator.</summary>
    public bool Owed => state.First == SessionCookie.PasswordPage;

    public IActionResult OnGet() => Barred ? Forbid() : Page();

    private bool Barred => caller.Account is null || (state.First is not null && !Owed);

    public async Task<IActionResult> OnPostAsync()
    {
        if (Barred)
        {
            return Forbid();
        }

        if (NewPassword != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), Words.T("Hai lần nhập không giống nhau.", "The two entries differ."));
            return Page();
        }

        var changed = await factor.ChangePasswordAsync(Password ?? "", NewPassword ?? "", HttpContext.RequestAborted);
        if (changed.Ok)
        {
            return ReturnUrl is null ? RedirectToPage("Index", new { xong = "mat-khau" }) : LocalRedirect(Back("/tai-khoan"));
        }

        ModelState.Add(changed.Problems);
        return Page();
    }
}
