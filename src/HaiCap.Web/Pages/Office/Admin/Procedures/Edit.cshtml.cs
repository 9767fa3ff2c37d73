using HaiCap.Core;
using HaiCap.Core.Dossiers.Moves;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>One procedure: its versions, what each says differently, and its definition as text, checked and begun a draft with.</summary>
public sealed class EditModel(
    ProcedureBook book, DraftDesk desk, OpenDraft open, AbolishedProcedures abolished, ForetellMove moves, CallerContext caller, TimeProvider time) : PageModel
{
    public const string NewCode = "moi";

    [BindProperty]
    public string? Source { get; set; }

    /// <summary>An older version to look at.</summary>
    [BindProperty(SupportsGet = true, Name = "ban")]
    public int? Number { get; set; }

    public string Code { get; private set; } = "";

    public bool IsNew => Code == NewCode;

    public IReadOnlyList<ProcedureVersion> Versions { get; private set; } = [];

    /// <summary>The open draft of its next version.</summary>
    public ProcedureDraft? Draft { get; private set; }

    public DraftRights Rights { get; private set; } = null!;

    /// <summary>How many dossiers run under versions before the one in force, for whoever may move them.</summary>
    public IReadOnlyDictionary<Guid, int> Running { get; private set; } = new Dictionary<Guid, int>();

    /// <summary>The decision that ends it.</summary>
    public ProcedureAbolished? Abolished { get; private set; }

    public DateOnly Today => time.Now().LocalDay();

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

        Source = Shown is not { Kind: PublicationKind.Handled } ? "" : RecipeText.Write(RecipeText.Of(Shown));
        return Page();
    }

    /// <summary>Reads and checks without keeping anything.</summary>
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

    /// <summary>Begins a draft that says what the text says.</summary>
    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(code, cancellationToken);
        if (opened is not PageResult || Read() is not { } recipe || !ModelState.IsValid)
        {
            return opened;
        }

        var begun = await open.HandleAsync(caller.Actor, new(recipe.Code.Value, IsNew: IsNew, Text: recipe), cancellationToken);
        if (begun.Ok)
        {
            return LocalRedirect(DraftTabs.Root(begun.Value.Code));
        }

        if (begun.Problems.Contains(Access.Refused))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        ModelState.Add(begun.Problems.Select(problem => problem with { Field = nameof(Source) }));
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

        (Code, Versions, Draft) = (code, versions.Value, (await desk.FindAsync(caller.Actor, code, cancellationToken)).Value);
        Rights = await desk.RightsAsync(caller.Actor, cancellationToken: cancellationToken);
        Abolished = Versions is [{ ValidTo: not null }, ..] ? await abolished.FindAsync(code, cancellationToken) : null;
        Running = Rights.MayPublish && Versions.Count > 1 ? await moves.RunningAsync(code, cancellationToken) : Running;
        return Versions.Count == 0 && !IsNew ? NotFound() : Page();
    }
}
