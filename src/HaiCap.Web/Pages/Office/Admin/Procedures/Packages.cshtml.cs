using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Packages;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>A procedure goes out as a package, and comes in as a draft after one has looked at what it would say.</summary>
[TakesFiles]
public sealed class PackagesModel(ExportProcedure export, ImportPackage import, ProcedureBook book, IncomingFile incoming, CallerContext caller) : PageModel
{
    private const string Purpose = "goi";

    /// <summary>The package looked at, until it is imported.</summary>
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? FileName { get; set; }

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Imported { get; set; }

    public bool MayImport { get; private set; }

    /// <summary>Those one may take out.</summary>
    public IReadOnlyList<ProcedureLine> Lines { get; private set; } = [];

    public ImportPackage.Plan? Plan { get; private set; }

    public IReadOnlyList<LimitDifference> Differences => Plan is { Draft: { } draft, Against: { Kind: PublicationKind.Handled } against } ? VersionLines.Differences(RecipeText.Of(against), draft) : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var lines = await book.LinesAsync(caller.Actor, cancellationToken);
        if (!lines.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Lines, MayImport) = (lines.Value, (await import.MayAsync(caller.Actor, cancellationToken)).Ok);
        return Page();
    }

    /// <summary>The package.</summary>
    public async Task<IActionResult> OnGetZipAsync(CancellationToken cancellationToken)
    {
        var packed = await export.HandleAsync(caller.Actor, Code, cancellationToken);
        if (packed.Ok)
        {
            Response.Headers.CacheControl = "private, no-store";
            Response.Headers.XContentTypeOptions = "nosniff";
            return File(packed.Value.Content, "application/zip", packed.Value.Name);
        }

        var shown = await OnGetAsync(cancellationToken);
        ModelState.Add(packed.Problems.Select(problem => problem with { Field = "ma" }));
        return shown;
    }

    /// <summary>Looks at what it would do.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is var shown && (shown is not PageResult || !MayImport))
        {
            return shown is PageResult ? StatusCode(StatusCodes.Status403Forbidden) : shown;
        }

        var sent = await incoming.TakeAsync(file, Purpose, PackageReader.MostPacked, PackageProblems.NotAPackage, cancellationToken);
        if (!sent.Ok)
        {
            ModelState.Add(sent.Problems);
            return Page();
        }

        await using var package = incoming.Open(Purpose, sent.Value.Token)!;
        var planned = await import.PlanAsync(caller.Actor, package, cancellationToken);
        (Plan, Token, FileName) = (planned.Value, sent.Value.Token, sent.Value.Name);
        ModelState.Remove(nameof(Token));
        ModelState.Remove(nameof(FileName));
        if (!Plan.Ready)
        {
            incoming.Drop(Purpose);
            ModelState.Add(Plan.Contents.Faults.Count == 1 && Plan.Contents.Faults[0].File is null ? Plan.Contents.Faults[0].Problem with { Field = "file" } : PackageProblems.Faulty(Plan.Contents.Faults.Count));
        }

        return Page();
    }

    /// <summary>Makes the draft of what was looked at.</summary>
    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is var shown && (shown is not PageResult || !MayImport))
        {
            return shown is PageResult ? StatusCode(StatusCodes.Status403Forbidden) : shown;
        }

        if (incoming.Open(Purpose, Token) is not { } package)
        {
            ModelState.Add(PackageProblems.Gone);
            return Page();
        }

        await using (package)
        {
            var done = await import.HandleAsync(caller.Actor, package, IncomingFile.NameOf(FileName, "goi.zip"), cancellationToken);
            if (!done.Ok)
            {
                ModelState.Add(done.Problems.Select(problem => problem with { Field = "file" }));
                return Page();
            }

            incoming.Drop(Purpose);
            return LocalRedirect($"/lam-viec/thu-tuc/goi?xong={done.Value.Code}");
        }
    }
}
