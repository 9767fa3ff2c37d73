using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>The clerk seals and issues the result.</summary>
public sealed class IssueModel(DeskTools tools, IssueResult issue) : ActPage(tools, DeskAct.Issue)
{
    [BindProperty]
    public bool SendBack { get; set; } = true;

    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await issue.HandleAsync(By, new(Which, SendBack, Note), cancellationToken));
}
