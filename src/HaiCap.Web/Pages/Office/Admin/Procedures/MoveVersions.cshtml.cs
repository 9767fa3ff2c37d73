using System.Globalization;
using HaiCap.Core.Dossiers.Moves;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>All running dossiers of an older version to the one in force: a dry run dossier by dossier, then the order, then how far it is.</summary>
public sealed class MoveVersionsModel(ForetellMove foretell, StartVersionMove start, CallerContext caller) : PageModel
{
    /// <summary>Number of the version they run under.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public int? Number { get; set; }

    /// <summary>Where the page of the dry run begins.</summary>
    [BindProperty(SupportsGet = true, Name = "sau")]
    public Guid? After { get; set; }

    /// <summary>Of this page: sent twice it is one order.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MovePlan Plan { get; private set; } = null!;

    public string Address(Guid? after = null) => $"/lam-viec/thu-tuc/{Plan.From.Code}/chuyen-ban?tu={Plan.From.Number.ToString(CultureInfo.InvariantCulture)}" + (after is { } from ? $"&sau={from}" : "");

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        ModelState.Clear();
        var plan = await foretell.HandleAsync(caller.Actor, code, Number, After ?? Guid.Empty, cancellationToken);
        if (!plan.Ok)
        {
            return StatusCode(plan.RefusalStatus());
        }

        Plan = plan.Value;
        Key = Key == Guid.Empty ? Guid.CreateVersion7() : Key;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        var drawn = await OnGetAsync(code, cancellationToken);
        if (drawn is not PageResult)
        {
            return drawn;
        }

        var ordered = await start.HandleAsync(caller.Actor, new(Key, Plan.From.Id, Plan.To.Id, Reason), cancellationToken);
        if (ordered.Ok)
        {
            return LocalRedirect(Address());
        }

        ModelState.Add(ordered.Problems);
        return Page();
    }
}
