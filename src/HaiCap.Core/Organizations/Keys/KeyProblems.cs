namespace HaiCap.Core.Organizations.Keys;

internal static class KeyProblems
{
    public static readonly Problem NoKey = new("KEY-001", "Không tìm thấy khóa này.", "No such key.");
    public static readonly Problem NoName = new("KEY-002", "Nhập tên hệ thống dùng khóa.", "Give the name of the system that uses the key.", "Name");
    public static readonly Problem NoScopes = new("KEY-003", "Chọn ít nhất một quyền.", "Choose at least one scope.", "Scopes");
    public static readonly Problem EndsBeforeItBegins = new("KEY-004", "Ngày hết hạn phải sau ngày bắt đầu.", "The last day comes after the first.", "To");
    public static readonly Problem AlreadyRevoked = new("KEY-005", "Khóa này đã bị thu hồi.", "This key was revoked already.");

    public static readonly Problem NoAgency = new(
        "KEY-006", "Không tìm thấy cơ quan, đơn vị này.", "No such agency.", "Agency");

    public static readonly Problem NameTooLong = new(
        "KEY-007", $"Tên dài quá {ApiKey.LongestName} ký tự.", $"The name is longer than {ApiKey.LongestName} characters.", "Name");

    public static readonly Problem NoOfficer = new(
        "KEY-010",
        "Ghi tên đăng nhập của cán bộ mà phần mềm làm thay (officer).",
        "Name the officer the software acts for by user name (officer).",
        "officer");

    public static readonly Problem UnknownOfficer = new(
        "KEY-011",
        "Không có cán bộ đang công tác với tên đăng nhập này.",
        "No officer in service has this user name.",
        "officer");
}
