using HaiCap.Core.Dossiers.Filing;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>The list of steps of one filing.</summary>
public sealed class OverviewModel(FilingTools tools, DeleteDraft delete) : FilingPage(tools)
{
    public IActionResult OnGet() => Page();

    /// <summary>Where one left off.</summary>
    public IActionResult OnGetContinue() => LocalRedirect(Journey.FirstOpen.Url);

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        var done = await delete.HandleAsync(Tools.Caller.Actor, Journey.Id, HttpContext.RequestAborted);
        if (done.Ok)
        {
            return LocalRedirect(Tools.Home);
        }

        ModelState.Add(done.Problems);
        return Page();
    }
}
