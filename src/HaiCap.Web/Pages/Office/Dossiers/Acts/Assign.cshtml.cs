using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>The head gives the dossier to a specialist, seeing what each has open.</summary>
public sealed class AssignModel(DeskTools tools, AssignDossier assign) : ActPage(tools, DeskAct.Assign)
{
    [BindProperty]
    public Guid? Officer { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<WorkHolder> Holders { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await assign.HandleAsync(By, new(Which, Officer ?? Guid.Empty, Note), cancellationToken));

    protected override async Task OfferAsync(CancellationToken cancellationToken) => Holders = await Tools.Choices.HoldersAsync(View, cancellationToken);

    /// <summary>The specialist who has least to do.</summary>
    protected override void Suggest() => Officer = Holders.OrderBy(holder => holder.Leads).ThenBy(holder => holder.OpenWork).FirstOrDefault()?.Id;
}
