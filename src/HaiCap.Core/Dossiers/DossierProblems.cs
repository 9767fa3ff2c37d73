using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Dossiers;

internal static class DossierProblems
{
    public static readonly Problem NotFound = new(
        "DOS-001", "Không tìm thấy hồ sơ với mã này. Kiểm tra lại mã trên giấy tiếp nhận.", "There is no dossier with this code. Check the code on the receipt.");

    public static readonly Problem NotDrafted = new(
        "DOS-003", "Không còn bản nháp này. Có thể hồ sơ đã được nộp hoặc bản nháp đã bị xóa.", "This draft is no longer there. It may have been sent or deleted.");

    public static readonly Problem SavedElsewhere = new(
        "DOS-004",
        "Bản nháp vừa được lưu từ một thiết bị hoặc cửa sổ khác. Nội dung đang nhập ở đây vẫn còn trên màn hình.",
        "This draft was just saved from another device or window. What you typed here is still on the screen.");

    public static readonly Problem NoCentre = new(
        "DOS-005", "Chọn nơi tiếp nhận hồ sơ.", "Choose where the dossier is received.", "receivingAgency");

    public static readonly Problem NoCompetentAgency = new(
        "DOS-006",
        "Chưa xác định được cơ quan giải quyết. Chọn xã, phường nơi giải quyết thủ tục.",
        "The competent agency is not known yet. Choose the commune that handles the procedure.",
        "place");

    public static readonly Problem NotFiledOnline = new(
        "DOS-007", "Thủ tục này chưa nhận hồ sơ trực tuyến.", "This procedure is not open to online filing.");

    public static readonly Problem NoReason = new("DOS-008", "Ghi lý do.", "Give the reason.", "why");

    public static readonly Problem NoLegalBasis = new("DOS-009", "Ghi căn cứ pháp lý của việc từ chối.", "Give the legal basis of the refusal.", "legalBasis");

    public static readonly Problem NothingToSupplement = new(
        "DOS-010", "Chọn ít nhất một thành phần cần bổ sung.", "Choose at least one component to be supplemented.", "components");

    public static readonly Problem DefectsOnce = new(
        "DOS-011",
        "Yêu cầu bổ sung khi tiếp nhận chỉ được nêu một lần, đầy đủ (Nghị định 118/2025/NĐ-CP, Điều 16.3).",
        "Defects are stated once, all together, at reception (decree 118/2025, article 16.3).");

    public static readonly Problem NoSuchStep = new("DOS-012", "Chọn một bước trước đó để trả lại.", "Choose an earlier step to give it back to.", "step");

    public static readonly Problem NoSuchOfficer = new(
        "DOS-013", "Người được chọn không có chức vụ phù hợp tại đơn vị này.", "The person chosen holds no fitting position in this unit.", "officer");

    public static readonly Problem NoSuchUnit = new("DOS-014", "Chọn đơn vị cần hỏi ý kiến.", "Choose the unit to consult.", "unit");

    public static readonly Problem AlreadyAnswered = new("DOS-015", "Yêu cầu này đã được trả lời.", "This request has been answered.");

    public static readonly Problem NoDraftResult = new("DOS-016", "Chưa có dự thảo kết quả.", "There is no draft result yet.");

    public static readonly Problem NoAmount = new("DOS-017", "Nhập số tiền lớn hơn 0.", "Enter an amount greater than 0.", "amount");

    public static readonly Problem NotAskedFor = new(
        "DOS-035", "Thành phần này không nằm trong yêu cầu bổ sung.", "This component is not among what was asked for.", "components");

    public static readonly Problem NothingCorrected = new(
        "DOS-036",
        "Tờ khai chưa được sửa. Sửa tờ khai theo yêu cầu, hoặc ghi ý kiến giải thích ở cuối trang.",
        "The form has not been corrected. Correct it as asked, or explain at the end of the page.",
        "answers");

    public static readonly Problem NoSuchProcedure = new(
        "DOS-040", "Không có thủ tục nào đang áp dụng với mã này.", "No procedure in force has this code.", "procedure");

    public static readonly Problem OnlyTold = new(
        "DOS-056", "Thủ tục này chỉ công bố để biết, tỉnh không tiếp nhận; trang của thủ tục ghi cơ quan thực hiện.", "This procedure is published for information only and not taken here; its page says which authority takes it.", "procedure");

    public static readonly Problem Abolished = new(
        "DOS-057", "Thủ tục này đã hết hiệu lực, không nhận hồ sơ mới; trang của thủ tục ghi quyết định bãi bỏ.", "This procedure has ended and takes no new dossiers; its page names the decision.", "procedure");

    public static readonly Problem NoSuchComponent = new(
        "DOS-041", "Thủ tục không có thành phần hồ sơ này.", "The procedure has no such component.", "component");

    public static readonly Problem NoSuchFile = new(
        "DOS-042", "Chưa gửi tệp này qua POST /files bằng chính khóa này.", "This key has not sent this file to POST /files.", "sha256");

    public static Problem AnotherSize(long size) => new(
        "DOS-043", $"Tệp đã gửi có {size} byte, khác với số ghi ở đây.", $"The file that was sent has {size} bytes, not as said here.", "size");

    public static Problem NotNow(DossierState state) => new(
        "DOS-002",
        $"Việc này không làm được khi hồ sơ ở trạng thái “{state.Vietnamese()}” hoặc ở bước hiện tại.",
        $"This cannot be done while the dossier is “{state.English()}” or at its present step.");

    public static Problem MissingPaper(string component, string name) => new(
        "DOS-018", $"Thiếu giấy tờ: {name}. Đính kèm tệp cho thành phần này.", $"A paper is missing: {name}. Attach a file for it.", $"paper-{component}");

    public static Problem Party(string field, string vi, string en) => new("DOS-019", vi, en, field);
}

/// <summary>What may be wrong with how a dossier's matters are named from outside.</summary>
public static class DossierNaming
{
    public static readonly Problem NoSuchQuestion = new(
        "DOS-044", "Nêu câu hỏi được trả lời: hồ sơ không có hoặc có nhiều câu hỏi đang chờ.", "Say which question is answered: the dossier has none open, or several.", "consultation");

    public static readonly Problem NobodyHasIt = new(
        "DOS-045", "Hồ sơ chưa giao cho riêng ai nên không có việc để bàn giao.", "The dossier is nobody's by name, so there is no work to hand over.");
}
