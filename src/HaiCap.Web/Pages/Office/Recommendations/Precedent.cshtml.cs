using HaiCap.Core.Missions.Precedents;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>One answer to go by; the unit that gave it reviews it when the law has changed.</summary>
public sealed class PrecedentModel(ListPrecedents list, ReviewPrecedent review, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    [BindProperty]
    public bool Stands { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? By { get; set; }

    public PrecedentView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) => await OpenAsync(code, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (await OpenAsync(code, cancellationToken) is { } refused)
        {
            return refused;
        }

        return !ModelState.IsValid ? Page()
            : this.After(await review.HandleAsync(caller.Actor, new(View.Line.Row.Code, Stands, Why, By), cancellationToken), _ => $"/lam-viec/giai-dap/{View.Line.Row.Code}?xong=ghi");
    }

    private async Task<IActionResult?> OpenAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await list.ShowAsync(caller.Actor, code, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        return null;
    }
}
