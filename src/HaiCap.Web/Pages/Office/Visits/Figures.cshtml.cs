using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Visits;

/// <summary>Figures of the place in a period: what the platform counted, and what the place reports where it says otherwise.</summary>
public sealed class FiguresModel(ShowVisit show, SetFigures set, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tu")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public DateOnly? To { get; set; }

    [BindProperty]
    public Dictionary<FigureKind, string?> Reported { get; set; } = [];

    /// <summary>Of the figures that stood when the page was drawn.</summary>
    [BindProperty]
    public string? Mark { get; set; }

    public VisitView View { get; private set; } = null!;

    public VisitFigures? Counted { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid stop, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        var stands = View.Figures;
        var today = time.Now().LocalDay();
        var visited = View.Stop.StartsAt.LocalDay();
        From ??= stands?.From ?? new DateOnly(visited.Year, 1, 1);
        To ??= stands?.To ?? (visited < today ? visited : today);
        Reported = stands?.Lines.Where(line => line.IsReported).ToDictionary(line => line.Kind, line => (string?)FormValues.Show(line.Reported!.Value)) ?? [];
        Mark = VisitFigures.MarkOf(View.Row?.Figures);
        await CountAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid stop, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (ModelState.IsValid)
        {
            var saved = await set.HandleAsync(caller.Actor, new(stop, From, To, Reported, Mark ?? ""), cancellationToken);
            if (saved.Ok)
            {
                return LocalRedirect($"/lam-viec/doan-cong-tac/diem/{stop}?xong=luu#so-lieu");
            }

            ModelState.Add(saved.Problems);
            if (saved.Problems.Contains(ActSaving.SomebodyWasFirst))
            {
                ModelState.Remove(nameof(Mark));
                Mark = VisitFigures.MarkOf(View.Row?.Figures);
            }
        }

        await CountAsync(cancellationToken);
        return Page();
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var counted = await set.CountAsync(View.Stop, From, To, cancellationToken);
        Counted = counted.Ok ? counted.Value : null;
        if (!counted.Ok && ModelState.IsValid)
        {
            ModelState.Add(counted.Problems);
        }
    }

    private async Task<IActionResult?> OpenAsync(Guid stop, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, stop, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        return View.MayWrite ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
