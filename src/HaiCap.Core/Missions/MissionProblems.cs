namespace HaiCap.Core.Missions;

public static class MissionProblems
{
    public static readonly Problem NoDifficulty = new("MIS-001", "Không tìm thấy nội dung này.", "No such difficulty or recommendation.");
    public static readonly Problem NoText = new("MIS-002", "Mô tả khó khăn, vướng mắc.", "Say what the difficulty is.", "Text");
    public static readonly Problem NoKind = new("MIS-003", "Chọn loại khó khăn.", "Choose a kind.", "Kind");
    public static readonly Problem NoField = new("MIS-004", "Chọn lĩnh vực.", "Choose a field.", "Field");
    public static readonly Problem NoProcedure = new("MIS-005", "Không có thủ tục nào mang mã này đang có hiệu lực.", "No procedure in force has this code.", "Procedure");
    public static readonly Problem NoMinistry = new("MIS-006", "Bộ chưa dùng hệ thống này; gửi kiến nghị đến tỉnh.", "The ministry is not in this system yet; ask the province.", "Addressee");
    public static readonly Problem NoCalendar = new("MIS-007", "Chưa có lịch làm việc để tính hạn trả lời.", "There is no working calendar to count the due time by.");
    public static readonly Problem NotNow = new("MIS-010", "Kiến nghị đang ở trạng thái không cho phép việc này.", "The recommendation's state does not allow this.");
    public static readonly Problem NoUnit = new("MIS-011", "Chọn đơn vị.", "Choose a unit.", "Unit");
    public static readonly Problem SameUnit = new("MIS-012", "Đơn vị này đang giữ kiến nghị.", "This unit has it already.", "Unit");
    public static readonly Problem NoReason = new("MIS-013", "Ghi lý do.", "Give the reason.", "Why");
    public static readonly Problem NoAnswer = new("MIS-014", "Ghi nội dung trả lời.", "Write the answer.", "Answer");
    public static readonly Problem NoPlan = new("MIS-015", "Ghi ngày sẽ làm xong, từ hôm nay trở đi.", "Give the day it will be done by, today or later.", "PlannedFor");
    public static readonly Problem NoInstrument = new("MIS-016", "Nêu số, ký hiệu văn bản và điều khoản cần sửa.", "Name the instrument and the article to be amended.", "Cites");
    public static readonly Problem NoAuthority = new("MIS-017", "Nêu cơ quan có thẩm quyền.", "Name the authority.", "OtherAuthority");

    public static readonly Problem OwnDraft = new("MIS-018", "Người soạn không tự duyệt câu trả lời của mình.", "Who drafted an answer does not approve it.");

    public static readonly Problem NoAsking = new("MIS-080", "Ghi điều kiến nghị.", "Say what is asked for.", "Asks");

    public static readonly Problem NoPeriod = new("MIS-081", "Chọn kỳ báo cáo: ngày đầu không sau ngày cuối, và thời điểm tính số liệu không ở tương lai, không trước kỳ.", "Choose a period that does not end before it begins, and a moment that is neither in the future nor before it.", "From");
    public static readonly Problem NoReport = new("MIS-082", "Chưa lập được báo cáo. Hãy lập lại.", "The report could not be made. Make it again.");

    public static readonly Problem NoneChosen = new("MIS-020", "Chọn ít nhất một và nhiều nhất 200 kiến nghị.", "Choose one recommendation at least and 200 at most.", "Codes");
    public static readonly Problem NoTitle = new("MIS-021", "Đặt tên chủ đề, hoặc chọn một chủ đề có sẵn.", "Name the topic, or choose one.", "Title");
    public static readonly Problem NoTopic = new("MIS-022", "Không tìm thấy chủ đề này.", "No such topic.", "Topic");

    public static readonly Problem NoQuestion = new("MIS-030", "Ghi câu hỏi bằng lời chung, không nêu tên người, tên xã.", "Put the question in general words that name nobody.", "Question");
    public static readonly Problem PublishedAlready = new("MIS-031", "Câu trả lời này đã được công bố làm giải đáp.", "This answer is published already.");
    public static readonly Problem NoPrecedent = new("MIS-032", "Không tìm thấy giải đáp này.", "No such published answer.");
    public static readonly Problem NoOther = new("MIS-033", "Không có giải đáp nào mang mã này đang được áp dụng.", "No published answer in force has this code.", "By");

    public static readonly Problem NotHead = new(
        "MIS-140", "Chỉ trưởng đoàn trả lời tại chỗ. Bỏ phần trả lời để kiến nghị chuyển đến đơn vị có thẩm quyền.", "Only the head of the delegation answers on the spot. Leave the answer out: the competent unit will give it.", "Answer");

    public static readonly Problem NotOnTheSpot = new(
        "MIS-141", "Trả lời tại chỗ chỉ là hướng dẫn hoặc đã thực hiện. Cách khác thì để đơn vị có thẩm quyền trả lời.", "On the spot there is guidance, or it is done. Leave anything else to the competent unit.", "Answered");

    public static Problem TooLong(string field, int most) => new("MIS-008", $"Nội dung dài quá {most} ký tự.", $"Longer than {most} characters.", field);
}
