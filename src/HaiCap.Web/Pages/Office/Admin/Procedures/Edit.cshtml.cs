using HaiCap.Core;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>One procedure: its definition as text, checked, looked at as questions, published as a new version.</summary>
public sealed class EditModel(
    ProcedureBook book, PublishProcedureHandler publish, ProcedureCatalogue catalogue, CallerContext caller, TimeProvider time) : PageModel
{
    public const string NewCode = "moi";

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>An older version to look at.</summary>
    [BindProperty(SupportsGet = true, Name = "ban")]
    public int? Number { get; set; }

    public string Code { get; private set; } = "";

    public bool IsNew => Code == NewCode;

    public IReadOnlyList<ProcedureVersion> Versions { get; private set; } = [];

    public ProcedureVersion? Shown { get; private set; }

    /// <summary>What the text says, when it can be read: the preview.</summary>
    public ProcedureRecipe? Checked { get; private set; }

    /// <summary>The version what is shown is laid beside: the one before it, or for a new text the newest.</summary>
    public ProcedureVersion? Compared { get; private set; }

    public IReadOnlyList<LimitDifference> Differences { get; private set; } = [];

    public IReadOnlyList<FormSection> Sections => Checked?.Definition.Form.Sections ?? [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(code, cancellationToken);
        if (opened is not PageResult)
        {
            return opened;
        }

        Shown = Number is { } number ? Versions.FirstOrDefault(v => v.Number == number) : Versions.Count > 0 ? Versions[0] : null;
        if (Number is not null && Shown is null)
        {
            return NotFound();
        }

        if (Shown is not null)
        {
            Compare(Shown, Versions.FirstOrDefault(v => v.Number == Shown.Number - 1));
        }

        (Source, ValidFrom) = (Shown is not { Kind: PublicationKind.Handled } ? "" : RecipeText.Write(RecipeText.Of(Shown)), time.Now().LocalDay().AddDays(1));
        return Page();
    }

    /// <summary>Reads and checks without publishing.</summary>
    public async Task<IActionResult> OnPostCheckAsync(string code, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(code, cancellationToken);
        if (opened is PageResult)
        {
            if (Read() is { } recipe && ModelState.IsValid)
            {
                Compare(recipe, Versions.Count > 0 ? Versions[0] : null);
            }
        }

        return opened;
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(code, cancellationToken);
        if (opened is not PageResult || Read() is not { } recipe || !ModelState.IsValid)
        {
            return opened;
        }

        var published = await publish.HandleAsync(new(recipe, ValidFrom ?? time.Now().LocalDay(), caller.Actor, Why), cancellationToken);
        if (published.Ok)
        {
            catalogue.Forget(caller.ProvinceCode);
            return Redirect($"/lam-viec/thu-tuc?xong={published.Value.Code}");
        }

        ModelState.Add(published.Problems);
        return Page();
    }

    private void Compare(ProcedureVersion shown, ProcedureVersion? before)
    {
        if (shown.Kind == PublicationKind.Handled)
        {
            Compare(RecipeText.Of(shown), before);
        }
    }

    // What is published for information has no definition to lay another beside.
    private void Compare(ProcedureRecipe shown, ProcedureVersion? before) =>
        (Compared, Differences) = before is { Kind: PublicationKind.Handled } ? (before, VersionLines.Differences(RecipeText.Of(before), shown)) : (null, []);

    private ProcedureRecipe? Read()
    {
        if (Source is null or { Length: > RecipeText.MaxLength })
        {
            ModelState.AddModelError(nameof(Source), Words.T("Nhập định nghĩa thủ tục, không quá 200.000 ký tự.", "Enter the definition, at most 200.000 characters."));
            return null;
        }

        var read = RecipeText.Read(Source);
        if (!read.Ok)
        {
            ModelState.Add(read.Problems);
            return null;
        }

        Checked = read.Value;
        if (!IsNew && Checked.Code.Value != Code)
        {
            ModelState.AddModelError(nameof(Source), Words.T($"Mã trong định nghĩa phải là {Code}.", $"The code in the definition must be {Code}."));
        }

        foreach (var fault in ProcedureCheck.Faults(Checked.Definition))
        {
            ModelState.AddModelError(nameof(Source), fault);
        }

        return Checked;
    }

    private async Task<IActionResult> OpenAsync(string code, CancellationToken cancellationToken)
    {
        var versions = await book.VersionsAsync(caller.Actor, code, cancellationToken);
        if (!versions.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Code, Versions) = (code, versions.Value);
        return Versions.Count == 0 && !IsNew ? NotFound() : Page();
    }
}
