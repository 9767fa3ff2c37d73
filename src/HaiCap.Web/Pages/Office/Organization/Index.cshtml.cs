using HaiCap.Core.Organizations.Administration;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Organization;

/// <summary>Agencies an administrator manages: their own unit and what is below.</summary>
public sealed class IndexModel(OrganizationBook book, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public AgencyLines Found { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await book.ListAsync(caller.Actor, Words, After, cancellationToken);
        if (!found.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Found = found.Value;
        return Page();
    }
}
