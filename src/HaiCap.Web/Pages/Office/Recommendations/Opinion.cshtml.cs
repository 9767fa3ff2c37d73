using HaiCap.Core.Missions.Consultations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>One question another unit asks about a recommendation, and the opinion.</summary>
public sealed class OpinionModel(ListConsultations list, GiveOpinion give, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    [BindProperty]
    public string? Opinion { get; set; }

    public ConsultationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await OpenAsync(id, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        return ModelState.IsValid ? this.After(await give.HandleAsync(caller.Actor, new(id, Opinion), cancellationToken), _ => $"/lam-viec/kien-nghi/y-kien/{id:N}?xong=gui") : Page();
    }

    private async Task<IActionResult?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var shown = await list.ShowAsync(caller.Actor, id, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        return null;
    }
}
