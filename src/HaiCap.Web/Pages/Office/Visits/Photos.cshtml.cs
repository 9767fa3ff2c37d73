using HaiCap.Core;
using HaiCap.Core.Missions.Visits;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Visits;

/// <summary>Photographs of a visit, with place and time: added and removed by the delegation, handed out to whoever reads of the visit.</summary>
[TakesFiles]
public sealed class PhotosModel(ShowVisit show, AddPhoto add, OpenPhoto open, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty]
    public IFormFile? Picture { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Point { get; set; }

    [BindProperty]
    public DateTime? TakenOn { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    public VisitView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid stop, CancellationToken cancellationToken)
    {
        return await OpenAsync(stop, cancellationToken) ?? Page();
    }

    public async Task<IActionResult> OnGetFileAsync(Guid stop, Guid photo, CancellationToken cancellationToken)
    {
        var handed = await open.HandleAsync(caller.Actor, stop, photo, cancellationToken);
        return handed.Ok ? Downloads.Send(Response, handed.Value.Content, handed.Value.Kind, handed.Value.Name, inline: true) : StatusCode(handed.RefusalStatus());
    }

    public async Task<IActionResult> OnPostAsync(Guid stop, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (!View.MayWrite)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await using var content = Picture is { Length: > 0 } ? Picture.OpenReadStream() : null;
        var added = await add.HandleAsync(caller.Actor, new(stop, Key, Picture?.FileName ?? "", content, Place, Point, TakenOn), cancellationToken);
        return this.After(added, _ => $"{Here}?xong=luu");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid stop, Guid photo, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        ModelState.Clear();
        return this.After(await add.RemoveAsync(caller.Actor, stop, photo, cancellationToken), _ => $"{Here}?xong=bo");
    }

    private string Here => $"/lam-viec/doan-cong-tac/diem/{View.Stop.Id}/anh";

    private async Task<IActionResult?> OpenAsync(Guid stop, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, stop, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        Key = Key == Guid.Empty ? Ids.New(time.Now()) : Key;
        return null;
    }
}
