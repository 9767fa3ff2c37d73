using HaiCap.Core;
using HaiCap.Core.Dossiers.Supplement;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>A page on the way to answering a supplement request. Once it is answered, every one of them leads to the dossier.</summary>
[Authorize(Policy = Policies.Citizen)]
public abstract class SupplementPage(OwnDossierTools tools, SupplementDesk desk) : PageModel
{
    protected OwnDossierTools Tools => tools;

    public OpenSupplement Open { get; private set; } = null!;

    public string Code => Open.Dossier.Code;

    public string Root => $"/ho-so/{Code}/bo-sung";

    public bool FormAsked => Open.Facts.Defects.Any(defect => Open.Component(defect.Component) is { FromForm: true });

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var code = (string)context.RouteData.Values["code"]!;
        using var province = await tools.OpenAsync(code, HttpContext.RequestAborted);
        if (province is null)
        {
            context.Result = NotFound();
            return;
        }

        var found = await desk.OpenAsync(tools.Caller.Actor, code, HttpContext.RequestAborted);
        if (!found.Ok)
        {
            context.Result = found.Problems[0].Code == "DOS-001" ? NotFound() : LocalRedirect($"/ho-so/{code}");
            return;
        }

        Open = found.Value;
        await next();
    }

    /// <summary>Reads again what is gathered, after a change.</summary>
    protected async Task ReloadAsync()
    {
        var found = await desk.OpenAsync(tools.Caller.Actor, Code, HttpContext.RequestAborted);
        Open = found.Ok ? found.Value : Open;
    }

    protected IEnumerable<Problem> Missing() => Open.Facts.Defects
        .Where(defect => Open.TakesFile(defect) && !Open.FilesOf(defect).Any())
        .Select(defect => new Problem("DOS-018", $"Đính kèm: {defect.Name}.", $"Attach: {defect.Name}.", $"paper-{defect.Component}"));
}
