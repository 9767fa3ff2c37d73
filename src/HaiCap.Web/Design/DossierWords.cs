using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Web.Design.Tags;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Design;

/// <summary>How pages call states, channels and papers, with the colour and shape of a state.</summary>
public static class DossierWords
{
    public static string Of(DossierState state) => T(state.Vietnamese(), state.English());

    public static (Tone Tone, string Icon) Look(DossierState state) => state switch
    {
        DossierState.Submitted => (Tone.Info, "inbox"),
        DossierState.SupplementRequested or DossierState.PaymentRequested => (Tone.Warn, "hourglass-split"),
        DossierState.WithdrawalRequested => (Tone.Warn, "exclamation-triangle"),
        DossierState.NotAccepted => (Tone.Bad, "x-circle"),
        DossierState.Stopped => (Tone.Off, "pause-circle"),
        DossierState.Finished or DossierState.Returned => (Tone.Good, "check-circle"),
        _ => (Tone.Info, "clock"),
    };

    public static string Of(Channel channel, bool assisted = false) => assisted ? T("Nộp trực tuyến, cán bộ nộp giúp", "Online, filed by an officer") : channel switch
    {
        Channel.Online => T("Trực tuyến", "Online"),
        Channel.Counter => T("Trực tiếp", "At the counter"),
        _ => T("Bưu chính", "By post"),
    };

    public static string Of(WaitsFor waits) => waits switch
    {
        WaitsFor.Applicant => T("Chờ người nộp bổ sung", "Waits for the applicant"),
        WaitsFor.Payment => T("Chờ nộp phí", "Waits for payment"),
        WaitsFor.AnotherUnit => T("Chờ ý kiến đơn vị khác", "Waits for another unit"),
        _ => "",
    };

    public static string Of(PaperForm form) => form switch
    {
        PaperForm.Original => T("Bản chính", "Original"),
        PaperForm.CertifiedCopy => T("Bản sao chứng thực", "Certified copy"),
        PaperForm.Copy => T("Bản sao", "Copy"),
        _ => T("Bản điện tử", "Electronic"),
    };

    public static string Of(Timeliness timeliness) => timeliness switch
    {
        Timeliness.Early => T("Trước hạn", "Early"),
        Timeliness.OnTime => T("Đúng hạn", "On time"),
        _ => T("Quá hạn", "Late"),
    };

    public static Tone ToneOf(Timeliness timeliness) => timeliness == Timeliness.Late ? Tone.Bad : Tone.Good;

    public static string Of(PartyKind kind) => kind switch
    {
        PartyKind.Citizen => T("Cá nhân", "Person"),
        PartyKind.Enterprise => T("Doanh nghiệp, tổ chức có mã số thuế", "Enterprise or body with a tax number"),
        PartyKind.Agency => T("Cơ quan nhà nước", "State agency"),
        _ => T("Khác", "Other"),
    };

    public static string Of(InboxTab tab) => tab switch
    {
        InboxTab.Mine => T("Việc của tôi", "My work"),
        InboxTab.Unit => T("Cả đơn vị", "My unit"),
        _ => T("Đang chờ nơi khác", "Waiting for others"),
    };

    public static string Of(DueFilter due) => due switch
    {
        DueFilter.Late => T("Đã quá hạn", "Late"),
        DueFilter.Today => T("Đến hạn hôm nay", "Due today"),
        _ => T("Đến hạn trong 3 ngày", "Due within 3 days"),
    };

    /// <summary>"1,4 MB".</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Number(Math.Max(1, bytes / 1024))} KB"
        : $"{Number(Math.Round(bytes / (1024m * 1024m), 1))} MB";
}
