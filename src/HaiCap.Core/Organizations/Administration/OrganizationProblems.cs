namespace HaiCap.Core.Organizations.Administration;

internal static class OrganizationProblems
{
    public static readonly Problem NoAgency = new("ORG-001", "Không tìm thấy cơ quan, đơn vị này.", "No such agency.");
    public static readonly Problem NoOfficer = new("ORG-002", "Không tìm thấy cán bộ này.", "No such officer.", "OfficerId");
    public static readonly Problem NoName = new("ORG-003", "Nhập họ tên cán bộ.", "Give the officer's name.", "Name");
    public static readonly Problem NoTitle = new("ORG-004", "Nhập chức vụ.", "Give the title of the post.", "Title");
    public static readonly Problem AlreadyHeld = new("ORG-005", "Cán bộ này đang giữ chức vụ có vai trò đó tại đơn vị.", "The officer holds a post of that role here already.", "Role");
    public static readonly Problem NoSigningForm = new("ORG-006", "Chọn hình thức ký của chức vụ này.", "Choose how the holder of this post signs.", "SigningForm");
    public static readonly Problem NotAnOfficersRole = new("ORG-007", "Vai trò kết nối chỉ dành cho hệ thống.", "The integrator's role is for systems only.", "Role");
    public static readonly Problem NoPosition = new("ORG-008", "Không tìm thấy chức vụ này.", "No such position.");
    public static readonly Problem AlreadyEnded = new("ORG-009", "Chức vụ này đã kết thúc.", "This position has ended.");
    public static readonly Problem EndsBeforeItBegins = new("ORG-010", "Ngày làm việc cuối cùng không thể trước ngày nhận chức vụ.", "The last day cannot be before the first.", "LastDay");
    public static readonly Problem OwnAdministration = new(
        "ORG-011",
        "Không tự kết thúc chức vụ quản trị của chính mình; nhờ quản trị viên khác.",
        "One does not end one's own administration; ask another administrator.");

    public static Problem TooLong(string field, int most) => new("ORG-012", $"Nội dung dài quá {most} ký tự.", $"Longer than {most} characters.", field);

    /// <summary>What does not fit its column, said before the database says it.</summary>
    public static IEnumerable<Problem> TooLong(params IEnumerable<(string Field, string? Text, int Most)> given) =>
        given.Where(g => g.Text is not null && VietnameseText.Nfc(g.Text).Length > g.Most).Select(g => TooLong(g.Field, g.Most));
}
