using HaiCap.Core;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Administration;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Organization;

/// <summary>Gives a post to a new officer, or to one who serves already and is found by name.</summary>
public sealed class StartModel(OrganizationBook book, StartPositionHandler start, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    [BindProperty]
    public Guid? OfficerId { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public Role Role { get; set; } = Role.Specialist;

    [BindProperty]
    public SigningForm? SigningForm { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<OfficerLine> Officers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        From = time.Now().LocalDay();
        return await ShowAsync(code, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(code, cancellationToken);
        if (shown is not PageResult)
        {
            return shown;
        }

        if (From is null)
        {
            ModelState.AddModelError(nameof(From), Words.T("Nhập ngày nhận chức vụ.", "Give the first day of the post."));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var started = await start.HandleAsync(
            new(caller.Actor, Agency.Id, OfficerId, Name, Phone, Email, Title, Role, SigningForm, From!.Value), cancellationToken);
        if (started.Ok)
        {
            return Redirect($"/lam-viec/to-chuc/{code}?xong=nhan");
        }

        ModelState.Add(started.Problems);
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
        Officers = await book.FindOfficersAsync(caller.Actor, Search, cancellationToken);
        return Page();
    }
}
