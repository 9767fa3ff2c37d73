using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Statistics;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Procedures;

/// <summary>One procedure as published today.</summary>
public sealed class ShowModel(
    ProcedureCatalogue catalogue, PublishedProcedures published, AbolishedProcedures abolished, RecentTimes times, PrecedentBook precedents, HaiCapDb db, SiteIdentity site) : PageModel
{
    public ProcedureVersion Version { get; private set; } = null!;

    /// <summary>The decision that ended it: nothing else is shown.</summary>
    public ProcedureAbolished? Ended { get; private set; }

    /// <summary>The decision by which it is to end, while it can still be filed.</summary>
    public ProcedureAbolished? Ending { get; private set; }

    /// <summary>How long it really took lately; null when too few were decided.</summary>
    public RecentTime? Real { get; private set; }

    /// <summary>Of a procedure the province takes; one told of for information has a notice instead.</summary>
    public ProcedureSheet Sheet => new(Version.Code, Version.Name, Version.Level, Version.ServiceLevel, Version.CodeIsSample, Version.Read(), Real);

    /// <summary>Answers to go by that are for the public.</summary>
    public IReadOnlyList<PrecedentLine> Precedents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var snapshot = await catalogue.GetAsync(site.ProvinceCode, cancellationToken);
        var entry = snapshot.Find(code);
        if (entry is null)
        {
            // What is filed no more is still told of, with the decision that ended it.
            Ended = await abolished.FindAsync(code, cancellationToken);
            return Ended is null ? NotFound() : Ended.Code == code ? Page() : RedirectPermanent($"/thu-tuc/{Ended.Code}");
        }

        // One address for each procedure, whichever of its codes was asked for.
        if (entry.Code != code)
        {
            return RedirectPermanent($"/thu-tuc/{entry.Code}");
        }

        Ending = entry.ValidTo is null ? null : await abolished.FindAsync(entry.Code, cancellationToken);
        Version = await published.GetAsync(entry.VersionId, cancellationToken);
        Real = await times.OfAsync(db, entry.Code, cancellationToken);
        Precedents = await precedents.OfProcedureAsync(site.ProvinceCode, entry.Code, onlyPublic: true, cancellationToken);
        if (Precedents.Count == 0)
        {
            // One that tells an answer is drawn each time: it goes the moment its law does.
            KeptPages.Keep(HttpContext, snapshot);
        }

        return Page();
    }
}
