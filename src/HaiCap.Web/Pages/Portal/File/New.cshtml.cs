using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>The door of the journey: what will be asked, and the draft one may already have.</summary>
[Authorize(Policy = Policies.Citizen)]
public sealed class NewModel(ProcedureCatalogue catalogue, StartDraft start, Drafts drafts, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "thu-tuc")]
    public string? Code { get; set; }

    public CatalogueEntry Procedure { get; private set; } = null!;

    public IReadOnlyList<DraftLine> Begun { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var started = await start.HandleAsync(caller.Actor, new(Procedure.Code), cancellationToken);
        if (started.Ok)
        {
            return LocalRedirect($"/nop-ho-so/{started.Value.Id}?handler=Continue");
        }

        ModelState.Add(started.Problems);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if ((await catalogue.GetAsync(caller.ProvinceCode, cancellationToken)).Find(Code) is not { IsHandled: true } entry || entry.ServiceLevel == ServiceLevel.Information)
        {
            return false;
        }

        Procedure = entry;
        Begun = [.. (await drafts.ListAsync(caller.Actor, cancellationToken)).Where(d => d.ProcedureCode == entry.Code)];
        return true;
    }
}
