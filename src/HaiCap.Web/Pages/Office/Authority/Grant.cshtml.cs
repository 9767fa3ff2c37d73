using HaiCap.Core;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Rules;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Authority;

/// <summary>One grant, the one above it and those below; and its end.</summary>
public sealed class GrantModel(AuthorityDesk desk, EndCompetence end, CallerContext caller) : PageModel
{
    private const string Revoke = "revoke";

    private static readonly Problem NoDay = new("AUT-043", "Chọn ngày cuối, hoặc bấm Thu hồi ngay.", "Choose the last day, or take it back at once.", nameof(LastDay));

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public AuthorityDesk.View View { get; private set; } = null!;

    public StandingGrant Grant { get; private set; } = null!;

    public bool MayEnd { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller.Actor, cancellationToken);
        if (!opened.Ok || opened.Value.Register.Find(id) is not { } grant)
        {
            return opened.Ok ? NotFound() : StatusCode(opened.RefusalStatus());
        }

        (View, Grant, MayEnd) = (opened.Value, grant, await desk.MayEndAsync(caller.Actor, grant, cancellationToken));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? how, CancellationToken cancellationToken)
    {
        if (await OnGetAsync(id, cancellationToken) is var shown && shown is not PageResult)
        {
            return shown;
        }

        if (!MayEnd)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (how != Revoke && LastDay is null)
        {
            ModelState.Add(NoDay);
            return Page();
        }

        var done = await end.HandleAsync(caller.Actor, new(id, how == Revoke ? null : LastDay, Why), cancellationToken);
        if (done.Ok)
        {
            return LocalRedirect($"/lam-viec/tham-quyen/{id}");
        }

        ModelState.Add(done.Problems);
        return Page();
    }
}
