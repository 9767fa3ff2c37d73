using HaiCap.Core;
using HaiCap.Core.Dossiers.Late;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations;
using HaiCap.Web.Hosting.Sheets;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Late;

/// <summary>What is late, about to be, or stands still: how much, where, with whom. Every tally filters, every view has an address.</summary>
[Authorize(Policies.Officer)]
public sealed class IndexModel(CountLateWork count, ListLateWork list, CallerContext caller, TimeProvider time) : PageModel
{
    public const string Address = "/lam-viec/tre-han";

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? ReasonKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "tt")]
    public string? Procedure { get; set; }

    [BindProperty(SupportsGet = true, Name = "buoc")]
    public string? Step { get; set; }

    /// <summary>An officer's id, or "chua" for what nobody has taken.</summary>
    [BindProperty(SupportsGet = true, Name = "can-bo")]
    public string? OfficerKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public LateCounts Counts { get; private set; } = null!;

    public ListLateWork.Page List { get; private set; } = null!;

    public LateFilter Filter => new(
        LateWords.Parse(ReasonKey), Unit, Text(Procedure), Text(Step), Guid.TryParse(OfficerKey, out var officer) ? officer : null, OfficerKey == "chua");

    public bool IsNarrowed => Filter with { Reason = null } != new LateFilter();

    public bool MayReassign => caller.Positions.Any(position => Access.RoleAllows(position.Role, Permission.ReassignWork));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var counts = await count.HandleAsync(caller.Actor, Filter, cancellationToken);
        var page = await list.HandleAsync(caller.Actor, Filter, InboxPosition.Parse(After), cancellationToken: cancellationToken);
        if (!counts.Ok || !page.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Counts, List) = (counts.Value, page.Value);
        return Page();
    }

    public Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Csv, cancellationToken);

    public Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Xlsx, cancellationToken);

    public int CountOf(LateReason reason) => Counts.Reasons.GetValueOrDefault(reason);

    /// <summary>This page under another filter.</summary>
    public static string UrlOf(LateFilter filter, InboxPosition? after = null, string? file = null)
    {
        var query = new QueryBuilder();
        Add("handler", file);
        Add("xem", filter.Reason is { } reason ? LateWords.Key(reason) : null);
        Add("don-vi", filter.Unit?.ToString());
        Add("tt", filter.Procedure);
        Add("buoc", filter.Step);
        Add("can-bo", filter.Nobody ? "chua" : filter.Officer?.ToString());
        Add("sau", after?.ToString());
        return Address + query.ToQueryString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }

    private async Task<IActionResult> FileAsync(SheetFormat format, CancellationToken cancellationToken)
    {
        // Asked once before the answer begins: who may not see the list gets no empty file.
        var counts = await count.HandleAsync(caller.Actor, Filter, cancellationToken);
        if (!counts.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var place = Filter.Unit is null ? caller.Positions[0].Agency.ShortName : counts.Value.ByUnit.FirstOrDefault(tally => tally.Into.Unit == Filter.Unit)?.Name ?? "";
        return new SheetFile(
            SheetFile.Name("ho-so-tre-han", place, time.Now().LocalDay(), format), format, LateSheet.Columns, list.ReadAllAsync(caller.Actor, Filter).Select(LateSheet.Row));
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) || typed.Length > 60 ? null : typed;
}
