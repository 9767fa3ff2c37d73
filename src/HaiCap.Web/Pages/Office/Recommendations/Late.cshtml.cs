using HaiCap.Core.Missions.Bells;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>What is late and what soon will be, by unit and one by one: the secretariat's list, and for others of what they may see.</summary>
public sealed class LateModel(ListLateRecommendations late, CallerContext caller) : PageModel
{
    public ListLateRecommendations.Page List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var list = await late.HandleAsync(caller.Actor, cancellationToken);
        if (!list.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        List = list.Value;
        return Page();
    }
}
