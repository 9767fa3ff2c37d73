using HaiCap.Core;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Visits;

/// <summary>All that was written of one stop of a delegation, its minutes as files, and their approval by either side.</summary>
public sealed class ShowModel(ShowVisit show, DraftMinutes draft, ApproveMinutes approve, PrintMinutes print, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    /// <summary>Who signed the printed minutes, where a side has nobody to approve here.</summary>
    [BindProperty]
    public PaperSignature? Paper { get; set; }

    /// <summary>What was sent was of this side.</summary>
    public VisitSide? Side { get; private set; }

    public VisitView View { get; private set; } = null!;

    public MinutesView Minutes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid stop, CancellationToken cancellationToken) => await OpenAsync(stop, cancellationToken) ?? Page();

    public Task<IActionResult> OnGetPdfAsync(Guid stop, CancellationToken cancellationToken) => SendAsync(stop, FileKind.Pdf, cancellationToken);

    public Task<IActionResult> OnGetWordAsync(Guid stop, CancellationToken cancellationToken) => SendAsync(stop, FileKind.Docx, cancellationToken);

    /// <param name="digest">Of the minutes as they stood on the page.</param>
    public async Task<IActionResult> OnPostApproveAsync(Guid stop, VisitSide side, string? digest, CancellationToken cancellationToken)
    {
        Side = side;
        Paper = Request.Form.ContainsKey("Paper.Name") ? Paper : null;
        var approved = ModelState.IsValid ? await approve.HandleAsync(caller.Actor, new(stop, side, digest ?? "", Paper), cancellationToken)
            : Paper is null ? VisitProblems.NoVisit : VisitProblems.NoSignature;
        if (approved.Ok)
        {
            return LocalRedirect($"/lam-viec/doan-cong-tac/diem/{stop}?xong=duyet#bien-ban");
        }

        if (approved.Problems.Contains(Access.Refused) || approved.Problems.Contains(VisitProblems.NoVisit))
        {
            return StatusCode(approved.RefusalStatus());
        }

        // The page is drawn as it stands now: the next press is of what it says.
        ModelState.Clear();
        ModelState.Add(approved.Problems);
        return await OpenAsync(stop, cancellationToken) ?? Page();
    }

    private async Task<IActionResult> SendAsync(Guid stop, FileKind kind, CancellationToken cancellationToken)
    {
        var handed = await print.HandleAsync(caller.Actor, stop, kind, cancellationToken);
        return handed.Ok || handed.Problems[0].Code.StartsWith("LET-", StringComparison.Ordinal) ? new HandedFileResult(handed) : StatusCode(handed.RefusalStatus());
    }

    private async Task<IActionResult?> OpenAsync(Guid stop, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, stop, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        Minutes = await draft.OfAsync(View, cancellationToken);
        return null;
    }

    private sealed class HandedFileResult(Outcome<HandedFile> handed) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => context.HttpContext.Send(handed, view: false).ExecuteAsync(context.HttpContext);
    }
}
