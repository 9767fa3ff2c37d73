using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.Pages.Office.Counter;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Papers that complete a dossier, brought to the counter that took it: for whoever did not file online.</summary>
[TakesFiles]
public sealed class TakeSupplementModel(DeskTools tools, AnswerSupplement answer, CounterScans scans) : ActPage(tools, DeskAct.TakeSupplement)
{
    [BindProperty]
    public Dictionary<string, PaperRow> Papers { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    public override bool TakesFiles => true;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var brought = new List<AnswerSupplement.Paper>();
        foreach (var defect in View.OpenSupplement?.Defects ?? [])
        {
            var row = RowOf(defect.Component);
            var scan = await scans.KeepAsync(this, View.Dossier.Code, defect.Component, row, cancellationToken);
            brought.AddRange(row.Papers(defect.Component, scan).Select(paper =>
                new AnswerSupplement.Paper(paper.Component, paper.FileHash, paper.FileName, paper.FileSize, paper.Form, paper.Sets)));
        }

        return ModelState.IsValid ? await AnswerAsync(await answer.HandleAsync(By, new(Which, brought, Note: Note), cancellationToken)) : Page();
    }

    public PaperRow RowOf(string component) => Papers.TryGetValue(component, out var row) ? row : Papers[component] = new PaperRow();
}
