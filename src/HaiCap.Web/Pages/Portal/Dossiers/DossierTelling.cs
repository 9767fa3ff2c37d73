using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Web.Design;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>What the portal's pages tell an owner of a dossier.</summary>
public static class DossierTelling
{
    public static string Say(Told told) => Words.T(told.Vi, told.En);

    /// <summary>What the owner can do next, for the list; null while there is nothing but to wait.</summary>
    public static (string Text, string Url)? Next(MyDossierLine line) => line.State switch
    {
        DossierState.SupplementRequested => (
            line.AnswerBy is { } day ? Words.T($"Bổ sung trước hết ngày {Words.Day(day)}", $"Complete it by {Words.Day(day)}") : Words.T("Bổ sung hồ sơ", "Complete it"),
            $"/ho-so/{line.Code}/bo-sung"),
        DossierState.PaymentRequested => (Words.T("Xem cách nộp phí, lệ phí", "See how to pay"), $"/ho-so/{line.Code}"),
        DossierState.Finished or DossierState.Returned => (Words.T("Xem và tải kết quả", "See the result"), $"/ho-so/{line.Code}#ket-qua"),
        DossierState.NotAccepted => (Words.T("Xem lý do không tiếp nhận", "See why"), $"/ho-so/{line.Code}"),
        _ => null,
    };

    /// <summary>The sentence about now, for the owner's page.</summary>
    public static Told Now(DossierView view) => NowText.Of(new Present(
        view.Dossier.State,
        Workflow.Find(view.Procedure.Steps, view.Dossier.StepKey)?.Performer,
        view.Receiving.Name,
        view.Competent.Name,
        view.Dossier.ReceptionDueAt,
        view.OpenSupplement?.AnswerBy,
        view.OpenPayment?.Amount,
        view.Dossier.State == DossierState.Stopped && view.Documents.All(document => document.Kind != DocumentKind.StopNotice),
        view.Dossier is { ClockStopped: true, State: DossierState.InProcess },
        view.Today));

    public static string Title(DocumentKind kind, string title) => kind switch
    {
        DocumentKind.Receipt => Words.T(title, "Receipt with the date of the result"),
        DocumentKind.SupplementRequest => Words.T(title, "Request to complete the dossier"),
        DocumentKind.Refusal => Words.T(title, "Refusal to accept the dossier"),
        DocumentKind.StopNotice => Words.T(title, "Notice that processing has stopped"),
        DocumentKind.PaymentRequest => Words.T(title, "Request to pay a fee"),
        DocumentKind.Apology => Words.T(title, "Apology with a new date"),
        DocumentKind.DeemedAcceptance => Words.T(title, "Notice that the application is taken as granted"),
        _ => title,
    };

    /// <summary>A payment request has no sheet of its own: the page itself tells the amount.</summary>
    public static bool HasSheet(DocumentView document) => document.Kind != DocumentKind.PaymentRequest;
}
