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

    public static readonly Problem NoForm = new("MIS-106", "Chương trình chưa có phiếu này.", "The programme has no such form.");
    public static readonly Problem SentAlready = new("MIS-107", "Phiếu này đã gửi, nội dung gửi trước được giữ nguyên.", "It was sent already; what was sent first stands.");

    public static readonly Problem NoPicture = new("MIS-109", "Ảnh phải là JPEG hoặc PNG.", "A photograph is JPEG or PNG.", "Picture");
    public static readonly Problem NoPhotoPlace = new("MIS-110", "Ghi ảnh chụp ở đâu.", "Say where it was taken.", "Place");
    public static readonly Problem NoPoint = new("MIS-111", "Ghi tọa độ như 18.6796, 105.6813, hoặc bỏ trống.", "Write coordinates like 18.6796, 105.6813, or leave them out.", "Point");
    public static readonly Problem NoPhotoTime = new("MIS-112", "Ghi ngày giờ chụp, không ở tương lai.", "Give the day and time it was taken, not in the future.", "TakenOn");
    public static readonly Problem TooManyPhotos = new("MIS-113", $"Mỗi điểm đến có nhiều nhất {VisitPhoto.Most} ảnh. Bỏ bớt ảnh rồi thêm.", $"A stop has at most {VisitPhoto.Most} photographs. Remove some first.", "Picture");
    public static readonly Problem NoPhoto = new("MIS-114", "Không tìm thấy ảnh này.", "No such photograph.");

    public static readonly Problem NoFiguresPeriod = new(
        "MIS-115", "Chọn kỳ số liệu: ngày đầu không sau ngày cuối, không quá ba năm, không ở tương lai.", "Choose a period that does not end before it begins, three years at most, not in the future.", "From");

    public static readonly Problem NotWhole = new(
        "MIS-117", "Biên bản cần chương trình và người dự của cả hai bên trước khi duyệt.", "The minutes need an agenda and people of both sides before they are approved.");

    public static readonly Problem NoSignature = new(
        "MIS-124", "Ghi họ tên, chức vụ người đã ký biên bản giấy và ngày ký, không ở tương lai.", "Give the name and post of who signed the printed minutes, and the day, not in the future.", "Paper.Name");

    public static readonly Problem ApprovesHere = new(
        "MIS-125", "Bên này có người duyệt biên bản trên hệ thống, không ghi nhận ký giấy.", "That side has somebody who approves the minutes here; a signature on paper is not taken down.", "Paper.Name");

    public static Problem BadForm(string fault) => new("MIS-108", $"Chưa dùng được phiếu này: {fault}", $"This form cannot be used: {fault}", "Source");

    public static Problem NoFigure(FigureKind kind) => new(
        "MIS-116", "Ghi số không âm, như 1.142 hoặc 91,77; tỷ lệ không quá 100.", "Write a number that is not negative, like 1.142 or 91,77; a rate is at most 100.", $"Reported[{kind}]");
}
