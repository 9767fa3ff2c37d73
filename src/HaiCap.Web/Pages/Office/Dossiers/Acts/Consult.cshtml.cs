using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Asks another unit; the dossier stays, and the clock runs on unless the procedure's law stops it.</summary>
public sealed class ConsultModel(DeskTools tools, ConsultUnit consult) : ActPage(tools, DeskAct.Consult)
{
    [BindProperty]
    public Guid? Unit { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    /// <summary>Working days to answer.</summary>
    [BindProperty]
    public int Days { get; set; } = 2;

    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await consult.HandleAsync(By, new(Which, Unit ?? Guid.Empty, Question ?? "", Days), cancellationToken));

    protected override async Task OfferAsync(CancellationToken cancellationToken) => Units = await Tools.Choices.UnitsAsync(View, cancellationToken);
}
