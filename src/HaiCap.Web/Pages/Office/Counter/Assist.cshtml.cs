using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Counter;

/// <summary>Files online for somebody at the counter; the dossier is marked "assisted" and does not count as truly online.</summary>
public sealed class AssistModel(CounterPlace place, StartDraft start) : PageModel
{
    [BindProperty]
    public ApplicantFields Applicant { get; set; } = new();

    public CatalogueEntry Procedure { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string procedure, CancellationToken cancellationToken) => await LoadAsync(procedure, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(string procedure, CancellationToken cancellationToken)
    {
        if (await LoadAsync(procedure, cancellationToken) is { } refused)
        {
            return refused;
        }

        var party = PartyRules.Normal(Applicant.Party with { Kind = PartyKind.Citizen });
        ModelState.Add(PartyRules.Check(party));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var begun = await start.HandleAsync(place.Caller.Actor, new(Procedure.Code, party, place.Centre!.Id), cancellationToken);
        if (begun.Ok)
        {
            return LocalRedirect($"/nop-ho-so/{begun.Value.Id}?handler=Continue");
        }

        ModelState.Add(begun.Problems);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (place.Centre is null)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if ((await place.CatalogueAsync(cancellationToken)).Find(code) is not { IsHandled: true, ServiceLevel: not ServiceLevel.Information } entry)
        {
            return NotFound();
        }

        Procedure = entry;
        return null;
    }
}
