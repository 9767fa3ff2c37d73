using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>The centre gives the result to the applicant; the case is closed.</summary>
public sealed class HandOverModel(DeskTools tools, HandOverResult handOver) : ActPage(tools, DeskAct.HandOver)
{
    [BindProperty]
    public string? HandedTo { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await handOver.HandleAsync(By, new(Which, HandedTo), cancellationToken));

    protected override void Suggest() => HandedTo = View.Dossier.ApplicantName;
}
