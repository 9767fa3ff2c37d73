using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Missions;

/// <summary>One delegation: itinerary with conflicts, who travels, where to, who is spoken to there.</summary>
public sealed class DelegationModel(ShowProgramme show, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    public ProgrammeView View { get; private set; } = null!;

    public DelegationView One { get; private set; } = null!;

    public IReadOnlyList<ItineraryConflict> Conflicts =>
        [.. View.Conflicts.Where(conflict => conflict.Stop.DelegationId == One.Row.Id || conflict.With?.DelegationId == One.Row.Id)];

    public async Task<IActionResult> OnGetAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, id, cancellationToken);
        if (!shown.Ok || shown.Value.Find(number) is not { } one)
        {
            return StatusCode(shown.Ok ? StatusCodes.Status404NotFound : shown.RefusalStatus());
        }

        (View, One) = (shown.Value, one);
        return Page();
    }
}
