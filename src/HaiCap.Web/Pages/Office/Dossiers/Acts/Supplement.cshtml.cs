using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Asks the applicant to complete the dossier, all defects at once, each with its reason.</summary>
public sealed class SupplementModel(DeskTools tools, RequestSupplement request) : ActPage(tools, DeskAct.RequestSupplement)
{
    /// <summary>Keys of the ticked components.</summary>
    [BindProperty]
    public List<string> Components { get; set; } = [];

    /// <summary>Reason for each component, by its key.</summary>
    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        foreach (var key in Components.Where(key => string.IsNullOrWhiteSpace(Reasons.GetValueOrDefault(key))))
        {
            ModelState.AddModelError($"Reasons[{key}]", Words.T("Ghi rõ cần bổ sung, sửa gì.", "Say what to add or mend."));
        }

        return ModelState.IsValid
            ? await AnswerAsync(await request.HandleAsync(By, new(Which, [.. Components.Select(key => new RequestSupplement.Defect(key, Reasons[key]!))], Note), cancellationToken))
            : Page();
    }
}
