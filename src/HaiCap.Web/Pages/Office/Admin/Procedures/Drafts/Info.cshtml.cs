using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The description of a procedure: names, for whom, who decides, the result, the law, the words it is found by.</summary>
public sealed class InfoModel(DraftTools tools, HaiCapDb db, GrantBook book, ProcedureCatalogue catalogue) : DraftPage(tools)
{
    [BindProperty]
    public InfoForm Form { get; set; } = new();

    public DraftAgencies Agencies { get; private set; } = null!;

    /// <summary>Fields of the catalogue, to be written alike.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    protected override DraftTab Tab => DraftTab.Info;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is PageResult)
        {
            await LoadAsync();
            Form = InfoForm.Of(Recipe);
        }

        return opened;
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        await LoadAsync();
        return await KeepAsync(code, (recipe, fault) => Form.Apply(recipe, Agencies, fault));
    }

    public async Task<IActionResult> OnPostRowsAsync(string code, [FromForm(Name = "do")] string? todo)
    {
        await LoadAsync();
        return await ChangeRowsAsync(code, Form, todo);
    }

    protected override object PartOf(ProcedureRecipe recipe)
    {
        var d = recipe.Definition;
        return new
        {
            recipe.Name, recipe.Field, recipe.Level, recipe.ServiceLevel, d.NameEn, d.Summary, d.WhoMayApply, d.FileAt, d.NonTerritorial, d.CompetentAgency, d.DecidedBy, d.Result, d.LegalBasis,
            d.Keywords, d.LifeEvents, d.Audiences, d.Tags, d.OtherCodes, d.CodeConfirmed,
        };
    }

    private async Task LoadAsync()
    {
        Agencies = await DraftAgencies.InForceAsync(db, book, Tools.Today, HttpContext.RequestAborted);
        Fields = [.. (await catalogue.GetAsync(Tools.Caller.ProvinceCode, HttpContext.RequestAborted)).Fields];
    }
}
