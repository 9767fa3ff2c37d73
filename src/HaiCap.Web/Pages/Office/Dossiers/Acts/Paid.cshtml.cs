using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>The payment is there: the clock goes on.</summary>
public sealed class PaidModel(DeskTools tools, ConfirmPayment confirm) : ActPage(tools, DeskAct.ConfirmPayment)
{
    [BindProperty]
    public string? How { get; set; } = "Tiền mặt tại quầy";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(How))
        {
            ModelState.AddModelError(nameof(How), Words.T("Ghi cách nộp tiền.", "Say how it was paid."));
            return Page();
        }

        return await AnswerAsync(await confirm.HandleAsync(By, new(Which, How), cancellationToken));
    }
}
