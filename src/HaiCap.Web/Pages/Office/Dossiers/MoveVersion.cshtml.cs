using HaiCap.Core.Dossiers.Moves;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Procedures;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Dossiers;

/// <summary>One running dossier to the version in force now: what would be different, then the reason and the act.</summary>
public sealed class MoveVersionModel(ForetellMove foretell, MoveDossier move, CallerContext caller) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    public MoveLine Line { get; private set; } = null!;

    public ProcedureVersion From { get; private set; } = null!;

    public ProcedureVersion To { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var found = await foretell.OneAsync(caller.Actor, code, cancellationToken);
        if (!found.Ok)
        {
            // It has moved already, or there is no newer version: its own page says how it stands. To whom it is not to move it is not told that it is there.
            return found.Problems[0].Code == MoveProblems.NoVersion.Code ? LocalRedirect($"/lam-viec/ho-so/{Uri.EscapeDataString(code)}") : NotFound();
        }

        (Line, From, To) = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        var drawn = await OnGetAsync(code, cancellationToken);
        if (drawn is not PageResult)
        {
            return drawn;
        }

        ModelState.Clear();
        var moved = await move.HandleAsync(caller.Actor, new(new DossierRef(code), To.Id, Reason), cancellationToken);
        if (moved.Ok)
        {
            return LocalRedirect($"/lam-viec/ho-so/{code}?xong=chuyen-ban");
        }

        ModelState.Add(moved.Problems);
        return Page();
    }
}
