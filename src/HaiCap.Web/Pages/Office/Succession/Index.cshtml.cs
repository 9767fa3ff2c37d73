using HaiCap.Core.Succession;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Succession;

/// <summary>Plans by which units are merged, split, renamed or abolished.</summary>
public sealed class IndexModel(SuccessionDesk desk, CallerContext caller) : PageModel
{
    public IReadOnlyList<PlanLine> Plans { get; private set; } = [];

    public bool MayDraw => Menus.May(caller, Core.Organizations.Permission.ManageOrganization);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await desk.ListAsync(caller.Actor, cancellationToken);
        if (!found.Ok)
        {
            return StatusCode(found.RefusalStatus());
        }

        Plans = found.Value;
        return Page();
    }
}
