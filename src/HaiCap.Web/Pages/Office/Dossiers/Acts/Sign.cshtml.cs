using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>The director reads the paper and signs it.</summary>
public sealed class SignModel(DeskTools tools, SignResult sign) : ActPage(tools, DeskAct.Sign)
{
    [BindProperty]
    public bool Read { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Read)
        {
            ModelState.AddModelError(nameof(Read), Words.T("Xem dự thảo rồi đánh dấu xác nhận trước khi ký.", "Read the draft and tick before signing."));
            return Page();
        }

        return await AnswerAsync(await sign.HandleAsync(By, new(Which, Note), cancellationToken));
    }
}
