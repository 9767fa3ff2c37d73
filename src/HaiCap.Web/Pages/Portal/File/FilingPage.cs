using HaiCap.Core;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>A page of the filing journey: only who writes the draft sees it, a citizen or an officer filing for somebody; anybody else is told there is none.</summary>
[Authorize(Policy = Policies.Filer)]
public abstract class FilingPage(FilingTools tools) : PageModel
{
    protected FilingTools Tools => tools;

    /// <summary>Where the writer's other filings are, and what that is called.</summary>
    public (string Url, string Text) Home => tools.IsAssisting
        ? (tools.Home, Design.Words.T("Tiếp nhận tại quầy", "At the counter"))
        : (tools.Home, Design.Words.T("Hồ sơ của tôi", "My dossiers"));

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
            context.Result = await tools.SentAsync(id, HttpContext.RequestAborted) is not { } code ? NotFound()
                : LocalRedirect(tools.IsAssisting ? $"/lam-viec/ho-so/{code}" : $"/nop-ho-so/{id}/xong");
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

    /// <summary>An officer files for somebody.</summary>
    public bool IsAssisting => caller.Citizen is null;

    /// <summary>Where the writer's other filings are.</summary>
    public string Home => IsAssisting ? "/lam-viec/tiep-nhan" : "/ho-so";

    public DateOnly Today => time.Now().LocalDay();

    public FormContext Context => new(Today, places);

    public async Task<FilingJourney?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        var draft = await drafts.FindAsync(caller.Actor, id, cancellationToken);
        return draft is null ? null : new(draft, await procedures.GetAsync(draft.Draft.ProcedureVersionId, cancellationToken), Context, FilingPerson.Of(caller.Citizen, draft.Applicant));
    }

    public async Task<string?> SentAsync(Guid id, CancellationToken cancellationToken) =>
        (await sent.FindAsync(caller.Actor, id, cancellationToken))?.Code;
}
