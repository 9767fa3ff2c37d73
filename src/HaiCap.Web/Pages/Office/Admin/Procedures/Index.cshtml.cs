using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>The procedures the province has published, for its administrator.</summary>
public sealed class IndexModel(ProcedureBook book, DraftDesk desk, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    public IReadOnlyList<ProcedureLine> Lines { get; private set; } = [];

    /// <summary>The open drafts, by code.</summary>
    public IReadOnlyDictionary<string, DraftLine> Drafts { get; private set; } = new Dictionary<string, DraftLine>(StringComparer.Ordinal);

    public DraftRights Rights { get; private set; } = null!;

    public ProcedureLine? Published => Lines.FirstOrDefault(l => l.Code == Just);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var lines = await book.LinesAsync(caller.Actor, cancellationToken);
        if (!lines.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Lines = lines.Value;
        Drafts = (await desk.ListAsync(caller.Actor, cancellationToken)).Value.ToDictionary(draft => draft.Code, StringComparer.Ordinal);
        Rights = await desk.RightsAsync(caller.Actor, cancellationToken: cancellationToken);
        return Page();
    }
}
