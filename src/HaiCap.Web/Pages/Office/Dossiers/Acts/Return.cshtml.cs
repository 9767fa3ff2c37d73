using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Gives the dossier back to an earlier step.</summary>
public sealed class ReturnModel(DeskTools tools, ReturnDossier giveBack) : ActPage(tools, DeskAct.Return)
{
    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public IReadOnlyList<ProcessStep> Steps { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await giveBack.HandleAsync(By, new(Which, Why ?? "", Step), cancellationToken));

    protected override Task OfferAsync(CancellationToken cancellationToken)
    {
        Steps = [.. Workflow.Before(View.Procedure.Steps, View.Dossier.StepKey).Reverse()];
        return Task.CompletedTask;
    }

    protected override void Suggest() => Step = Steps.Count > 0 ? Steps[0].Key : null;
}
