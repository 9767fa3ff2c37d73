using HaiCap.Core.Data.Files;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>A sample of a draft's paper, for those who may read the draft.</summary>
public sealed class DraftSampleModel(DraftTools tools, FileStore files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, string component)
    {
        var found = await tools.Desk.FindAsync(tools.Caller.Actor, code, HttpContext.RequestAborted);
        if (!found.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        return found.Value?.Read().Components.FirstOrDefault(one => one.Key == component)?.Sample is { } sample
            && await files.OpenAsync(sample.Hash, HttpContext.RequestAborted) is { Ok: true } opened
            ? Downloads.Send(Response, opened.Value, sample.Kind, sample.Name)
            : NotFound();
    }
}
