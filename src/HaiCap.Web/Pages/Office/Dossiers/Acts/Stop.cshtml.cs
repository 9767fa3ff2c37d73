using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Ends the case without a decision, in writing.</summary>
public sealed class StopModel(DeskTools tools, StopDossier stop) : ActPage(tools, DeskAct.Stop)
{
    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? LegalBasis { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await stop.HandleAsync(By, new(Which, Why ?? "", LegalBasis), cancellationToken));

    protected override void Suggest() => Why = View.Dossier.State == DossierState.WithdrawalRequested ? "Theo đề nghị rút hồ sơ của người nộp." : null;
}
