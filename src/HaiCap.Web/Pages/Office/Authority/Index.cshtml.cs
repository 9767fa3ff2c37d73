using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Authority;

/// <summary>The grants of the province, and a form that tries who decides.</summary>
public sealed class IndexModel(AuthorityDesk desk, WhoDecides who, ProcedureCatalogue catalogue, SiteIdentity site, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "thuTuc")]
    public string? Procedure { get; set; }

    [BindProperty(SupportsGet = true, Name = "noi")]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true, Name = "ngay")]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    /// <summary>Those that ended or have not begun, too.</summary>
    [BindProperty(SupportsGet = true, Name = "caCu")]
    public bool Past { get; set; }

    public AuthorityDesk.View View { get; private set; } = null!;

    public IReadOnlyList<StandingGrant> Grants { get; private set; } = [];

    public IReadOnlyList<CatalogueEntry> Procedures { get; private set; } = [];

    public IReadOnlyList<Agency> Communes { get; private set; } = [];

    public WhoDecides.Answer? Answer { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller.Actor, cancellationToken);
        if (!opened.Ok)
        {
            return StatusCode(opened.RefusalStatus());
        }

        View = opened.Value;
        Grants = View.Grants(Search, !Past);
        Procedures = [.. (await catalogue.GetAsync(site.ProvinceCode, cancellationToken)).Handled.OrderBy(entry => entry.Code, StringComparer.Ordinal)];
        Communes = await who.CommunesAsync(cancellationToken);
        On ??= View.Today;
        if (!string.IsNullOrWhiteSpace(Procedure))
        {
            var found = await who.HandleAsync(new(Procedure, Place, On), cancellationToken);
            ModelState.Add(found.Problems.Select(problem => problem with { Field = problem.Code == WhoDecides.NoPlace.Code ? "noi" : "thuTuc" }));
            Answer = found.Ok ? found.Value : null;
        }

        return Page();
    }
}
