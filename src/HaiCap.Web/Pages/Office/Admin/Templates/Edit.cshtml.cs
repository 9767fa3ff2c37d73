using HaiCap.Core;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Templates;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Templates;

/// <summary>One template: edit, preview with example data, save as a new version, go back to an old one.</summary>
public sealed class EditModel(TemplateBook book, SaveTemplateHandler save, PreviewTemplateHandler preview, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>An older version to look at; saving it makes it the newest.</summary>
    [BindProperty(SupportsGet = true, Name = "ban")]
    public int? Number { get; set; }

    public string Key { get; private set; } = "";

    public string Name => LetterKeys.Names[Key];

    public IReadOnlyList<LetterTemplate> Versions { get; private set; } = [];

    public LetterTemplate? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(key, cancellationToken);
        if (opened is not PageResult)
        {
            return opened;
        }

        var today = time.Now().LocalDay();
        Shown = Number is { } number
            ? Versions.FirstOrDefault(version => version.Number == number)
            : Versions.Where(version => version.ValidFrom <= today).OrderByDescending(version => version.ValidFrom).ThenByDescending(version => version.Number).FirstOrDefault();
        if (Number is not null && Shown is null)
        {
            return NotFound();
        }

        (Source, ValidFrom) = (Shown?.Source, today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(key, cancellationToken);
        if (opened is not PageResult || !ModelState.IsValid)
        {
            return opened;
        }

        var saved = await save.HandleAsync(new(caller.Actor, key, Source, ValidFrom ?? time.Now().LocalDay(), Note), cancellationToken);
        if (saved.Ok)
        {
            return Redirect($"/lam-viec/mau-van-ban?xong={key}");
        }

        ModelState.Add(saved.Problems);
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(string key, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(key, cancellationToken);
        if (opened is not PageResult)
        {
            return opened;
        }

        var set = await preview.HandleAsync(new(caller.Actor, key, Source), cancellationToken);
        if (set.Ok)
        {
            Response.Headers.ContentDisposition = $"inline; filename=\"{key}.pdf\"";
            return File(set.Value.Pdf, "application/pdf");
        }

        ModelState.Add(set.Problems.Select(problem => problem with { Field = problem.Field ?? nameof(Source) }));
        return Page();
    }

    private async Task<IActionResult> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var versions = await book.VersionsAsync(caller.Actor, key, cancellationToken);
        if (!versions.Ok)
        {
            return StatusCode(versions.Problems.Any(p => p.Code == Access.Refused.Code) ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
        }

        (Key, Versions) = (key, versions.Value);
        return Page();
    }
}
