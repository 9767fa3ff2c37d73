using HaiCap.Core.Data.Files;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>A file of one's own draft; the draft itself was looked up as the reader's before this runs.</summary>
public sealed class AttachmentModel(FilingTools tools, FileStore files) : FilingPage(tools)
{
    public async Task<IActionResult> OnGetAsync(Guid file)
    {
        if (Journey.Draft.Files.FirstOrDefault(f => f.Id == file) is not { } found
            || await files.FindAsync(found.FileHash, HttpContext.RequestAborted) is not { } stored)
        {
            return NotFound();
        }

        var opened = await files.OpenAsync(found.FileHash, HttpContext.RequestAborted);
        return opened.Ok ? File(opened.Value, stored.Kind.MediaType(), found.FileName) : NotFound();
    }
}
