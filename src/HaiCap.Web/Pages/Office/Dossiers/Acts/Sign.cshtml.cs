using HaiCap.Core;
using HaiCap.Core.Authority;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>The director reads the paper and signs it.</summary>
public sealed class SignModel(DeskTools tools, SignResult sign, ForetellSigning foretell) : ActPage(tools, DeskAct.Sign)
{
    [BindProperty]
    public bool Read { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>How it would be signed, or why not.</summary>
    public Outcome<SigningRight> Right { get; private set; }

    protected override async Task OfferAsync(CancellationToken cancellationToken) => Right = await foretell.HandleAsync(By, View.Dossier, cancellationToken);

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
