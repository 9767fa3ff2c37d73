using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>One difficulty as it was recorded.</summary>
public sealed class DifficultyModel(ListDifficulties list, FindHeardAt heard, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    public DifficultyLine Line { get; private set; } = null!;

    public string? Person { get; private set; }

    public HeardAt? Heard { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var found = await list.FindAsync(caller.Actor, code, cancellationToken);
        if (!found.Ok)
        {
            return StatusCode(found.RefusalStatus());
        }

        (Line, Person) = found.Value;
        Heard = await heard.FindAsync(Line.Row.StopId, cancellationToken);
        return Page();
    }
}
