using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>All checks of a draft in one table: what keeps it from being published and what ought to be looked at, each with the page it is mended on.</summary>
public sealed class CheckModel(DraftTools tools) : DraftPage(tools)
{
    protected override DraftTab Tab => DraftTab.Check;

    public Task<IActionResult> OnGetAsync(string code) => OpenAsync(code);

    /// <summary>Where what is wrong outside the draft is mended: the register of competence, or the posts of an agency.</summary>
    public static string? Outside(ProcedureProblem problem) => !problem.IsOfAuthority ? null
        : problem.Part != ProcedurePart.Steps ? "/lam-viec/tham-quyen" : problem.Code == "CHK-211" ? "/lam-viec/tham-quyen/phu-trach" : "/lam-viec/to-chuc";

    protected override object PartOf(ProcedureRecipe recipe) => recipe.Code.Value;
}
