using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Core.Procedures.Steps;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The way a dossier goes: a table of steps, and beside it the same drawn.</summary>
public sealed class StepsModel(DraftTools tools) : DraftPage(tools)
{
    [BindProperty]
    public StepsForm Form { get; set; } = new();

    /// <summary>As typed, whether it can be kept or not.</summary>
    public IReadOnlyList<ProcessStep> Shown => [.. Form.Steps.Select(row => row.Shown())];

    /// <summary>Working hours until the result is there.</summary>
    public decimal Sum => StepRules.HoursUntilResult(Shown);

    /// <summary>The shortest limit of the law in working hours; null while there is none that can be counted.</summary>
    public decimal? Shortest => LimitCheck.Faults(Definition with { Steps = [] }).Count == 0 ? LimitLengths.ShortestHours(Definition) : null;

    protected override DraftTab Tab => DraftTab.Steps;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is PageResult)
        {
            Form = StepsForm.Of(Definition);
        }

        return opened;
    }

    public Task<IActionResult> OnPostAsync(string code) => KeepAsync(code, (recipe, fault) => recipe with { Definition = Form.Apply(recipe.Definition, fault) });

    /// <param name="todo">As <see cref="DraftRows"/> reads it, or "usual": the way most dossiers go, where nothing is written yet.</param>
    public async Task<IActionResult> OnPostRowsAsync(string code, [FromForm(Name = "do")] string? todo)
    {
        var drawn = await ChangeRowsAsync(code, Form, todo);
        if (todo == "usual" && Form.Steps.Count == 0)
        {
            Form = StepsForm.Usual();
        }

        Form.Settle();
        return drawn;
    }

    protected override object PartOf(ProcedureRecipe recipe) => recipe.Definition.Steps;
}
