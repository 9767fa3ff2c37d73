using HaiCap.Web.SignIn;
using HaiCap.Web.SignIn.Parking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RestoreModel(ParkedPosts parked, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Parked? Post { get; private set; }

    /// <summary>What a person typed, without technical fields, to recognise it by.</summary>
    public IReadOnlyList<string> Typed => Post is null ? [] :
        [.. Post.Fields.Where(f => !f.Key.StartsWith('_') && f.Value.Trim().Length > 2 && !Guid.TryParse(f.Value, out _)
            && f.Key is not ("ReturnUrl" or "Password") && f.Value is not ("true" or "false")).Select(f => f.Value).Take(40)];

    public async Task OnGetAsync()
    {
        Post = await parked.FindAsync(caller.Session!, Id, HttpContext.RequestAborted);
        Response.StatusCode = Post is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }

    public async Task<IActionResult> OnPostDropAsync()
    {
        await parked.DropAsync(caller.Session!, Id, HttpContext.RequestAborted);
        return LocalRedirect("/");
    }
}
