using HaiCap.Core.Dossiers.Reading;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Dossiers;

/// <summary>An act as a button: its verb, its page and what is said once it is done.</summary>
public static class DeskActWords
{
    public static string Verb(DeskAct act) => act switch
    {
        DeskAct.AnswerConsultation => T("Trả lời ý kiến", "Give the opinion"),
        DeskAct.Receive => T("Tiếp nhận", "Accept"),
        DeskAct.TakeSupplement => T("Nhận bổ sung tại quầy", "Take the supplement"),
        DeskAct.Propose => T("Trình kết quả", "Propose a result"),
        DeskAct.Approve => T("Đồng ý, trình ký", "Agree, send up"),
        DeskAct.Sign => T("Ký kết quả", "Sign"),
        DeskAct.Issue => T("Phát hành", "Issue"),
        DeskAct.SendBack => T("Chuyển về nơi tiếp nhận", "Send to the centre"),
        DeskAct.HandOver => T("Trả kết quả", "Hand over"),
        DeskAct.Assign => T("Phân công", "Assign"),
        DeskAct.ConfirmPayment => T("Xác nhận đã nộp tiền", "Confirm the payment"),
        DeskAct.Forward => T("Chuyển bước", "Send on"),
        DeskAct.RequestSupplement => T("Yêu cầu bổ sung", "Ask for a supplement"),
        DeskAct.RequestPayment => T("Yêu cầu nộp tiền", "Ask for a payment"),
        DeskAct.Consult => T("Hỏi ý kiến", "Consult"),
        DeskAct.Apologise => T("Xin lỗi, hẹn lại", "Apologise, new date"),
        DeskAct.Return => T("Trả lại bước trước", "Give back"),
        DeskAct.Refuse => T("Từ chối tiếp nhận", "Refuse"),
        _ => T("Dừng giải quyết", "Stop"),
    };

    public static string Slug(DeskAct act) => act switch
    {
        DeskAct.AnswerConsultation => "tra-loi",
        DeskAct.Receive => "tiep-nhan",
        DeskAct.TakeSupplement => "nhan-bo-sung",
        DeskAct.Propose => "du-thao",
        DeskAct.Approve => "dong-y",
        DeskAct.Sign => "ky",
        DeskAct.Issue => "phat-hanh",
        DeskAct.SendBack => "chuyen-tra",
        DeskAct.HandOver => "tra-ket-qua",
        DeskAct.Assign => "phan-cong",
        DeskAct.ConfirmPayment => "da-nop-tien",
        DeskAct.Forward => "chuyen",
        DeskAct.RequestSupplement => "bo-sung",
        DeskAct.RequestPayment => "nop-tien",
        DeskAct.Consult => "hoi-y-kien",
        DeskAct.Apologise => "xin-loi",
        DeskAct.Return => "tra-lai",
        DeskAct.Refuse => "tu-choi",
        _ => "dung",
    };

    /// <summary>What the page says once it is done; null for an unknown word in the address.</summary>
    public static string? Done(string? slug) => slug == "nop-giup"
        ? T("Đã nộp giúp. Kiểm tra rồi tiếp nhận hồ sơ ngay tại đây.", "Filed. Check it and accept it here.")
        : slug == "chuyen-ban" ? T("Đã chuyển sang phiên bản thủ tục đang có hiệu lực.", "Moved to the version in force.")
        : Enum.GetValues<DeskAct>().Where(act => Slug(act) == slug).Select(act => act switch
    {
        DeskAct.AnswerConsultation => T("Đã gửi ý kiến trả lời.", "The opinion was sent."),
        DeskAct.Receive => T("Đã tiếp nhận. Giấy tiếp nhận và hẹn trả kết quả ở mục Văn bản.", "Accepted. The receipt is among the documents."),
        DeskAct.TakeSupplement => T("Đã nhận bổ sung. Hồ sơ được xử lý tiếp.", "The supplement was taken; work goes on."),
        DeskAct.Propose => T("Đã trình dự thảo kết quả.", "The draft result was sent up."),
        DeskAct.Approve => T("Đã đồng ý và trình ký.", "Agreed and sent up for signing."),
        DeskAct.Sign => T("Đã ký. Hồ sơ chuyển văn thư để phát hành.", "Signed. The clerk issues it next."),
        DeskAct.Issue => T("Đã phát hành kết quả.", "The result was issued."),
        DeskAct.SendBack => T("Đã chuyển kết quả về nơi tiếp nhận.", "The result was sent to the centre."),
        DeskAct.HandOver => T("Đã trả kết quả cho người nộp.", "The result was handed over."),
        DeskAct.Assign => T("Đã phân công.", "Assigned."),
        DeskAct.ConfirmPayment => T("Đã xác nhận thu tiền. Thời hạn tính tiếp.", "Payment confirmed. The clock runs on."),
        DeskAct.Forward => T("Đã chuyển hồ sơ.", "Sent on."),
        DeskAct.RequestSupplement => T("Đã gửi phiếu yêu cầu bổ sung.", "The request for a supplement was sent."),
        DeskAct.RequestPayment => T("Đã gửi yêu cầu nộp tiền.", "The request for payment was sent."),
        DeskAct.Consult => T("Đã gửi câu hỏi.", "The question was sent."),
        DeskAct.Apologise => T("Đã gửi văn bản xin lỗi. Hạn mới đã được ghi và báo cho người nộp.", "The apology was sent; the applicant sees the new date."),
        DeskAct.Return => T("Đã trả lại bước trước.", "Given back."),
        DeskAct.Refuse => T("Đã từ chối tiếp nhận bằng văn bản.", "Refused in writing."),
        _ => T("Đã dừng giải quyết hồ sơ.", "The case was stopped."),
    }).FirstOrDefault();

    public static string Icon(DeskAct act) => act switch
    {
        DeskAct.AnswerConsultation or DeskAct.Consult => "chat-left-text",
        DeskAct.Receive or DeskAct.Approve or DeskAct.ConfirmPayment => "check-circle",
        DeskAct.Propose => "file-earmark-text",
        DeskAct.Sign => "pen",
        DeskAct.Issue => "patch-check",
        DeskAct.SendBack or DeskAct.Forward => "arrow-right",
        DeskAct.HandOver => "box-arrow-right",
        DeskAct.Assign => "person-plus",
        DeskAct.RequestSupplement or DeskAct.TakeSupplement => "file-earmark-plus",
        DeskAct.RequestPayment => "cash-coin",
        DeskAct.Apologise => "clock",
        DeskAct.Return => "arrow-left",
        DeskAct.Refuse => "x-circle",
        _ => "stop-circle",
    };

    /// <summary>Ends the case or the applicant's hopes: set apart.</summary>
    public static bool IsGrave(DeskAct act) => act is DeskAct.Refuse or DeskAct.Stop;

    public static string Url(string code, DeskAct act) => $"/lam-viec/ho-so/{code}/{Slug(act)}";
}
