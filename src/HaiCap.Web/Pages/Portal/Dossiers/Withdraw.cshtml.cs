using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>The applicant takes the dossier back, with a reason.</summary>
public sealed class WithdrawModel(OwnDossierTools tools, WithdrawDossier withdraw) : OwnDossierPage(tools)
{
    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    [BindProperty(Name = "seq")]
    public int Seq { get; set; }

    /// <summary>Nobody has accepted it yet: it ends at once.</summary>
    public bool AtOnce => View.Dossier.AcceptedAt is null;

    public IActionResult OnGet() => MayWithdraw ? Page() : LocalRedirect(Here);

    public async Task<IActionResult> OnPostAsync()
    {
        var done = await withdraw.HandleAsync(Tools.Caller.Actor, new(new DossierRef(Code, Seq), Why ?? ""), HttpContext.RequestAborted);
        if (done.Ok)
        {
            return LocalRedirect($"{Here}?xong=rut");
        }

        ModelState.Add(done.Problems);
        return MayWithdraw ? Page() : LocalRedirect(Here);
    }

    private bool MayWithdraw => !View.Dossier.State.IsDecided() && View.Dossier.State != DossierState.WithdrawalRequested;
}
