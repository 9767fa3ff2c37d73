using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>All drafts: what waits for the legal unit, what is written on, what has ended.</summary>
public sealed class IndexModel(DraftDesk desk, CallerContext caller) : PageModel
{
    /// <summary>How many of those that ended are shown.</summary>
    public const int Ends = 20;

    /// <summary>A procedure whose draft is gone.</summary>
    [BindProperty(SupportsGet = true, Name = "het")]
    public string? Gone { get; set; }

    public DraftRights Rights { get; private set; } = null!;

    public IReadOnlyList<DraftLine> Lines { get; private set; } = [];

    public IReadOnlyList<EndedDraft> Ended { get; private set; } = [];

    public string? GoneCode => ProcedureCode.TryParse(Gone, out var code) ? code.Value : null;

    /// <summary>What waits for whoever looks stands first.</summary>
    public IEnumerable<(string Key, IReadOnlyList<DraftLine> Lines, bool Yours)> Groups
    {
        get
        {
            (string Key, DraftState[] States, bool Yours)[] groups =
            [
                ("review", [DraftState.InReview], Rights.MayPublish), ("publish", [DraftState.Approved], Rights.MayPublish), ("write", [DraftState.Returned, DraftState.Drafting], Rights.MayWrite),
            ];
            return groups.OrderByDescending(group => group.Yours)
                .Select(group => (group.Key, (IReadOnlyList<DraftLine>)[.. Lines.Where(line => group.States.Contains(line.State)).OrderBy(line => Array.IndexOf(group.States, line.State))], group.Yours));
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var lines = await desk.ListAsync(caller.Actor, cancellationToken);
        var ended = await desk.EndedAsync(caller.Actor, Ends, cancellationToken);
        if (!lines.Ok || !ended.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Lines, Ended, Rights) = (lines.Value, ended.Value, await desk.RightsAsync(caller.Actor, cancellationToken: cancellationToken));
        return Page();
    }
}
