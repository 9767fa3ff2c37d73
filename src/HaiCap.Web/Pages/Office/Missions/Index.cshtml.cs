using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Missions;

/// <summary>Programmes of visits the caller sends or that come to the caller's places, and the caller's own calendar address.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(ShowProgramme show, ProgrammeCalendar calendar, CallerContext caller) : PageModel
{
    public IReadOnlyList<MissionProgramme> Programmes { get; private set; } = [];

    public ProgrammeViewer Viewer { get; private set; } = null!;

    /// <summary>A new calendar address, shown this once.</summary>
    public string? Link { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken);

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken)
    {
        var made = await calendar.NewLinkAsync(caller.Actor, cancellationToken);
        Link = made.Ok ? $"{Request.Scheme}://{Request.Host}/lich-doan/{made.Value}.ics" : null;
        return await OpenAsync(cancellationToken);
    }

    private async Task<IActionResult> OpenAsync(CancellationToken cancellationToken)
    {
        var listed = await show.ListAsync(caller.Actor, cancellationToken);
        if (!listed.Ok)
        {
            return StatusCode(listed.RefusalStatus());
        }

        (Programmes, Viewer) = (listed.Value.Programmes, listed.Value.Viewer);
        return Page();
    }
}
