using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Web.Design.Forms;
using HaiCap.Web.Hosting;
using HaiCap.Web.Hosting.Sheets;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>The catalogue of today, and what was abolished, by lists, fields and levels, each counted, and one list of it as a file.</summary>
public sealed class ListsModel(ProcedureCatalogue catalogue, AbolishedProcedures abolished, DraftDesk desk, SiteIdentity site, CallerContext caller, TimeProvider time) : PageModel
{
    public const int PerPage = 100;

    [BindProperty(SupportsGet = true, Name = "ds")]
    public CatalogueList List { get; set; }

    [BindProperty(SupportsGet = true, Name = "linh-vuc")]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "cap")]
    public ProcedureLevel? Level { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int At { get; set; } = 1;

    public CatalogueCounts Counts { get; private set; } = null!;

    public IReadOnlyList<CatalogueEntry> Entries { get; private set; } = [];

    public IReadOnlyList<CatalogueEntry> Shown => [.. Entries.Skip((At - 1) * PerPage).Take(PerPage)];

    public int Pages => Math.Max(1, (Entries.Count + PerPage - 1) / PerPage);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // What cannot be read asks nothing.
        ModelState.Clear();
        var rights = await desk.RightsAsync(caller.Actor, cancellationToken: cancellationToken);
        if (!rights.MayWrite && !rights.MayPublish)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        IReadOnlyList<CatalogueEntry> all = [.. (await catalogue.GetAsync(site.ProvinceCode, cancellationToken)).All, .. await abolished.ListAsync(cancellationToken)];
        List = Enum.IsDefined(List) ? List : CatalogueList.Published;
        Counts = CatalogueCounts.Of(all);
        var order = StringComparer.Create(VietnameseText.Culture, ignoreCase: true);
        Entries = [.. all.Where(entry => CatalogueCounts.Holds(List, entry) && (Field is null || entry.Field == Field) && (Level is null || entry.Level == Level)).OrderBy(entry => entry.Field, order).ThenBy(entry => entry.Name, order).ThenBy(entry => entry.Code, StringComparer.Ordinal)];
        At = Math.Clamp(At, 1, Pages);
        return Page();
    }

    public Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Csv, cancellationToken);

    public Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Xlsx, cancellationToken);

    public static string Name(CatalogueList list) => list switch
    {
        CatalogueList.Published => T("Tỉnh tiếp nhận", "Taken by the province"),
        CatalogueList.Online => T("Trực tuyến", "Online"),
        CatalogueList.FullProcess => T("Toàn trình", "Online as a whole"),
        CatalogueList.NonTerritorial => T("Phi địa giới", "Non-territorial"),
        CatalogueList.Abolished => T("Đã bãi bỏ", "Abolished"),
        _ => T("Công bố để biết", "For information"),
    };

    /// <summary>The page of a list; a file of it with a handler.</summary>
    public string Link(CatalogueList? list = null, string? field = null, ProcedureLevel? level = null, int? at = null, string? file = null)
    {
        var query = new Microsoft.AspNetCore.Http.Extensions.QueryBuilder();
        void Add(string key, string? value)
        {
            if (value is not null)
            {
                query.Add(key, value);
            }
        }

        Add("handler", file);
        Add("ds", (list ?? List).ToString());
        Add("linh-vuc", field);
        Add("cap", level?.ToString());
        Add("trang", at?.ToString(CultureInfo.InvariantCulture));
        return "/lam-viec/thu-tuc/danh-muc" + query.ToQueryString();
    }

    private async Task<IActionResult> FileAsync(SheetFormat format, CancellationToken cancellationToken)
    {
        var drawn = await OnGetAsync(cancellationToken);
        if (drawn is not PageResult)
        {
            return drawn;
        }

        SheetColumn[] columns =
        [
            new(T("Mã thủ tục", "Procedure code"), 16), new(T("Thủ tục", "Procedure"), 60), new(T("Lĩnh vực", "Field"), 30), new(T("Cấp", "Level")), new(T("Mức độ trực tuyến", "Service level"), 22),
            new(T("Phi địa giới", "Non-territorial")), new(T("Công bố", "Published"), 18), new(T("Hết hiệu lực sau ngày", "Last day")),
        ];
        return new SheetFile(SheetFile.Name("thu-tuc", Field ?? Name(List), time.Now().LocalDay(), format), format, columns, Entries.Select(entry => (object?[])
        [
            entry.Code, entry.Name, entry.Field, entry.Level.Name(), entry.ServiceLevel.Name(), entry.NonTerritorial ? T("có", "yes") : T("không", "no"), Name(entry.IsHandled ? CatalogueList.Published : CatalogueList.Information),
            entry.ValidTo is { } last ? Day(last) : null,
        ]).ToAsyncEnumerable());
    }
}
