using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Authority;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Procedures;

/// <summary>"Ai quyết định?": a plain GET form, so that an answer can be sent to somebody as an address.</summary>
public sealed class WhoModel(ProcedureCatalogue catalogue, WhoDecides who, SiteIdentity site, TimeProvider time) : PageModel
{
    private static readonly Problem NoDay = new("AUT-042", "Chọn ngày, ví dụ 01/07/2025.", "Choose a day, for example 01/07/2025.", "ngay");

    [BindProperty(SupportsGet = true, Name = "noi")]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true, Name = "ngay")]
    public string? Day { get; set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public IReadOnlyList<Agency> Communes { get; private set; } = [];

    public WhoDecides.Answer? Answer { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if ((await catalogue.GetAsync(site.ProvinceCode, cancellationToken)).Find(code) is not { IsHandled: true } entry)
        {
            return NotFound();
        }

        if (entry.Code != code)
        {
            return RedirectPermanent($"/thu-tuc/{entry.Code}/ai-quyet-dinh{Request.QueryString}");
        }

        (Code, Name) = (entry.Code, entry.Name);
        Communes = await who.CommunesAsync(cancellationToken);
        if (!DateOnly.TryParseExact(string.IsNullOrWhiteSpace(Day) ? Iso(time.Now().LocalDay()) : Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            ModelState.Add(NoDay);
            return Page();
        }

        Day = Iso(day);
        var found = await who.HandleAsync(new(Code, Place, day), cancellationToken);
        ModelState.Add(found.Problems.Select(problem => problem with { Field = "noi" }));
        Answer = found.Ok ? found.Value : null;
        return Page();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
