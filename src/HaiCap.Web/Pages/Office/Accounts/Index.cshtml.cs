using HaiCap.Web.SignIn;
using HaiCap.Web.SignIn.Administration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Accounts;

public sealed class IndexModel(AccountBook book, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? AfterName { get; set; }

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid? AfterId { get; set; }

    public AccountLines Found { get; private set; } = new([], null);

    public string? NextUrl => Found.After is { } after
        ? $"/lam-viec/tai-khoan?q={Uri.EscapeDataString(Query ?? "")}&sau={Uri.EscapeDataString(after.Folded)}&id={after.Id}"
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await book.ListAsync(caller.Actor, Query, AfterName, AfterId, cancellationToken);
        if (!found.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Found = found.Value;
        return Page();
    }
}
