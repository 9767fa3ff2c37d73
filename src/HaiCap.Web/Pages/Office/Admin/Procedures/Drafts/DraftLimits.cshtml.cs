using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The limits of a draft, with the same boxes as those of a published procedure.</summary>
public sealed class DraftLimitsModel(DraftTools tools) : DraftPage(tools)
{
    [BindProperty]
    public LimitsForm Form { get; set; } = new();

    protected override DraftTab Tab => DraftTab.Limits;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is PageResult)
        {
            Form = LimitsForm.Of(Definition);
        }

        return opened;
    }

    public Task<IActionResult> OnPostAsync(string code)
    {
        Form.TimeLimits.RemoveAll(row => row.IsEmpty);
        Form.InternalLimits.RemoveAll(row => row.IsEmpty);
        return KeepAsync(code, (recipe, fault) =>
        {
            var definition = Form.Apply(recipe.Definition, (where, text) => fault($"Form.{where}", text));
            if (ModelState.IsValid)
            {
                foreach (var one in LimitCheck.Faults(definition))
                {
                    fault($"Form.{one.Where}", Words.T(one.Vi, one.En));
                }
            }

            return recipe with { Definition = definition };
        });
    }

    public async Task<IActionResult> OnPostRowsAsync(string code, [FromForm(Name = "do")] string? todo)
    {
        var drawn = await ChangeRowsAsync(code, Form, todo);
        foreach (var rows in new[] { Form.TimeLimits, Form.InternalLimits }.Where(rows => rows.Count > 0))
        {
            rows[0].SameStage = false;
        }

        return drawn;
    }

    protected override object PartOf(ProcedureRecipe recipe)
    {
        var d = recipe.Definition;
        return new { d.TimeLimits, d.InternalLimits, d.SameDayCutOff, d.AfterSupplement, d.SupplementEnd, d.Deemed, d.ConsultationStops, Hours = d.Steps.Select(step => step.Hours) };
    }
}
