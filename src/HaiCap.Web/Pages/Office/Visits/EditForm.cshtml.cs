using HaiCap.Core.Missions.Visits;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Visits;

/// <summary>The secretariat sets what a programme's checklist, or its preparation report, asks.</summary>
public sealed class EditFormModel(SetMissionForm set, CallerContext caller) : PageModel
{
    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public int Number { get; set; }

    public VisitPart Part { get; private set; }

    public SetMissionForm.Opened Opened { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string phieu, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, phieu, cancellationToken) is { } refused)
        {
            return refused;
        }

        (Source, Number) = (Opened.Source, Opened.Row?.Number ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string phieu, CancellationToken cancellationToken) =>
        await OpenAsync(id, phieu, cancellationToken)
            ?? this.After(await set.HandleAsync(caller.Actor, new(id, Part, Source, Number), cancellationToken), _ => $"/lam-viec/doan-cong-tac/{id}?xong=luu");

    private async Task<IActionResult?> OpenAsync(Guid id, string phieu, CancellationToken cancellationToken)
    {
        Part = VisitWords.PartOf(phieu);
        var opened = await set.OpenAsync(caller.Actor, id, Part, cancellationToken);
        if (!opened.Ok)
        {
            return StatusCode(opened.RefusalStatus());
        }

        Opened = opened.Value;
        return null;
    }
}
