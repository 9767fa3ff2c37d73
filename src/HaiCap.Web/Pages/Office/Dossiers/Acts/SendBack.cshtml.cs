using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Sends the issued result to the centre that took the dossier.</summary>
public sealed class SendBackModel(DeskTools tools, SendBackResult send) : ActPage(tools, DeskAct.SendBack)
{
    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await send.HandleAsync(By, new(Which, Note), cancellationToken));
}
