using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>The confirmation, at once; the receipt comes when the centre accepts it (decree 118/2025, article 17).</summary>
[Authorize(Policy = Policies.Citizen)]
public sealed class SentModel(SentDossiers sent, CallerContext caller) : PageModel
{
    public SentDossier Dossier { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await sent.FindAsync(caller.Actor, id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Dossier = found;
        return Page();
    }
}
