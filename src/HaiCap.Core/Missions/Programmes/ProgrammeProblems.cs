namespace HaiCap.Core.Missions.Programmes;

public static class ProgrammeProblems
{
    public static readonly Problem NoProgramme = new("MIS-040", "Không tìm thấy chương trình hoặc đoàn công tác này.", "No such programme or delegation.");
    public static readonly Problem NoDecision = new("MIS-041", "Chọn quyết định mở chương trình.", "Choose the decision that opens it.", "Instrument");
    public static readonly Problem NoTitle = new("MIS-042", "Ghi tên.", "Give it a name.", "Title");
    public static readonly Problem NoPeriod = new("MIS-043", "Ghi ngày bắt đầu và ngày kết thúc; kết thúc không trước bắt đầu.", "Give the first and the last day; the last is not before the first.", "Ends");
    public static readonly Problem LongPeriod = new("MIS-044", "Chương trình dài quá một năm.", "The programme is longer than a year.", "Ends");
    public static readonly Problem NoPurpose = new("MIS-045", "Ghi mục đích.", "Say what it is for.", "Purpose");
    public static readonly Problem NoHead = new("MIS-046", "Đoàn cần đúng một trưởng đoàn.", "A delegation has exactly one head.", "Members");
    public static readonly Problem NoSecretary = new("MIS-047", "Đoàn cần ít nhất một thư ký.", "A delegation has a secretary.", "Members");
    public static readonly Problem NoPlace = new("MIS-048", "Đoàn cần ít nhất một nơi đến.", "A delegation goes to one place at least.", "Places");
    public static readonly Problem NoStopPlace = new("MIS-050", "Chọn nơi đến của đoàn.", "Choose one of the delegation's places.", "Place");
    public static readonly Problem NoVenue = new("MIS-051", "Ghi địa điểm.", "Say where it is.", "Venue");
    public static readonly Problem NoTime = new("MIS-052", "Ghi ngày, giờ bắt đầu và giờ kết thúc; kết thúc sau bắt đầu.", "Give the day, when it starts and when it ends; the end is after the start.", "To");
    public static readonly Problem Gone = new("MIS-053", "Điểm đến này đã hủy.", "This stop was called off.");
    public static readonly Problem TwicePerson = new("MIS-054", "Một người đứng hai lần trong đoàn.", "Somebody stands twice in the delegation.", "Members");
    public static readonly Problem SameName = new("MIS-055", "Chương trình đã có đoàn mang tên này. Đặt tên khác, hoặc mở đoàn đó để sửa.", "The programme has a delegation of this name. Give another name, or open that one to change it.", "Name");

    public static Problem UnknownPlace(string text) => new(
        "MIS-049", $"Không tìm thấy đúng một nơi tên “{text}”. Ghi như “Nghệ An” hoặc “Phường Trường Vinh, Nghệ An”.", $"No single place is called “{text}”. Write it like “Nghệ An” or “Phường Trường Vinh, Nghệ An”.", "Places");
}
