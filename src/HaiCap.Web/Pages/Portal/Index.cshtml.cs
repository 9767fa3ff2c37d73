using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal;

public sealed class IndexModel(ProcedureCatalogue catalogue, SiteIdentity site) : PageModel
{
    public IReadOnlyList<CatalogueEntry> MostUsed { get; private set; } = [];

    public IReadOnlyList<(LifeEvent Event, int Count)> LifeEvents { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var snapshot = await catalogue.GetAsync(site.ProvinceCode, cancellationToken);
        KeptPages.Keep(HttpContext, snapshot);
        MostUsed = [.. snapshot.MostUsed.Take(10)];
        LifeEvents = [.. Enum.GetValues<LifeEvent>().Select(e => (e, snapshot.All.Count(p => p.LifeEvents.Contains(e)))).Where(x => x.Item2 > 0)];
    }
}
