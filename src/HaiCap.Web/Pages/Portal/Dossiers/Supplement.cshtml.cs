using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Supplement;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting.Overload;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>What is asked for, each with the officer's reason, and the files that answer it. A refused file takes no other with it.</summary>
[TakesFiles]
public sealed class SupplementModel(OwnDossierTools tools, SupplementDesk desk, AddSupplementFile add, RemoveSupplementFile remove, FileLimits limits)
    : SupplementPage(tools, desk)
{
    public long MegabytesEach => limits.MaxFileBytes / (1024 * 1024);

    public long MegabytesTogether => limits.MaxDossierBytes / (1024 * 1024);

    public IEnumerable<FormSection> Sections => new FormView(Open.Procedure.Form, Open.Answers).Sections;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var act = (form["viec"].LastOrDefault() ?? "").Split(':');
        foreach (var file in form.Files.Where(file => file.Length > 0 && file.Name.StartsWith("paper-", StringComparison.Ordinal)))
        {
            await using var content = file.OpenReadStream();
            var added = await add.HandleAsync(Tools.Caller.Actor, new(Code, file.Name["paper-".Length..], file.FileName, content), HttpContext.RequestAborted);
            ModelState.Add(added.Problems.Select(problem => problem with { Vi = $"{file.FileName}: {problem.Vi}", En = $"{file.FileName}: {problem.En}" }));
        }

        if (act is ["bo", var id] && Guid.TryParse(id, out var fileId))
        {
            ModelState.Add((await remove.HandleAsync(Tools.Caller.Actor, Code, fileId, HttpContext.RequestAborted)).Problems);
        }

        await ReloadAsync();
        if (act is ["tiep"] && ModelState.IsValid)
        {
            ModelState.Add(Missing());
        }

        return !ModelState.IsValid ? Page() : act is ["tiep"] ? LocalRedirect($"{Root}/gui") : LocalRedirect(Root);
    }
}
