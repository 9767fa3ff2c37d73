using HaiCap.Core.Webhooks;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Webhooks;

/// <summary>Other systems that are told of acts, for the province's administrator.</summary>
public sealed class IndexModel(WebhookBook book, CallerContext caller) : PageModel
{
    public IReadOnlyList<WebhookLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var lines = await book.ListAsync(caller.Actor, cancellationToken);
        if (!lines.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Lines = lines.Value;
        return Page();
    }
}
