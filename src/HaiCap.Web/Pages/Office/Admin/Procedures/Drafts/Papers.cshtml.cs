using System.Security.Cryptography;
using System.Text.Json;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting.Overload;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The papers of a procedure: what the applicant hands in, when, and a sample to look at or to fill in.</summary>
[TakesFiles]
public sealed class PapersModel(DraftTools tools, KeepPaperSample keep, IDataProtectionProvider protection) : DraftPage(tools)
{
    [BindProperty]
    public PapersForm Form { get; set; } = new();

    protected override DraftTab Tab => DraftTab.Components;

    /// <summary>A page that is posted cannot name another file of the province: what a row carries is sealed by this site, for this procedure alone.</summary>
    protected override IReadOnlyCollection<PaperSample> Taken => [.. Form.Components.Select(row => Unseal(row.Sample)).OfType<PaperSample>()];

    private IDataProtector Sealer => protection.CreateProtector("paper-sample", RouteData.Values["code"] as string ?? "");

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is PageResult)
        {
            Form = PapersForm.Of(Definition, Seal);
        }

        return opened;
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var problems = await TakeSamplesAsync();
        return await KeepAsync(code, (recipe, fault) =>
        {
            problems.ForEach(problem => fault(problem.Where, problem.Text));
            return recipe with { Definition = Form.Apply(recipe.Definition, Unseal, fault) };
        });
    }

    public async Task<IActionResult> OnPostRowsAsync(string code, [FromForm(Name = "do")] string? todo)
    {
        var problems = await TakeSamplesAsync();
        var drawn = await ChangeRowsAsync(code, Form, todo);
        foreach (var (_, text) in problems)
        {
            // The row the file was chosen in may have moved.
            ModelState.AddModelError("", text);
        }

        return drawn;
    }

    /// <summary>The sample a row carries, for the page to show.</summary>
    public PaperSample? Unseal(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<PaperSample>(Sealer.Unprotect(text), ProcedureDefinition.Json);
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null;
        }
    }

    protected override object PartOf(ProcedureRecipe recipe) => recipe.Definition.Components;

    private string Seal(PaperSample sample) => Sealer.Protect(JsonSerializer.Serialize(sample, ProcedureDefinition.Json));

    /// <summary>Files chosen on the page are stored at once, whatever else is wrong with it, and go with their rows from then on.</summary>
    private async Task<List<(string Where, string Text)>> TakeSamplesAsync()
    {
        var problems = new List<(string, string)>();
        for (var i = 0; i < Form.Components.Count; i++)
        {
            var row = Form.Components[i];
            if (row.DropSample)
            {
                (row.Sample, row.DropSample) = (null, false);
            }

            var where = $"Form.Components[{i}].File";
            if (!Request.HasFormContentType || Request.Form.Files.GetFile(where) is not { Length: > 0 } file)
            {
                continue;
            }

            await using var content = file.OpenReadStream();
            var kept = await keep.HandleAsync(Tools.Caller.Actor, new(file.FileName, content, !row.SampleIsExample), HttpContext.RequestAborted);
            if (kept.Ok)
            {
                row.Sample = Seal(kept.Value);
            }
            else
            {
                problems.Add((where, $"{file.FileName}: {Words.T(kept.Problems[0])}"));
            }
        }

        return problems;
    }
}
