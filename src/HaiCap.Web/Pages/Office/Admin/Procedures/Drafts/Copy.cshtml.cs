using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>Takes one part of another procedure, or all of it, into the draft; what would change is shown first.</summary>
public sealed class CopyModel(DraftTools tools, ProcedureBook book, ProcedureCatalogue catalogue) : DraftPage(tools)
{
    private IReadOnlyCollection<PaperSample> samples = [];

    /// <summary>A code, or a line of the list that begins with one.</summary>
    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public List<ProcedurePart> Parts { get; set; } = [];

    /// <summary>What would be different; null until it was looked at.</summary>
    public IReadOnlyList<LimitDifference>? Changes { get; private set; }

    public IReadOnlyList<CatalogueEntry> Procedures { get; private set; } = [];

    protected override DraftTab Tab => DraftTab.Copy;

    /// <summary>The other is in force: everybody can open its samples.</summary>
    protected override IReadOnlyCollection<PaperSample> Taken => samples;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        await LoadAsync();
        return await OpenAsync(code);
    }

    /// <summary>Shows what would change.</summary>
    public async Task<IActionResult> OnPostAsync(string code)
    {
        await LoadAsync();
        var opened = await OpenAsync(code);
        if (opened is PageResult)
        {
            ModelState.Clear();
            Changes = await CopiedAsync((where, text) => ModelState.AddModelError(where, text)) is { } copied ? VersionLines.Differences(Recipe, copied) : null;
        }

        return opened;
    }

    public async Task<IActionResult> OnPostTakeAsync(string code)
    {
        await LoadAsync();
        var opened = await OpenAsync(code);
        if (opened is not PageResult)
        {
            return opened;
        }

        var problems = new List<(string Where, string Text)>();
        var copied = await CopiedAsync((where, text) => problems.Add((where, text)));
        return await KeepAsync(code, (recipe, fault) =>
        {
            problems.ForEach(problem => fault(problem.Where, problem.Text));
            return copied ?? recipe;
        });
    }

    /// <summary>All of it: whoever changed any part meanwhile is not written over unseen.</summary>
    protected override object PartOf(ProcedureRecipe recipe) => recipe.Definition;

    private async Task<ProcedureRecipe?> CopiedAsync(Action<string, string> fault)
    {
        if (Parts.Count == 0)
        {
            fault("Parts", Words.T("Chọn ít nhất một phần.", "Choose at least one part."));
        }

        var code = (From ?? "").Trim().Split(' ')[0];
        var versions = ProcedureCode.TryParse(code, out var known) ? await book.VersionsAsync(Tools.Caller.Actor, known.Value, HttpContext.RequestAborted) : default;
        if (known is null || !versions.Ok || versions.Value.FirstOrDefault(version => version.InForceOn(Tools.Today)) is not { Kind: PublicationKind.Handled } other)
        {
            fault("From", Words.T("Chọn một thủ tục đang áp dụng, theo mã.", "Choose a procedure in force, by its code."));
            return null;
        }

        samples = [.. other.Read().Components.Select(paper => paper.Sample).OfType<PaperSample>()];
        return Parts.Count == 0 ? null : CopyParts.Of(Recipe, RecipeText.Of(other), Parts.ToHashSet());
    }

    private async Task LoadAsync() => Procedures = [.. (await catalogue.GetAsync(Tools.Caller.ProvinceCode, HttpContext.RequestAborted)).All.Where(entry => entry.IsHandled)];
}
