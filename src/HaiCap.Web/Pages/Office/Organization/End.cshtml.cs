using HaiCap.Core;
using HaiCap.Core.Organizations.Administration;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Organization;

/// <summary>An officer leaves a post.</summary>
public sealed class EndModel(OrganizationBook book, EndPositionHandler end, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public string Code { get; private set; } = "";
    public PositionLine Position { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, Guid position, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(code, position, cancellationToken);
        LastDay = Position?.To ?? time.Now().LocalDay();
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(string code, Guid position, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(code, position, cancellationToken);
        if (shown is not PageResult)
        {
            return shown;
        }

        if (LastDay is null)
        {
            ModelState.AddModelError(nameof(LastDay), Words.T("Nhập ngày làm việc cuối cùng.", "Give the last day."));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var ended = await end.HandleAsync(new(caller.Actor, position, LastDay!.Value, Why), cancellationToken);
        if (ended.Ok)
        {
            return Redirect($"/lam-viec/to-chuc/{code}?xong=ket-thuc");
        }

        ModelState.Add(ended.Problems);
        return Page();
    }

    private async Task<IActionResult> ShowAsync(string code, Guid position, CancellationToken cancellationToken)
    {
        Code = code;
        var shown = await book.PositionAsync(caller.Actor, position, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        Position = shown.Value;
        return Page();
    }
}
