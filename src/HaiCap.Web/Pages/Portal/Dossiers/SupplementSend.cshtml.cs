using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Supplement;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>Everything once more, a word of explanation, one button.</summary>
public sealed class SupplementSendModel(OwnDossierTools tools, SupplementDesk desk, SendSupplement send) : SupplementPage(tools, desk)
{
    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    [BindProperty(Name = "seq")]
    public int Seq { get; set; }

    public IActionResult OnGet() => Missing().Any() ? LocalRedirect(Root) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var sent = await send.HandleAsync(Tools.Caller.Actor, new(new DossierRef(Code, Seq), Note), HttpContext.RequestAborted);
        if (sent.Ok)
        {
            return LocalRedirect($"/ho-so/{Code}?xong=bo-sung");
        }

        ModelState.Add(sent.Problems);
        return Page();
    }
}
