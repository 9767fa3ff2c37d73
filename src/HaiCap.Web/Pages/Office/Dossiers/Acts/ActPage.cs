using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>
/// One act on one dossier: a small form drawn from the dossier as it stood at <see cref="Seq"/>. When somebody acted first the page says what
/// happened meanwhile and keeps what was typed.
/// </summary>
public abstract class ActPage(DeskTools tools, DeskAct act) : PageModel
{
    [BindProperty]
    public int Seq { get; set; }

    public DossierView View { get; private set; } = null!;

    public DeskAct Act => act;

    /// <summary>Whether it can be done now; when not, what was typed is shown without a button.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What others did since the page was drawn.</summary>
    public IReadOnlyList<StoryLine> Meanwhile { get; private set; } = [];

    /// <summary>Whether the form sends files.</summary>
    public virtual bool TakesFiles => false;

    /// <summary>The button's words.</summary>
    public virtual string Verb => DeskActWords.Verb(act);

    protected DeskTools Tools => tools;

    protected Actor By => tools.Caller.Actor;

    protected DossierRef Which => new(View.Dossier.Code, Seq);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.Headers.CacheControl = "no-store";
        if (!await LoadAsync(context.RouteData.Values["code"] as string ?? ""))
        {
            context.Result = NotFound();
            return;
        }

        if (HttpMethods.IsGet(Request.Method))
        {
            if (!IsOpen)
            {
                // A bookmark, or Back after the act was done.
                context.Result = LocalRedirect($"/lam-viec/ho-so/{View.Dossier.Code}");
                return;
            }

            Seq = View.Seq;
            Suggest();
        }

        await next();
    }

    /// <summary>What the form starts from.</summary>
    protected virtual void Suggest()
    {
    }

    /// <summary>What the form offers to choose from.</summary>
    protected virtual Task OfferAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected async Task<IActionResult> AnswerAsync(Outcome<DossierMoved> outcome)
    {
        if (outcome.Ok)
        {
            return LocalRedirect($"/lam-viec/ho-so/{outcome.Value.Code}?xong={DeskActWords.Slug(act)}");
        }

        ModelState.Add(outcome.Problems);
        if (outcome.Problems.Any(problem => problem.Code == ActSaving.SomebodyWasFirst.Code))
        {
            await LoadAsync(View.Dossier.Code);
            Meanwhile = [.. View.History.Where(line => line.Seq > Seq)];

            // The next press decides on what is shown now.
            ModelState.Remove(nameof(Seq));
            Seq = View.Seq;
        }

        return Page();
    }

    private async Task<bool> LoadAsync(string code)
    {
        var found = await tools.LoadAsync(code, HttpContext.RequestAborted);
        if (!found.Ok)
        {
            return false;
        }

        View = found.Value.View;
        IsOpen = found.Value.May.Contains(act);
        await OfferAsync(HttpContext.RequestAborted);
        return true;
    }
}
