using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Keys;

/// <summary>Gives a system its key. The answer to the post is the only place where it is ever seen, so it leads nowhere else and no cache keeps it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewModel(IssueKeyHandler issue, ListKeys list, GrantBook agencies, HaiCapDb db, CallerContext caller) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool MayRead { get; set; }

    [BindProperty]
    public bool MayWrite { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    public IssuedKey? Issued { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        MayRead = true;
        return (await list.HandleAsync(caller.Actor, cancellationToken: cancellationToken)).Ok ? Page() : StatusCode(StatusCodes.Status403Forbidden);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!(await list.HandleAsync(caller.Actor, cancellationToken: cancellationToken)).Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Guid? agencyId = null;
        if (!string.IsNullOrWhiteSpace(Agency))
        {
            agencyId = AgencyCode.TryParse(Agency, out var code) ? (await agencies.AgenciesAsync(db, cancellationToken)).Find(code)?.Id : null;
            if (agencyId is null)
            {
                ModelState.AddModelError(nameof(Agency), T("Không có cơ quan với mã này.", "No agency has this code."));
            }
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var scopes = (MayRead ? KeyScopes.Read : KeyScopes.None) | (MayWrite ? KeyScopes.Write : KeyScopes.None);
        var issued = await issue.HandleAsync(new(caller.Actor, Name, scopes, agencyId, To: To?.AddDays(1).AtLocal(default)), cancellationToken);
        Issued = issued.Ok ? issued.Value : null;
        ModelState.Add(issued.Problems);
        return Page();
    }
}
