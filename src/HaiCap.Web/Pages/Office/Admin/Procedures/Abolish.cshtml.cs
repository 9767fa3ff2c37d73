using HaiCap.Core;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Tags;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>The legal unit abolishes a procedure by a decision, after it has seen what that meets.</summary>
public sealed class AbolishModel(AbolishProcedure abolish, ForetellAbolition foretell, DraftDesk desk, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? DecisionNumber { get; set; }

    [BindProperty]
    public DateOnly? DecidedOn { get; set; }

    /// <summary>Last day it can be filed.</summary>
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public AbolitionEffects Effects { get; private set; } = null!;

    /// <summary>It has an open draft, which is to be dropped first.</summary>
    public bool HasDraft { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        LastDay = DecidedOn = time.Now().LocalDay();
        return await DrawAsync(code, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        // What cannot be bound is nothing chosen.
        ModelState.Clear();
        var drawn = await DrawAsync(code, cancellationToken);
        if (drawn is not PageResult)
        {
            return drawn;
        }

        var abolished = await abolish.HandleAsync(caller.Actor, new(code, DecisionNumber, DecidedOn, LastDay), cancellationToken);
        if (abolished.Ok)
        {
            return LocalRedirect($"/lam-viec/thu-tuc/{abolished.Value.Code}");
        }

        ModelState.Add(abolished.Problems);
        ViewData[ErrorSummary.OrderKey] = new List<string> { nameof(DecisionNumber), nameof(DecidedOn), nameof(LastDay) };
        return Page();
    }

    private async Task<IActionResult> DrawAsync(string code, CancellationToken cancellationToken)
    {
        if (!(await desk.RightsAsync(caller.Actor, cancellationToken: cancellationToken)).MayPublish)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var effects = await foretell.HandleAsync(caller.Actor, code, cancellationToken);
        if (!effects.Ok)
        {
            return StatusCode(effects.RefusalStatus());
        }

        // One that has ended already has nothing to be decided; its own page says so.
        if (effects.Value.Last.ValidTo is not null)
        {
            return LocalRedirect($"/lam-viec/thu-tuc/{effects.Value.Last.Code}");
        }

        (Effects, HasDraft) = (effects.Value, (await desk.FindAsync(caller.Actor, code, cancellationToken)).Value is not null);
        return Page();
    }
}
