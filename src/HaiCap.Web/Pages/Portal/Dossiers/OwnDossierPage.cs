using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>What every page of one's own dossier needs.</summary>
public sealed class OwnDossierTools(CallerContext caller, ListMyDossiers mine, GetDossier get, HaiCapDb db)
{
    public CallerContext Caller => caller;

    /// <summary>Opens the province of a dossier of the caller's; null when it is nobody's or somebody else's.</summary>
    public async Task<IDisposable?> OpenAsync(string code, CancellationToken cancellationToken) =>
        await mine.ProvinceOfAsync(caller.Actor, code, cancellationToken) is { } province ? db.Tenant.Open(province) : null;

    public async Task<DossierView?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var found = await get.ForOwnerAsync(caller.Actor, code, cancellationToken);
        return found.Ok ? found.Value : null;
    }
}

/// <summary>A page of one dossier, for the citizen who filed it; to anybody else it is not there.</summary>
[Authorize(Policy = Policies.Citizen)]
public abstract class OwnDossierPage(OwnDossierTools tools) : PageModel
{
    protected OwnDossierTools Tools => tools;

    public DossierView View { get; private set; } = null!;

    public string Code => View.Dossier.Code;

    public string Here => $"/ho-so/{Code}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var code = (string)context.RouteData.Values["code"]!;
        using var province = await tools.OpenAsync(code, HttpContext.RequestAborted);
        if (province is null || await tools.FindAsync(code, HttpContext.RequestAborted) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        View = found;
        await next();
    }
}
