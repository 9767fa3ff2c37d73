using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The questions of one section of the form: their words, types, conditions, choices, and what is asked for each item of a group.</summary>
[RequestFormLimits(ValueCountLimit = MostValues)]
public sealed class QuestionsModel(DraftTools tools) : DraftPage(tools)
{
    /// <summary>Boxes of a page of some hundred questions.</summary>
    public const int MostValues = 8192;

    [BindProperty]
    public QuestionsForm Form { get; set; } = new();

    /// <summary>As it is stored.</summary>
    public FormSection Section { get; private set; } = null!;

    /// <summary>The province this site is of, to which an address may be narrowed.</summary>
    public string Province => Tools.Caller.ProvinceCode;

    protected override DraftTab Tab => DraftTab.Form;

    protected override string Address => $"{base.Address}/{Section.Key}";

    private string SectionKey => RouteData.Values["section"] as string ?? "";

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await FindAsync(code);
        if (opened is PageResult)
        {
            Form = QuestionsForm.Of(Definition.Form, Section);
        }

        return opened;
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var opened = await FindAsync(code);
        return opened is not PageResult ? opened : await KeepAsync(code, (recipe, fault) =>
        {
            Form.Restore(recipe.Definition, Section, fault);
            return recipe with { Definition = Form.Apply(recipe.Definition, Section, fault) };
        });
    }

    public async Task<IActionResult> OnPostRowsAsync(string code, [FromForm(Name = "do")] string? todo)
    {
        var opened = await FindAsync(code);
        if (opened is not PageResult)
        {
            return opened;
        }

        var drawn = await ChangeRowsAsync(code, Form, todo);
        Form.Restore(Definition, Section, (where, text) => ModelState.AddModelError(where, text));
        return drawn;
    }

    /// <summary>One section; the others have pages of their own.</summary>
    protected override object PartOf(ProcedureRecipe recipe) => (object?)recipe.Definition.Form.Section(SectionKey) ?? "";

    private async Task<IActionResult> FindAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is not PageResult)
        {
            return opened;
        }

        if (Definition.Form.Section(SectionKey) is not { } section)
        {
            return NotFound();
        }

        Section = section;
        return opened;
    }
}
