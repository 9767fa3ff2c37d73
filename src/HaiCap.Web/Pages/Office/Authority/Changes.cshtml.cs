using System.Globalization;
using HaiCap.Core.Authority;
using HaiCap.Core.Letters.Competence;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Authority;

/// <summary>What another decides from one day to the next, in one commune: 30 June and 1 July 2025 to begin with; as a paper too.</summary>
public sealed class ChangesModel(CheckCoverage check, PrintCompetenceChanges print, WhoDecides who, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tu")]
    public DateOnly From { get; set; } = new(2025, 6, 30);

    [BindProperty(SupportsGet = true, Name = "den")]
    public DateOnly To { get; set; } = new(2025, 7, 1);

    [BindProperty(SupportsGet = true, Name = "noi")]
    public string? Unit { get; set; }

    public CheckCoverage.Changes? Found { get; private set; }

    public IReadOnlyList<Agency> Communes { get; private set; } = [];

    public string PdfUrl => string.Create(CultureInfo.InvariantCulture, $"/lam-viec/tham-quyen/thay-doi?handler=Pdf&tu={From:yyyy-MM-dd}&den={To:yyyy-MM-dd}&noi={Uri.EscapeDataString(Unit ?? "")}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Communes = await who.CommunesAsync(cancellationToken);
        Unit = string.IsNullOrWhiteSpace(Unit) ? Communes.FirstOrDefault()?.UnitCode : Unit;
        var found = await check.BetweenAsync(caller.Actor, From, To, Unit, cancellationToken);
        if (!found.Ok && found.Problems[0].Code == Access.Refused.Code)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        ModelState.Add(found.Problems);
        Found = found.Ok ? found.Value : null;
        return Page();
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is not PageResult page)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (Found is null || Unit is null)
        {
            return page;
        }

        var printed = await print.HandleAsync(caller.Actor, new(From, To, Unit), cancellationToken);
        if (!printed.Ok)
        {
            ModelState.Add(printed.Problems);
            return page;
        }

        await HttpContext.Send(printed, view: true).ExecuteAsync(HttpContext);
        return new EmptyResult();
    }
}
