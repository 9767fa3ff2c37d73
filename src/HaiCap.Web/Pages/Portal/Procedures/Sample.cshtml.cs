using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Procedures;

/// <summary>A blank form or an example of a paper, as the version in force names it.</summary>
public sealed class SampleModel(ProcedureCatalogue catalogue, PublishedProcedures published, FileStore files, SiteIdentity site) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, string component)
    {
        var entry = (await catalogue.GetAsync(site.ProvinceCode, HttpContext.RequestAborted)).Find(code);
        return entry is { IsHandled: true }
            && (await published.GetAsync(entry.VersionId, HttpContext.RequestAborted)).Read().Components.FirstOrDefault(one => one.Key == component)?.Sample is { } sample
            && await files.OpenAsync(sample.Hash, HttpContext.RequestAborted) is { Ok: true } opened
            ? Downloads.Send(Response, opened.Value, sample.Kind, sample.Name)
            : NotFound();
    }
}
