using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Forms;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Procedures;

/// <summary>Search results: a plain GET form that htmx answers as one types, narrowed by links that say how many they leave.</summary>
public sealed class ListModel(ProcedureCatalogue catalogue, SiteIdentity site) : PageModel
{
    public const int PageSize = 20;

    /// <summary>More fields than this are folded away until one asks.</summary>
    public const int FewFields = 12;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "cap")]
    public ProcedureLevel? Level { get; set; }

    [BindProperty(SupportsGet = true, Name = "linh-vuc")]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "viec")]
    public LifeEvent? Life { get; set; }

    [BindProperty(SupportsGet = true, Name = "doi-tuong")]
    public Audience? Audience { get; set; }

    [BindProperty(SupportsGet = true, Name = "muc-do")]
    public ServiceLevel? ServiceLevel { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int At { get; set; } = 1;

    public CatalogueHits Hits { get; private set; } = CatalogueHits.None;

    public IReadOnlyList<FacetGroup> Facets { get; private set; } = [];

    public int Pages => (Hits.Total + PageSize - 1) / PageSize;

    public int Narrowed => Facets.Count(group => group.Chosen is not null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value that does not fit its list is as good as none.
        ModelState.Clear();
        (Level, Life, Audience, ServiceLevel) = (Known(Level), Known(Life), Known(Audience), Known(ServiceLevel));
        var snapshot = await catalogue.GetAsync(site.ProvinceCode, cancellationToken);
        At = Math.Clamp(At, 1, 1000);
        Field = snapshot.All.Any(entry => entry.Field == Field) ? Field : null;
        Hits = snapshot.Search(Query, new CatalogueFilter(Level, Field, Life, Audience, ServiceLevel), (At - 1) * PageSize, PageSize);
        var facets = Hits.Facets();
        Facets =
        [
            Group("doi-tuong", Words.T("Dành cho", "For whom"), facets.Audiences, Audience, value => value.Name()),
            Group("cap", Words.T("Cấp giải quyết", "Level"), facets.Levels, Level, value => value.Name()),
            Group("muc-do", Words.T("Nộp trực tuyến", "Online"), facets.ServiceLevels, ServiceLevel, value => value.Name()),
            Group("viec", Words.T("Việc trong đời sống", "What happens in life"), facets.LifeEvents, Life, value => value.Name()),
            new("linh-vuc", Words.T("Lĩnh vực", "Field"), Field, [.. facets.Fields.Select(f => new FacetChoice(f.Value, f.Value, f.Count))]),
        ];
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

    public string Link(int page) => Address(null, null, page);

    /// <summary>The same question with one choice made, or taken back.</summary>
    public string Link(string name, string? value) => Address(name, value, 1);

    private string Address(string? name, string? value, int page) => QueryString.Create(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["q"] = Query, ["doi-tuong"] = Audience?.ToString(), ["cap"] = Level?.ToString(), ["muc-do"] = ServiceLevel?.ToString(), ["viec"] = Life?.ToString(), ["linh-vuc"] = Field,
            ["trang"] = page > 1 ? $"{page}" : null,
        }.Select(p => p.Key == name ? KeyValuePair.Create(p.Key, value) : p).Where(p => !string.IsNullOrEmpty(p.Value))).ToString();

    private static FacetGroup Group<T>(string name, string title, IReadOnlyList<Facet<T>> facets, T? chosen, Func<T, string> text)
        where T : struct =>
        new(name, title, chosen?.ToString(), [.. facets.Select(f => new FacetChoice(f.Value.ToString()!, text(f.Value), f.Count))]);

    private static T? Known<T>(T? value)
        where T : struct, Enum => value is { } known && Enum.IsDefined(known) ? value : null;
}

public sealed record FacetChoice(string Value, string Text, int Count);

/// <param name="Name">Of its part of the address.</param>
public sealed record FacetGroup(string Name, string Title, string? Chosen, IReadOnlyList<FacetChoice> Choices);
