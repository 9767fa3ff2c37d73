using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Procedures;

/// <summary>Search results: a plain GET form that htmx answers as one types.</summary>
public sealed class ListModel(ProcedureCatalogue catalogue, SiteIdentity site) : PageModel
{
    public const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "cap")]
    public ProcedureLevel? Level { get; set; }

    [BindProperty(SupportsGet = true, Name = "linh-vuc")]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "viec")]
    public LifeEvent? Life { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int At { get; set; } = 1;

    public IReadOnlyList<string> Fields { get; private set; } = [];

    public CatalogueHits Hits { get; private set; } = new([], 0);

    public int Pages => (Hits.Total + PageSize - 1) / PageSize;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value that does not fit its list is as good as none.
        ModelState.Clear();
        var snapshot = await catalogue.GetAsync(site.ProvinceCode, cancellationToken);
        Fields = [.. snapshot.Fields];
        At = Math.Clamp(At, 1, 1000);
        var field = Fields.Contains(Field, StringComparer.Ordinal) ? Field : null;
        Hits = snapshot.Search(Query, new CatalogueFilter(Level, field, Life), (At - 1) * PageSize, PageSize);
    }

    /// <summary>The short list under the home page's box.</summary>
    public async Task<IActionResult> OnGetSuggestAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            return Content("");
        }

        Hits = (await catalogue.GetAsync(site.ProvinceCode, cancellationToken)).Search(Query, take: 6);
        return Partial("_Suggest", this);
    }

    public string Link(int page) => QueryString.Create(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["q"] = Query, ["cap"] = Level?.ToString(), ["linh-vuc"] = Field, ["viec"] = Life?.ToString(), ["trang"] = page > 1 ? $"{page}" : null,
        }.Where(p => !string.IsNullOrEmpty(p.Value))).ToString();
}
