using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Calendar.Recounts;

/// <summary>Every recount of a place whose calendar the caller may change.</summary>
[Authorize(Policies.Officer)]
public sealed class IndexModel(RecountDesk desk, CallerContext caller) : PageModel
{
    public IReadOnlyList<RecountPlace> Recounts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await desk.ListAsync(caller.Actor, cancellationToken);
        if (!found.Ok)
        {
            return StatusCode(found.RefusalStatus());
        }

        Recounts = found.Value;
        return Page();
    }
}
