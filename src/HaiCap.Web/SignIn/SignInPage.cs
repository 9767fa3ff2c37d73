using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace HaiCap.Web.SignIn;

/// <summary>A page on the way in: limited per address, never cached, knows where to go back to.</summary>
[EnableRateLimiting(SignInServices.RateLimit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class SignInPage : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    protected string Back(string otherwise) => LocalUrl.Check(ReturnUrl, otherwise);
}
