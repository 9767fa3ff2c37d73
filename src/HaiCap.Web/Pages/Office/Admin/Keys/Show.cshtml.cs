using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Keys;

/// <summary>One key, and taking it back.</summary>
public sealed class ShowModel(ListKeys list, RevokeKeyHandler revoke, CallerContext caller) : PageModel
{
    [BindProperty]
    public string? Why { get; set; }

    public KeyLine Key { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await list.OneAsync(caller.Actor, id, cancellationToken);
        if (!found.Ok)
        {
            return StatusCode(found.Problems[0].Code == Access.Refused.Code ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
        }

        Key = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var shown = await OnGetAsync(id, cancellationToken);
        if (shown is not PageResult)
        {
            return shown;
        }

        var revoked = await revoke.HandleAsync(new(caller.Actor, id, Why), cancellationToken);
        if (revoked.Ok)
        {
            return Redirect("/lam-viec/khoa-ket-noi");
        }

        ModelState.Add(revoked.Problems);
        return Page();
    }
}
