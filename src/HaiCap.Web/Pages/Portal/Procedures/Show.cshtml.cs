using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Statistics;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Procedures;

/// <summary>One procedure as published today.</summary>
public sealed class ShowModel(ProcedureCatalogue catalogue, PublishedProcedures published, RecentTimes times, HaiCapDb db, SiteIdentity site) : PageModel
{
    public ProcedureVersion Version { get; private set; } = null!;

    /// <summary>How long it really took lately; null when too few were decided.</summary>
    public RecentTime? Real { get; private set; }

    /// <summary>Of a procedure the province takes; one told of for information has a notice instead.</summary>
    public ProcedureSheet Sheet => new(Version.Code, Version.Name, Version.Level, Version.ServiceLevel, Version.CodeIsSample, Version.Read(), Real);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var snapshot = await catalogue.GetAsync(site.ProvinceCode, cancellationToken);
        var entry = snapshot.Find(code);
        if (entry is null)
        {
            return NotFound();
        }

        // One address for each procedure, whichever of its codes was asked for.
        if (entry.Code != code)
        {
            return RedirectPermanent($"/thu-tuc/{entry.Code}");
        }

        Version = await published.GetAsync(entry.VersionId, cancellationToken);
        Real = await times.OfAsync(db, entry.Code, cancellationToken);
        KeptPages.Keep(HttpContext, snapshot);
        return Page();
    }
}
