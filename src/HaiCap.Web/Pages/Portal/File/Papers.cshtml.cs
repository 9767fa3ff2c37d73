using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting.Overload;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>The papers to attach, each to its component. Choosing files and going on is one press.</summary>
[TakesFiles]
public sealed class PapersModel(FilingTools tools, AddDraftFile add, RemoveDraftFile remove, SaveDraft save, FileLimits limits) : FilingPage(tools)
{
    public long MegabytesEach => limits.MaxFileBytes / (1024 * 1024);

    public long MegabytesTogether => limits.MaxDossierBytes / (1024 * 1024);

    public IEnumerable<DraftFile> FilesOf(DossierComponent component) => Journey.Draft.Files.Where(f => f.Component == component.Key);

    public IActionResult OnGet()
    {
        StepKey = FilingJourney.PapersKey;
        return Journey.Papers.Any() ? Page() : LocalRedirect(Journey.FirstOpen.Url);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        StepKey = FilingJourney.PapersKey;
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var act = (form["viec"].LastOrDefault() ?? "").Split(':');
        var known = Journey.Papers.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var file in form.Files.Where(f => f.Length > 0 && f.Name.StartsWith("paper-", StringComparison.Ordinal) && known.Contains(f.Name[6..])))
        {
            await using var content = file.OpenReadStream();
            var added = await add.HandleAsync(Tools.Caller.Actor, new(Journey.Id, file.Name[6..], file.FileName, content), HttpContext.RequestAborted);
            ModelState.Add(added.Problems.Select(p => p with { Vi = $"{file.FileName}: {p.Vi}", En = $"{file.FileName}: {p.En}" }));
        }

        if (act is ["bo", var id] && Guid.TryParse(id, out var fileId))
        {
            ModelState.Add((await remove.HandleAsync(Tools.Caller.Actor, Journey.Id, fileId, HttpContext.RequestAborted)).Problems);
        }

        var saved = await save.HandleAsync(Tools.Caller.Actor, new(Journey.Id, Step: StepKey), HttpContext.RequestAborted);
        ModelState.Add(saved.Problems);
        await ReloadAsync();
        if (act is ["tiep"] && ModelState.IsValid)
        {
            foreach (var missing in Journey.MissingPapers)
            {
                ModelState.AddModelError($"paper-{missing.Key}", Words.T($"Đính kèm: {missing.Name}.", $"Attach: {missing.Name}."));
            }
        }

        ViewData[Design.Tags.ErrorSummary.OrderKey] = Journey.Papers.Select(c => $"paper-{c.Key}").ToList();
        return !ModelState.IsValid ? Page()
            : act is ["tiep"] ? LocalRedirect(Journey.Next(StepKey).Url)
            : act is ["luu"] ? LocalRedirect($"/nop-ho-so/{Journey.Id}")
            : LocalRedirect($"/nop-ho-so/{Journey.Id}/{StepKey}");
    }
}
