using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Handover;

/// <summary>A leaver's work in other hands, in one go: choose whose, look at what, choose to whom.</summary>
public sealed class IndexModel(ListHandovers handovers, ReassignWork reassign, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "cua")]
    public Guid? From { get; set; }

    [BindProperty(Name = "officer")]
    public Guid? To { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public IReadOnlyList<WorkOwner> Owners { get; private set; } = [];

    public IReadOnlyList<HandoverLine> Work { get; private set; } = [];

    public IReadOnlyList<WorkHolder> Takers { get; private set; } = [];

    public ReassignWork.Reassigned? Done { get; private set; }

    public WorkOwner? Owner => Owners.FirstOrDefault(owner => owner.Id == From);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var shown = await LoadAsync(cancellationToken);
        if (shown is not PageResult || From is not { } from)
        {
            return shown;
        }

        if (To is not { } to || Takers.All(taker => taker.Id != to))
        {
            ModelState.AddModelError("officer", Words.T("Chọn người nhận việc.", "Choose who takes it."));
            return Page();
        }

        var moved = await reassign.HandleAsync(caller.Actor, new(from, to, Why ?? ""), cancellationToken);
        if (!moved.Ok)
        {
            ModelState.Add(moved.Problems);
            return Page();
        }

        Done = moved.Value;
        return await LoadAsync(cancellationToken);
    }

    private async Task<IActionResult> LoadAsync(CancellationToken cancellationToken)
    {
        if (caller.Positions.All(position => !Access.RoleAllows(position.Role, Permission.ReassignWork)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Owners = await handovers.OwnersAsync(caller.Actor, cancellationToken);
        if (From is { } owner)
        {
            Work = await handovers.WorkAsync(caller.Actor, owner, cancellationToken);
            Takers = await handovers.TakersAsync(caller.Actor, owner, cancellationToken);
        }

        return Page();
    }
}
