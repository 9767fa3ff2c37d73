using HaiCap.Core;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using HaiCap.Web.SignIn.Administration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ShowModel(AccountBook book, SetAccountStateHandler setState, GivePasswordHandler give, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public bool RemoveSecondFactor { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public Officer Who { get; private set; } = null!;

    public Core.Organizations.Accounts.Account? Account { get; private set; }

    public GivenPassword? Given { get; private set; }

    public DateTimeOffset Now => time.Now();

    public Task<IActionResult> OnGetAsync(Guid officer, CancellationToken cancellationToken) => ShowAsync(officer, cancellationToken);

    public async Task<IActionResult> OnPostPasswordAsync(Guid officer, CancellationToken cancellationToken)
    {
        var given = await give.HandleAsync(new(caller.Actor, officer, UserName, RemoveSecondFactor), cancellationToken);
        Given = given.Ok ? given.Value : null;
        ModelState.Add(given.Problems);
        return await ShowAsync(officer, cancellationToken);
    }

    public Task<IActionResult> OnPostEnableAsync(Guid officer, CancellationToken cancellationToken) => SetAsync(officer, enabled: true, cancellationToken);

    public Task<IActionResult> OnPostDisableAsync(Guid officer, CancellationToken cancellationToken) => SetAsync(officer, enabled: false, cancellationToken);

    private async Task<IActionResult> SetAsync(Guid officer, bool enabled, CancellationToken cancellationToken)
    {
        var set = await setState.HandleAsync(new(caller.Actor, officer, enabled, Why), cancellationToken);
        if (set.Ok)
        {
            return Redirect($"/lam-viec/tai-khoan/{officer}");
        }

        ModelState.Add(set.Problems);
        return await ShowAsync(officer, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(Guid officer, CancellationToken cancellationToken)
    {
        var found = await book.FindAsync(caller.Actor, officer, cancellationToken);
        if (!found.Ok)
        {
            return StatusCode(found.Problems.Any(p => p.Code == Access.Refused.Code) ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
        }

        (Who, Account, _) = found.Value;
        return Page();
    }
}
