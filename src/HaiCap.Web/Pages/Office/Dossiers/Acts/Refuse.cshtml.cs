using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Refuses to take the dossier, in writing.</summary>
public sealed class RefuseModel(DeskTools tools, RefuseDossier refuse) : ActPage(tools, DeskAct.Refuse)
{
    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? LegalBasis { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await refuse.HandleAsync(By, new(Which, Why ?? "", LegalBasis ?? ""), cancellationToken));
}
