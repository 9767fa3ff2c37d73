using HaiCap.Core.Organizations.Administration;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Organization;

/// <summary>One agency: how it is reached, who holds which post, what lies below it.</summary>
public sealed class AgencyModel(OrganizationBook book, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    public AgencyPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await book.ShowAsync(caller.Actor, code, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        Shown = shown.Value;
        return Page();
    }
}
