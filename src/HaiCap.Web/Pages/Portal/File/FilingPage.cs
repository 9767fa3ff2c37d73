using HaiCap.Core;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>A page of the filing journey: only the citizen whose draft it is sees it; anybody else is told there is none.</summary>
[Authorize(Policy = Policies.Citizen)]
public abstract class FilingPage(FilingTools tools) : PageModel
{
    protected FilingTools Tools => tools;

    public FilingJourney Journey { get; private set; } = null!;

    /// <summary>The step this page is, for the list of steps.</summary>
    public string StepKey { get; protected set; } = "";

    public DateTimeOffset? SavedAt => Journey.Draft.Draft.Version > 0 ? Journey.Draft.Draft.SavedAt : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.Headers.CacheControl = "no-store";
        var found = Guid.TryParse(context.RouteData.Values["id"] as string, out var id) ? await tools.LoadAsync(id, HttpContext.RequestAborted) : null;
        if (found is null)
        {
            // A draft that was sent is a dossier now: the same address leads there.
            context.Result = await tools.SentAsync(id, HttpContext.RequestAborted) is { } code
                ? LocalRedirect($"/nop-ho-so/{id}/xong")
                : NotFound();
            return;
        }

        Journey = found;
        await next();
    }

    /// <summary>Reads the draft again after a save.</summary>
    protected async Task ReloadAsync() => Journey = await tools.LoadAsync(Journey.Id, HttpContext.RequestAborted) ?? Journey;
}

/// <summary>What every page of the journey needs.</summary>
public sealed class FilingTools(CallerContext caller, Drafts drafts, PublishedProcedures procedures, SentDossiers sent, IPlaceNames places, TimeProvider time)
{
    public CallerContext Caller => caller;

    public DateOnly Today => time.Now().LocalDay();

    public FormContext Context => new(Today, places);

    public async Task<FilingJourney?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        var draft = await drafts.FindAsync(caller.Actor, id, cancellationToken);
        return draft is null ? null : new(draft, await procedures.GetAsync(draft.Draft.ProcedureVersionId, cancellationToken), Context);
    }

    public async Task<string?> SentAsync(Guid id, CancellationToken cancellationToken) =>
        (await sent.FindAsync(caller.Actor, id, cancellationToken))?.Code;
}
