using HaiCap.Core;
using HaiCap.Core.Missions.Help;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Help;

/// <summary>One request for help: given to a unit with a day, then done, or refused with the reason.</summary>
public sealed class ShowModel(FollowHelp follow, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public DateOnly? DueOn { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public bool Done { get; set; }

    [BindProperty]
    public int Seq { get; set; }

    public HelpView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) => await OpenAsync(code, cancellationToken) ?? Page();

    public Task<IActionResult> OnPostAssignAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(code, () => follow.AssignAsync(caller.Actor, code, Unit, DueOn, Seq, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(code, () => follow.CloseAsync(caller.Actor, code, Done, Outcome, Seq, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(code, () => follow.WithdrawAsync(caller.Actor, code, Seq, cancellationToken), cancellationToken);

    private async Task<IActionResult> ActAsync(string code, Func<Task<Outcome<Done>>> act, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var done = await act();
            if (done.Ok)
            {
                return Redirect($"/lam-viec/ho-tro/{Uri.EscapeDataString(code)}?xong=ghi");
            }

            if (done.Problems.Any(problem => problem.Code is "ACC-001" or "MIS-060"))
            {
                return StatusCode(done.RefusalStatus());
            }

            ModelState.Add(done.Problems);
        }

        return await OpenAsync(code, cancellationToken) ?? Page();
    }

    private async Task<IActionResult?> OpenAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await follow.ShowAsync(caller.Actor, code, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        return null;
    }
}
