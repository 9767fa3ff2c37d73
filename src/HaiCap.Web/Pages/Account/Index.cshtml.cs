using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(CallerContext caller, SessionBook sessions) : PageModel
{
    public IReadOnlyList<SignInSession> Sessions { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? DoneWhat { get; set; }

    public string? Notice => DoneWhat switch
    {
        "mat-khau" => Words.T("Đã đổi mật khẩu; các thiết bị khác đã được đăng xuất.", "The password is changed; other devices were signed out."),
        "hai-lop" => Words.T("Đã cập nhật xác thực hai lớp.", "The second factor is updated."),
        _ => null,
    };

    public async Task OnGetAsync() => Sessions = await sessions.OfAsync(caller.Session!, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostPositionAsync(Guid id)
    {
        await caller.ActFromAsync(id, HttpContext.RequestAborted);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        await sessions.EndAsync(caller.Session!, caller.Actor, id, HttpContext.RequestAborted);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await sessions.EndAllAsync(caller.Session!, caller.Actor, except: null, HttpContext.RequestAborted);
        await HttpContext.SignOutAsync(SessionClaims.Scheme);
        return LocalRedirect("/dang-nhap");
    }

    /// <summary>Enough to recognise one's own device; not a full reading of the agent string.</summary>
    public string Device(string? agent)
    {
        string Find(params (string Mark, string Name)[] known) => known.FirstOrDefault(k => agent?.Contains(k.Mark, StringComparison.Ordinal) == true).Name;
        var browser = Find(("Edg/", "Edge"), ("coc_coc", "Cốc Cốc"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"));
        var system = Find(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"));
        return (browser, system) switch
        {
            (null, null) => Words.T("Thiết bị không rõ", "Unknown device"),
            (null, _) => system,
            (_, null) => browser,
            _ => Words.T($"{browser} trên {system}", $"{browser} on {system}"),
        };
    }
}
