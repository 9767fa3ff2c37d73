namespace HaiCap.Core.Missions.Visits;

public static class VisitProblems
{
    public static readonly Problem NoVisit = new("MIS-100", "Không tìm thấy điểm đến này.", "No such stop.");
    public static readonly Problem Nothing = new("MIS-101", "Ghi chương trình, thành phần dự hoặc ghi chép.", "Write an agenda, who was there, or notes.", "Notes");
    public static readonly Problem NoSubject = new("MIS-102", "Dòng chương trình có giờ hoặc người chủ trì thì cần nội dung.", "A line of the agenda with a time or a name needs a subject.", "Agenda");
    public static readonly Problem NoName = new("MIS-103", "Ghi họ tên của từng người dự.", "Give the name of each who was there.", "Attendance");
    public static readonly Problem Closed = new("MIS-104", "Hai bên đã duyệt biên bản; nội dung làm việc không sửa được nữa.", "Both sides approved the minutes; nothing of the visit changes any more.");

    public static readonly Problem TooMany = new(
        "MIS-119", $"Nhiều nhất {VisitFacts.MostLines} dòng chương trình và {VisitFacts.MostAttendees} người dự.", $"At most {VisitFacts.MostLines} lines and {VisitFacts.MostAttendees} people.", "Attendance");
}
