using HaiCap.Core;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Hosting;
using HaiCap.Web.Pages.Portal.File;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal;

/// <summary>Where a dossier can be handed in: every centre of the province, found by the name of the commune. A plain GET form.</summary>
public sealed class CentresModel(Centres centres, ProcedureCatalogue catalogue, SiteIdentity site) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "noi")]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true, Name = "thu-tuc")]
    public string? Code { get; set; }

    public CatalogueEntry? Procedure { get; private set; }

    public IReadOnlyList<Centre> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Place = Place is { Length: > 100 } ? Place[..100] : Place;
        Procedure = (await catalogue.GetAsync(site.ProvinceCode, cancellationToken)).Find(Code);
        var words = VietnameseText.Fold(Place ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Found = [.. (await centres.ListAsync(cancellationToken)).Where(centre => Holds(centre, words))];
    }

    private static bool Holds(Centre centre, string[] words)
    {
        var text = VietnameseText.Fold($"{centre.Name} {centre.Address}");
        return Array.TrueForAll(words, word => text.Contains(word, StringComparison.Ordinal));
    }
}
