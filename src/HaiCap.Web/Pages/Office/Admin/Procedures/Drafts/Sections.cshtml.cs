using HaiCap.Core.Procedures.Recipes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The online form: its heads and sections in their order. Each section leads to the page of its questions.</summary>
[RequestFormLimits(ValueCountLimit = QuestionsModel.MostValues)]
public sealed class SectionsModel(DraftTools tools) : DraftPage(tools)
{
    [BindProperty]
    public SectionsForm Form { get; set; } = new();

    protected override DraftTab Tab => DraftTab.Form;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is PageResult)
        {
            Form = SectionsForm.Of(Definition.Form);
        }

        return opened;
    }

    public Task<IActionResult> OnPostAsync(string code) => KeepAsync(code, (recipe, fault) =>
    {
        Form.Restore(recipe.Definition, fault);
        return recipe with { Definition = Form.Apply(recipe.Definition, fault) };
    });

    public async Task<IActionResult> OnPostRowsAsync(string code, [FromForm(Name = "do")] string? todo)
    {
        var drawn = await ChangeRowsAsync(code, Form, todo);
        if (drawn is PageResult)
        {
            Form.Restore(Definition, (where, text) => ModelState.AddModelError(where, text));
        }

        return drawn;
    }

    /// <summary>The questions are another page's.</summary>
    protected override object PartOf(ProcedureRecipe recipe)
    {
        var form = recipe.Definition.Form;
        return new { form.Number, form.Title, Sections = form.Sections.Select(section => section with { Fields = [] }) };
    }
}
