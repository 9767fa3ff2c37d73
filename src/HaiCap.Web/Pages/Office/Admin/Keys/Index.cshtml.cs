using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Keys;

/// <summary>The keys of other systems that reach into the units an administrator looks after.</summary>
public sealed class IndexModel(ListKeys list, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "sau")]
    public Guid? After { get; set; }

    public KeyLines Found { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await list.HandleAsync(caller.Actor, After, cancellationToken);
        if (!found.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Found = found.Value;
        return Page();
    }
}
