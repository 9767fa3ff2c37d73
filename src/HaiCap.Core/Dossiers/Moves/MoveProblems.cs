namespace HaiCap.Core.Dossiers.Moves;

public static class MoveProblems
{
    public const int LongestReason = 1000;

    public static readonly Problem NoVersion = new(
        "DOS-060", "Chọn một phiên bản khác của cùng thủ tục, do tỉnh tiếp nhận.", "Choose another version of the same procedure, one the province takes.", "To");

    public static readonly Problem NoReason = new(
        "DOS-061", $"Ghi lý do chuyển, không quá {LongestReason} ký tự: lý do được lưu trong từng hồ sơ.", $"Say why, in at most {LongestReason} characters: it is kept with each dossier.", "Reason");

    public static readonly Problem Running = new(
        "DOS-062", "Hồ sơ của phiên bản này đang được chuyển: xem tiến độ, xong mới chuyển lần nữa.", "The dossiers of this version are being moved: wait until that is done.");

    public static readonly Problem Nothing = new("DOS-063", "Không có hồ sơ đang chạy nào ở phiên bản này.", "No dossier is running under this version.");

    public static Problem Stays(StayReason why)
    {
        var (vi, en) = MoveRules.Words(why);
        return new("DOS-064", $"Hồ sơ không chuyển được sang phiên bản này: {vi}.", $"The dossier cannot move to this version: {en}.");
    }
}
