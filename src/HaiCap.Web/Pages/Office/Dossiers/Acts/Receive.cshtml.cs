using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Accepts the dossier: the clock starts, the receipt is issued.</summary>
public sealed class ReceiveModel(DeskTools tools, ReceiveDossier receive) : ActPage(tools, DeskAct.Receive)
{
    /// <summary>Electronic dossiers go on at once (decree 118/2025, article 20.1a).</summary>
    [BindProperty]
    public bool Forward { get; set; } = true;

    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await receive.HandleAsync(By, new(Which, Forward, Note), cancellationToken));
}
