using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The fees of a procedure by rule, told in words beside the boxes.</summary>
public sealed class FeesModel(DraftTools tools) : DraftPage(tools)
{
    [BindProperty]
    public FeesForm Form { get; set; } = new();

    /// <summary>Number questions, and groups to count, of the form and of its groups.</summary>
    public IEnumerable<FormField> Numbers => Questions(FormFieldKind.Number, FormFieldKind.Money).Concat(Groups);

    public IEnumerable<FormField> Groups => Definition.Form.Sections.SelectMany(section => section.Fields).Where(one => one.Kind == FormFieldKind.Group);

    public IEnumerable<FormField> Choices => Questions(FormFieldKind.Choice);

    protected override DraftTab Tab => DraftTab.Fees;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is PageResult)
        {
            Form = FeesForm.Of(Definition);
        }

        return opened;
    }

    public Task<IActionResult> OnPostAsync(string code) => KeepAsync(code, (recipe, fault) =>
    {
        var definition = Form.Apply(recipe.Definition, fault);
        if (ModelState.IsValid)
        {
            // A draft may still lack an amount of a class; what could not be reckoned at all is not kept.
            foreach (var one in FeeCheck.Faults(definition).Where(one => !one.Where.EndsWith(".Classes", StringComparison.Ordinal)))
            {
                fault($"Form.{one.Where}", Words.T(one.Vi, one.En));
            }
        }

        return recipe with { Definition = definition };
    });

    public Task<IActionResult> OnPostRowsAsync(string code, [FromForm(Name = "do")] string? todo) => ChangeRowsAsync(code, Form, todo);

    protected override object PartOf(ProcedureRecipe recipe) => recipe.Definition.Fees;

    private IEnumerable<FormField> Questions(params FormFieldKind[] kinds) =>
        Definition.Form.Sections.SelectMany(section => section.Fields).SelectMany(field => field.Fields.Prepend(field)).Where(field => kinds.Contains(field.Kind)).DistinctBy(field => field.Key, StringComparer.Ordinal);
}
