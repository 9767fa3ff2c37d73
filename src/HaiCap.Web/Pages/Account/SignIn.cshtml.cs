using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using HaiCap.Web.SignIn.Citizens;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Account;

public sealed class SignInModel(IConfiguration configuration) : SignInPage
{
    [BindProperty(SupportsGet = true, Name = "loi")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Quote { get; set; }

    public bool CanUseProvider => CitizenOidc.IsConfigured(configuration);

    public string? Problem => Code switch
    {
        "SGN-020" => Words.T(CitizenSignIn.NoNumber),
        null => null,
        _ => Words.T("Chưa đăng nhập được bằng VNeID. Thử lại sau ít phút", "Signing in with VNeID did not work. Try again in a few minutes")
            + (Quote is { Length: < 20 } ? Words.T($" (mã lỗi {Quote}).", $" (code {Quote}).") : "."),
    };

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } && Code is null ? LocalRedirect(Back("/")) : Page();
}
