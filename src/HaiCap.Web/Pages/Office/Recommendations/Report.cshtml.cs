using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Report;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>The report of a period as it stood at a moment: asked for with one click, made beside the request, then downloaded.</summary>
public sealed class ReportModel(ReportRuns runs, MissionAccess access, Tenant tenant, CallerContext caller, TimeProvider time) : PageModel
{
    public const string Address = "/lam-viec/kien-nghi/bao-cao";

    /// <summary>A short report is ready at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>First day of asking; the first of this year when none is given.</summary>
    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>Last day, included.</summary>
    [BindProperty]
    public DateOnly? To { get; set; }

    /// <summary>As it stood at the end of that day; now when it is today or none is given.</summary>
    [BindProperty]
    public DateOnly? AsOf { get; set; }

    public ReportRun? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (!(await access.ViewerAsync(caller.Actor, cancellationToken)).Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Made = id is { } known ? runs.Find(known, caller.Actor) : null;
        if (id is not null && Made is null)
        {
            return NotFound();
        }

        var today = time.Now().LocalDay();
        (From, To, AsOf) = Made is { } made ? (made.Period.From, made.Period.To, made.Period.AsOf.LocalDay()) : (new(today.Year, 1, 1), today, today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (!(await access.ViewerAsync(caller.Actor, cancellationToken)).Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (id is { } known && runs.Find(known, caller.Actor) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (now, today) = (time.Now(), time.Now().LocalDay());
        (From, To, AsOf) = (From ?? new DateOnly(today.Year, 1, 1), To ?? today, AsOf ?? today);

        // The end of a past day is its last microsecond: what was done at midnight is of the next.
        var asOf = AsOf == today ? now : AsOf < DateOnly.MaxValue ? AsOf.Value.AddDays(1).AtLocal(TimeOnly.MinValue).AddMicroseconds(-1) : DateTimeOffset.MaxValue;
        var begun = await runs.BeginAsync(caller.Actor, tenant.ProvinceCode, new(From.Value, To.Value, asOf), Patience, cancellationToken);
        if (begun.Ok)
        {
            return Redirect($"{Address}/{begun.Value}");
        }

        ModelState.Add(begun.Problems);
        return Page();
    }

    public IActionResult OnGetWord(Guid? id) => Send(id, run => run.WordPath, FileKind.Docx);

    public IActionResult OnGetPdf(Guid? id) => Send(id, run => run.PdfPath, FileKind.Pdf);

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IActionResult Send(Guid? id, Func<ReportRun, string> path, FileKind kind)
    {
        if (id is not { } known || runs.Find(known, caller.Actor) is not { Report: not null } run || !System.IO.File.Exists(path(run)))
        {
            return NotFound();
        }

        var name = FileNames.Clean($"Báo cáo kiến nghị {Text(run.Period.From)} {Text(run.Period.To)}", kind);
        return new HandedFileResult(new HandedFile(new FileStream(path(run), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, useAsync: true), name, kind, null));
    }

    private sealed class HandedFileResult(HandedFile file) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => context.HttpContext.Send((Outcome<HandedFile>)file, view: false).ExecuteAsync(context.HttpContext);
    }
}
