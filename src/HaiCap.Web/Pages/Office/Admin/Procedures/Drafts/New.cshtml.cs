using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>Begins a draft: of a new procedure from nothing or as a copy, or of the next version of one that stands.</summary>
public sealed class NewModel(DraftDesk desk, OpenDraft open, ProcedureCatalogue catalogue, CallerContext caller) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Field { get; set; }

    [BindProperty]
    public ProcedureLevel? Level { get; set; }

    [BindProperty]
    public ServiceLevel? ServiceLevel { get; set; }

    /// <summary>Code of a procedure it is to be a copy of; what was chosen from the list begins with it.</summary>
    [BindProperty]
    public string? CopyOf { get; set; }

    public CatalogueSnapshot Catalogue { get; private set; } = null!;

    /// <summary>The draft that is open already, to go on with.</summary>
    public string? OpenCode { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "tu")] string? copyOf, CancellationToken cancellationToken)
    {
        CopyOf = copyOf;
        return await DrawAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // What cannot be bound is nothing chosen.
        ModelState.Clear();
        var copyOf = (CopyOf ?? "").Trim().Split(' ')[0];
        return await OpenAsync(new(Code, Name, Field, copyOf.Length > 0 ? copyOf : null, IsNew: true, Level: Level, ServiceLevel: ServiceLevel), cancellationToken);
    }

    /// <summary>The next version of a procedure that stands, as it is now; one that is written on already is gone on with.</summary>
    public async Task<IActionResult> OnPostVersionAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await OpenAsync(new(Code), cancellationToken);
    }

    private async Task<IActionResult> OpenAsync(OpenDraft.Request request, CancellationToken cancellationToken)
    {
        var drawn = await DrawAsync(cancellationToken);
        if (drawn is not PageResult)
        {
            return drawn;
        }

        var opened = await open.HandleAsync(caller.Actor, request, cancellationToken);
        if (opened.Ok)
        {
            return LocalRedirect(DraftTabs.Root(opened.Value.Code));
        }

        if (opened.Problems.Contains(DraftProblems.AlreadyOpen) && ProcedureCode.TryParse(request.Code, out var code))
        {
            if (!request.IsNew)
            {
                return LocalRedirect(DraftTabs.Root(code.Value));
            }

            OpenCode = code.Value;
        }

        ModelState.Add(opened.Problems);
        return Page();
    }

    private async Task<IActionResult> DrawAsync(CancellationToken cancellationToken)
    {
        if (!(await desk.RightsAsync(caller.Actor, cancellationToken: cancellationToken)).MayWrite)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Catalogue = await catalogue.GetAsync(caller.ProvinceCode, cancellationToken);
        return Page();
    }
}
