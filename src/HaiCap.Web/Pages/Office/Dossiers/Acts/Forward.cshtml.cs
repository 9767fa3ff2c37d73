using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Sends the dossier to its next step.</summary>
public sealed class ForwardModel(DeskTools tools, ForwardDossier forward) : ActPage(tools, DeskAct.Forward)
{
    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await forward.HandleAsync(By, new(Which, Note), cancellationToken));
}
