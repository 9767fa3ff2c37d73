using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>One dossier for its owner: what happens now, why it is due when it is, its papers, letters, result and story.</summary>
public sealed class ShowModel(OwnDossierTools tools) : OwnDossierPage(tools)
{
    public Told Now => DossierTelling.Now(View);

    public DossierState State => View.Dossier.State;

    public IEnumerable<DocumentView> Letters => View.Documents.Where(document => document.Kind != DocumentKind.Result).Reverse();

    /// <summary>The due time was moved after the receipt had promised one.</summary>
    public bool Moved => View.Dossier is { OriginalDueAt: { } original, DueAt: { } due } && original != due;

    public bool MayWithdraw => !State.IsDecided() && State != DossierState.WithdrawalRequested;

    public IEnumerable<ComponentView> Papers => View.Components.Where(component => component.Papers.Count > 0 || component.FromForm);

    /// <summary>What has just been done, told once at the head.</summary>
    public string? Done { get; private set; }

    public void OnGet(string? xong) => Done = xong switch
    {
        "bo-sung" => Design.Words.T("Đã gửi nội dung bổ sung.", "The supplement has been sent."),
        "rut" when State == DossierState.Stopped => Design.Words.T("Đã rút hồ sơ.", "The dossier has been withdrawn."),
        "rut" => Design.Words.T("Đã gửi đề nghị rút hồ sơ.", "The request to withdraw has been sent."),
        _ => null,
    };
}
