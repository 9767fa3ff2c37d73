namespace HaiCap.Core.Webhooks;

public static class WebhookProblems
{
    public static readonly Problem Unknown = new("WHK-001", "Không có đăng ký nhận tin này.", "There is no such subscription.");

    public static readonly Problem Ended = new("WHK-002", "Đăng ký nhận tin này đã kết thúc; hãy tạo đăng ký mới.", "This subscription has ended; make a new one.");

    public static readonly Problem NoName = new("WHK-003", "Nhập tên hệ thống nhận tin.", "Give the name of the system that is told.", "Name");

    public static readonly Problem BadUrl = new(
        "WHK-004",
        "Nhập địa chỉ đầy đủ bắt đầu bằng https://, không có tên người dùng, mật khẩu hay dấu #.",
        "Give a whole address that begins with https://, without user name, password or #.",
        "Address");

    public static readonly Problem InnerAddress = new(
        "WHK-005",
        "Địa chỉ này thuộc mạng nội bộ; chỉ gửi được khi cấu hình hệ thống cho phép mạng đó.",
        "This address is in an inner network; it is called only when the configuration allows that network.",
        "Address");

    public static readonly Problem NoAgency = new("WHK-007", "Không có cơ quan này.", "There is no such agency.", "Agency");

    public static readonly Problem NameTooLong = new("WHK-008", "Tên dài nhất 100 ký tự.", "The name has 100 characters at most.", "Name");

    public static Problem BadActs(string pattern) => new(
        "WHK-006",
        pattern.Length == 0 ? "Nêu ít nhất một sự kiện, ví dụ dossier.*." : $"Không có sự kiện «{pattern}» hoặc sự kiện này không gửi ra ngoài.",
        pattern.Length == 0 ? "Name at least one act, such as dossier.*." : $"There is no act «{pattern}», or it is not told outside.",
        "Acts");
}
