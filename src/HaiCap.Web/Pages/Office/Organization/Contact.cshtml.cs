using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Administration;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Organization;

/// <summary>How an agency is reached, as receipts and letters show it.</summary>
public sealed class ContactModel(OrganizationBook book, ChangeAgencyContactHandler change, CallerContext caller) : PageModel
{
    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Agency Agency { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(code, cancellationToken);
        if (shown is PageResult)
        {
            (Address, Phone, Email) = (Agency.Address, Agency.Phone, Agency.Email);
        }

        return shown;
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(code, cancellationToken);
        if (shown is not PageResult || !ModelState.IsValid)
        {
            return shown;
        }

        var changed = await change.HandleAsync(new(caller.Actor, Agency.Id, Address, Phone, Email), cancellationToken);
        if (changed.Ok)
        {
            return Redirect($"/lam-viec/to-chuc/{code}?xong=lien-he");
        }

        ModelState.Add(changed.Problems);
        return Page();
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await book.ShowAsync(caller.Actor, code, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        Agency = shown.Value.Agency;
        return Page();
    }
}
