using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Trials;
using HaiCap.Core.Procedures;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>A test dossier in words.</summary>
public static class TrialWords
{
    public static string Say(TrialChoice choice) => choice switch
    {
        { Act: StepAct.Consult, Answered: true } => T("đơn vị được hỏi trả lời", "the consulted unit answers"),
        { Answered: true } => T("người nộp bổ sung xong", "the applicant supplies what was missing"),
        _ => VersionLines.Say(choice.Act),
    };

    public static string Title(DocumentKind kind, ProcedureDefinition definition) => kind switch
    {
        DocumentKind.Receipt => T("Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01)", "Receipt and appointment (Form 01)"),
        DocumentKind.SupplementRequest => T("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02)", "Request for what is missing (Form 02)"),
        DocumentKind.Refusal => T("Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu số 03)", "Refusal to receive (Form 03)"),
        DocumentKind.StopNotice => T("Thông báo dừng giải quyết hồ sơ (Mẫu số 05)", "Notice that the case is stopped (Form 05)"),
        _ => definition.Result.Title,
    };
}
