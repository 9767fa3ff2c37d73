using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.National;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>A file of the national catalogue: looked at row by row, then imported whole or not at all.</summary>
[TakesFiles]
public sealed class NationalModel(ImportNationalCatalogue import, IncomingFile incoming, CallerContext caller) : PageModel
{
    public const string Address = "/lam-viec/thu-tuc/danh-muc-quoc-gia";
    private const string Purpose = "danhmuc";
    private const int Rows = 50;

    /// <summary>The file looked at, by its content.</summary>
    [BindProperty(SupportsGet = true, Name = "tep")]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? FileName { get; set; }

    [BindProperty(SupportsGet = true, Name = "nhom")]
    public string? Slug { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public string? PageNumber { get; set; }

    /// <summary>The file just imported.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public NationalPlan? Plan { get; private set; }

    public ImportNationalCatalogue.Past? Last { get; private set; }

    public NationalGroup Group { get; private set; }

    /// <summary>From 1.</summary>
    public int At { get; private set; } = 1;

    public int Pages => Math.Max(1, (Count(Group) + Rows - 1) / Rows);

    public IEnumerable<NationalMove> Moves => Page(Plan!.Moves.Where(move => move.Step == StepOf(Group)));

    public IEnumerable<NationalFault> Faults => Page(Plan!.Faults);

    public IEnumerable<ProcedureVersion> Gone => Page(Plan!.Vanished);

    public bool Writes => Plan is { Faults.Count: 0 } plan && plan.Writes.Any();

    public int Count(NationalGroup group) => group switch
    {
        NationalGroup.Faults => Plan!.Faults.Count,
        NationalGroup.Gone => Plan!.Vanished.Count,
        _ => Plan!.Count(StepOf(group)),
    };

    public string UrlOf(NationalGroup group, int page = 1) =>
        $"{Address}?tep={Uri.EscapeDataString(Token ?? "")}&ten={Uri.EscapeDataString(FileName ?? "")}&nhom={group.Slug()}" + (page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&trang={page}") : "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (!(await import.MayAsync(caller.Actor, cancellationToken)).Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Last = await import.LastAsync(Done, cancellationToken);
        if (Token is not null)
        {
            ModelState.Clear();
            await LookAsync(cancellationToken);
        }

        return Page();
    }

    /// <summary>Keeps the file beside what is coming in, and leads to what it would do.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        (Token, Done) = (null, null);
        var shown = await OnGetAsync(cancellationToken);
        ModelState.Clear();
        if (shown is not PageResult)
        {
            return shown;
        }

        var sent = await incoming.TakeAsync(file, Purpose, NationalFile.MostBytes, NationalProblems.NotReadable, cancellationToken);
        if (!sent.Ok)
        {
            ModelState.Add(sent.Problems);
            return Page();
        }

        (Token, FileName) = (sent.Value.Token, sent.Value.Name);
        await LookAsync(cancellationToken);
        if (Plan is not null)
        {
            return LocalRedirect($"{Address}?tep={Token}&ten={Uri.EscapeDataString(FileName)}");
        }

        incoming.Drop(Purpose);
        return Page();
    }

    /// <summary>All of it, or nothing; pressed twice it is one import, and both are told of it.</summary>
    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancellationToken)
    {
        if (!(await import.MayAsync(caller.Actor, cancellationToken)).Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        ModelState.Clear();
        if (await incoming.ReadAsync(Purpose, Token, cancellationToken) is not { } content)
        {
            return await ImportedAsync(cancellationToken) ?? await AgainAsync([NationalProblems.Gone], cancellationToken);
        }

        var done = await import.HandleAsync(new(caller.Actor, content, IncomingFile.NameOf(FileName, "danh-muc")), progress: null, cancellationToken);
        if (!done.Ok)
        {
            return (done.Problems[0].Code == NationalProblems.Stale.Code ? await ImportedAsync(cancellationToken) : null) ?? await AgainAsync(done.Problems, cancellationToken);
        }

        incoming.Drop(Purpose);
        return LocalRedirect($"{Address}?xong={Token}");
    }

    private static NationalStep StepOf(NationalGroup group) => group switch
    {
        NationalGroup.New => NationalStep.Add,
        NationalGroup.Changed => NationalStep.Change,
        NationalGroup.Kept => NationalStep.Keep,
        _ => NationalStep.Leave,
    };

    private IEnumerable<T> Page<T>(IEnumerable<T> all) => all.Skip((At - 1) * Rows).Take(Rows);

    private async Task<IActionResult?> ImportedAsync(CancellationToken cancellationToken) =>
        Token is not null && await import.LastAsync(Token, cancellationToken) is not null ? LocalRedirect($"{Address}?xong={Uri.EscapeDataString(Token)}") : null;

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        Last = await import.LastAsync(null, cancellationToken);
        await LookAsync(cancellationToken);
        ModelState.Clear();
        ModelState.Add(problems);
        return Page();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (await incoming.ReadAsync(Purpose, Token, cancellationToken) is not { } content)
        {
            ModelState.Add(NationalProblems.Gone);
            return;
        }

        var planned = await import.PlanAsync(new(caller.Actor, content, FileName ?? ""), cancellationToken);
        if (!planned.Ok)
        {
            ModelState.Add(planned.Problems);
            return;
        }

        Plan = planned.Value;
        var groups = Enum.GetValues<NationalGroup>();
        Group = groups.Where(group => group.Slug() == Slug).Cast<NationalGroup?>().FirstOrDefault() ?? groups.FirstOrDefault(group => Count(group) > 0);
        At = int.TryParse(PageNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, Pages) : 1;
        if (Plan.Faults.Count > 0)
        {
            ModelState.Add(NationalProblems.Faulty(Plan.FaultyRows));
        }
    }
}
