using HaiCap.Core;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data.Files;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Authority;

/// <summary>One instrument: what it says, what it changes and is changed by, what rests on it, the file of its text; and its end.</summary>
[TakesFiles]
public sealed class InstrumentModel(AuthorityDesk desk, EndInstrument end, InstrumentFile text, FileStore files, CallerContext caller) : PageModel
{
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? FileWhy { get; set; }

    [BindProperty]
    public string? WithdrawWhy { get; set; }

    /// <summary>The stored file of its text.</summary>
    public StoredFile? Text { get; private set; }

    public AuthorityDesk.View View { get; private set; } = null!;

    public LegalInstrument Instrument { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller.Actor, cancellationToken);
        if (!opened.Ok || !opened.Value.Register.Instruments.TryGetValue(id, out var found))
        {
            return opened.Ok ? NotFound() : StatusCode(opened.RefusalStatus());
        }

        (View, Instrument) = (opened.Value, found);
        Text = found.FileHash is { } hash ? await files.FindAsync(hash, cancellationToken) : null;
        return Page();
    }

    /// <summary>The file itself, to be saved.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellationToken)
    {
        var handed = await text.HandAsync(caller.Actor, id, cancellationToken);
        return handed.Ok ? Downloads.Send(Response, handed.Value.Content, handed.Value.Kind, handed.Value.Name)
            : handed.Problems[0].Code == "ACC-001" ? StatusCode(handed.RefusalStatus()) : NotFound();
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id, IFormFile? file, CancellationToken cancellationToken)
    {
        if (await OnGetAsync(id, cancellationToken) is var shown && shown is not PageResult)
        {
            return shown;
        }

        if (!View.MayKeep)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (file is null)
        {
            ModelState.Add([AuthorityProblems.NoFileChosen]);
            return Page();
        }

        await using var content = file.OpenReadStream();
        return Answer(id, await text.KeepAsync(caller.Actor, new(id, content, FileWhy), cancellationToken));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OnGetAsync(id, cancellationToken) is var shown && shown is not PageResult)
        {
            return shown;
        }

        return View.MayKeep ? Answer(id, await text.WithdrawAsync(caller.Actor, id, WithdrawWhy, cancellationToken)) : StatusCode(StatusCodes.Status403Forbidden);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OnGetAsync(id, cancellationToken) is var shown && shown is not PageResult)
        {
            return shown;
        }

        if (!View.MayKeep)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        return Answer(id, await end.HandleAsync(caller.Actor, new(id, LastDay ?? default, Why), cancellationToken));
    }

    private IActionResult Answer(Guid id, Outcome<Done> done)
    {
        if (done.Ok)
        {
            return LocalRedirect($"/lam-viec/tham-quyen/van-ban/{id}");
        }

        ModelState.Add(done.Problems);
        return Page();
    }
}
