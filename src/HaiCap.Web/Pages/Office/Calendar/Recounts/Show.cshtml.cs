using HaiCap.Core;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting.Sheets;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Calendar.Recounts;

/// <summary>How far a recount is, what it moved, and who is to be told.</summary>
[Authorize(Policies.Officer)]
public sealed class ShowModel(RecountDesk desk, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public Guid? UnitId { get; set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? After { get; set; }

    public RecountView View { get; private set; } = null!;

    public bool MayRead => Menus.MayFind(caller);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await desk.ShowAsync(caller.Actor, id, UnitId, After, cancellationToken);
        if (!found.Ok)
        {
            return StatusCode(found.RefusalStatus());
        }

        View = found.Value;
        return Page();
    }

    public Task<IActionResult> OnGetCsvAsync(Guid id, CancellationToken cancellationToken) => FileAsync(id, SheetFormat.Csv, cancellationToken);

    public Task<IActionResult> OnGetXlsxAsync(Guid id, CancellationToken cancellationToken) => FileAsync(id, SheetFormat.Xlsx, cancellationToken);

    private async Task<IActionResult> FileAsync(Guid id, SheetFormat format, CancellationToken cancellationToken)
    {
        var found = await desk.ExportAsync(caller.Actor, id, UnitId, cancellationToken);
        return found.Ok
            ? new SheetFile(SheetFile.Name("tinh-lai-han", found.Value.Place, found.Value.ChangedAt.LocalDay(), format), format, RecountSheet.Columns, found.Value.Lines.Select(RecountSheet.Row))
            : StatusCode(found.RefusalStatus());
    }

    public string Address(string? handler = null, string? after = null) =>
        Url.Page("/Office/Calendar/Recounts/Show", handler, new RouteValueDictionary { ["id"] = RouteData.Values["id"], ["don-vi"] = UnitId, ["tu"] = after })!;
}
