using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>The head agrees with the draft and sends it up.</summary>
public sealed class ApproveModel(DeskTools tools, ApproveProposal approve) : ActPage(tools, DeskAct.Approve)
{
    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await approve.HandleAsync(By, new(Which, Note), cancellationToken));
}
