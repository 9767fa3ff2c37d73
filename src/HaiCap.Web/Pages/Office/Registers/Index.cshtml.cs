using HaiCap.Core;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Registers;

/// <summary>The register book of a centre (Form 07), printed for a period.</summary>
[Authorize(Policies.Officer)]
public sealed class IndexModel(PrintRegister print, ListRegisterCentres centres, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tu")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "trung-tam")]
    public Guid? CentreId { get; set; }

    public DateOnly FirstDay => From ?? new DateOnly(LastDay.Year, LastDay.Month, 1);

    public DateOnly LastDay => To ?? time.Now().LocalDay();

    public IReadOnlyList<RegisterCentre> Centres { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : StatusCode(StatusCodes.Status403Forbidden);

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var printed = await print.HandleAsync(caller.Actor, new(CentreId ?? Centres[0].Id, FirstDay, LastDay), cancellationToken);
        if (printed.Ok)
        {
            await HttpContext.Send(printed, view: true).ExecuteAsync(HttpContext);
            return new EmptyResult();
        }

        if (printed.Problems[0].Code == Core.Organizations.Access.Refused.Code)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        ModelState.Add(printed.Problems.Select(problem => problem with { Field = problem.Field == "to" ? "den" : problem.Field == "centre" ? "trung-tam" : null }));
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Centres = await centres.HandleAsync(caller.Actor, cancellationToken);
        return Centres.Count > 0;
    }
}
