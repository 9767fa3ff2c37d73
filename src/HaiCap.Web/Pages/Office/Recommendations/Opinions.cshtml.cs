using HaiCap.Core.Missions.Consultations;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>What the caller's units are asked an opinion on: what is waited for first.</summary>
public sealed class OpinionsModel(ListConsultations list, CallerContext caller) : PageModel
{
    public IReadOnlyList<ConsultationLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var lines = await list.HandleAsync(caller.Actor, cancellationToken);
        if (!lines.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Lines = lines.Value;
        return Page();
    }
}
