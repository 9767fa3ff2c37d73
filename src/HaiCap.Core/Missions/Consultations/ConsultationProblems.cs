namespace HaiCap.Core.Missions.Consultations;

public static class ConsultationProblems
{
    public static readonly Problem NoQuestion = new("MIS-130", "Ghi điều cần xin ý kiến.", "Say what the opinion is asked on.", "Ask");
    public static readonly Problem NoDay = new("MIS-131", "Chọn ngày cần ý kiến, từ hôm nay (còn trong giờ làm việc) đến 60 ngày tới.", "Choose the day the opinion is needed by: today before closing, or within 60 days.", "AnswerBy");
    public static readonly Problem AskedAlready = new("MIS-132", "Đơn vị này đang được hỏi về kiến nghị này; chờ ý kiến rồi hỏi tiếp.", "This unit is being asked already; wait for its opinion first.", "AskUnit");
    public static readonly Problem GivenAlready = new("MIS-133", "Đơn vị đã cho ý kiến về câu hỏi này.", "The opinion was given already.");
    public static readonly Problem NoConsultation = new("MIS-134", "Không tìm thấy câu hỏi xin ý kiến này.", "No such question.");
    public static readonly Problem NoOpinion = new("MIS-135", "Ghi ý kiến.", "Write the opinion.", "Opinion");
}
