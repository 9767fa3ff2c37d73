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

    /// <summary>"Còn 3 ngày để bổ sung": how long a time that counts down still is.</summary>
    public static string Left(MyWindow window) => (window.Ends, window.DaysLeft) switch
    {
        (OwnEnd.Accept, 0) => Words.T("Hôm nay cơ quan phải quyết định", "The office must decide today"),
        (OwnEnd.Accept, var days) => Words.T($"Còn {days} ngày để cơ quan quyết định", $"{days} {(days == 1 ? "day" : "days")} left for the office to decide"),
        (_, 0) => Words.T("Hôm nay là ngày cuối để bổ sung", "Today is the last day to complete it"),
        (_, var days) => Words.T($"Còn {days} ngày để bổ sung", $"{days} {(days == 1 ? "day" : "days")} left to complete it"),
    };

    /// <summary>Until when, and what happens by itself then.</summary>
    public static string Then(MyWindow window)
    {
        var day = Words.Day(window.LastDay);
        return window.Ends switch
        {
            OwnEnd.Accept => Words.T($"Đến hết thời hạn ngày {day} chưa có quyết định thì hồ sơ được coi là đã chấp thuận.", $"Without a decision by its due time on {day} it is taken as granted."),
            OwnEnd.Refuse => Words.T($"Đến hết ngày {day} chưa bổ sung thì hồ sơ bị từ chối.", $"If it is not completed by the end of {day}, it is refused."),
            OwnEnd.GiveBack => Words.T($"Đến hết ngày {day} chưa bổ sung thì hồ sơ dừng giải quyết, giấy tờ được trả lại.", $"If it is not completed by the end of {day}, the case is closed and the papers are given back."),
            _ => Words.T($"Đến hết ngày {day} chưa bổ sung thì hồ sơ dừng giải quyết.", $"If it is not completed by the end of {day}, the case is closed."),
        };
    }

    public static string Url(MyWindow window) => window.Ends == OwnEnd.Accept ? $"/ho-so/{window.Code}" : $"/ho-so/{window.Code}/bo-sung";

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
