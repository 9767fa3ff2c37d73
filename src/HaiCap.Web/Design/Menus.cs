using HaiCap.Core.Organizations;
using HaiCap.Web.SignIn;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Design;

/// <param name="But">A part of it that has an entry of its own.</param>
public sealed record MenuItem(string Url, string Icon, string Text, bool Exact = false, string? But = null)
{
    public bool IsCurrent(PathString path) => But is not null && path.StartsWithSegments(But, StringComparison.OrdinalIgnoreCase) ? false : Exact ? path.Equals(Url, StringComparison.OrdinalIgnoreCase) : path.StartsWithSegments(Url, StringComparison.OrdinalIgnoreCase);
}

public sealed record MenuGroup(string? Title, IReadOnlyList<MenuItem> Items);

/// <summary>What the portal's bar and the office's rail lead to. An icon named here is also listed in icons.txt.</summary>
public static class Menus
{
    public static IReadOnlyList<MenuItem> Portal =>
    [
        new("/", "house", T("Trang chủ", "Home"), Exact: true),
        new("/thu-tuc", "file-earmark-text", T("Thủ tục", "Procedures")),
        new("/ho-so", "folder", T("Hồ sơ của tôi", "My dossiers")),
        new("/tra-cuu", "search", T("Tra cứu", "Track")),
    ];

    /// <summary>Only what one of the caller's positions allows: nothing one may not do is shown. The pages themselves ask Access again.</summary>
    public static IReadOnlyList<MenuGroup> Office(CallerContext caller)
    {
        MenuItem? When(Permission permission, MenuItem item) => May(caller, permission) ? item : null;
        MenuItem? Either(Permission one, Permission other, MenuItem item) => When(one, item) ?? When(other, item);
        var reminders = caller.Positions.Count == 0 ? null : new MenuItem("/lam-viec/nhac-viec", "exclamation-triangle", T("Nhắc việc", "Reminders"), Exact: true);

        // The first entry is where one's day begins.
        var hasInbox = May(caller, Permission.ReadDossier);
        return
        [
            Group(
                null,
                When(Permission.ReadDossier, new("/lam-viec", "inbox", T("Việc cần làm", "Inbox"), Exact: true)),
                hasInbox ? reminders : null,
                When(Permission.ReceiveDossier, new("/lam-viec/tiep-nhan", "folder-plus", T("Tiếp nhận", "Receive"))),
                When(Permission.ReadDossier, new("/lam-viec/tra-cuu", "search", T("Tìm hồ sơ", "Find"))),
                When(Permission.ReceiveDossier, new("/lam-viec/so-theo-doi", "journal-text", T("Sổ theo dõi", "Register"))),
                When(Permission.ReadStatistics, new("/lam-viec/thong-ke", "bar-chart", T("Thống kê", "Statistics"))),
                When(Permission.ReadMissions, new("/lam-viec/kien-nghi", "chat-left-text", T("Khó khăn, kiến nghị", "Recommendations"))),
                When(Permission.ReadMissions, new("/lam-viec/doan-cong-tac", "people", T("Đoàn công tác", "Missions"))),
                When(Permission.ReadMissions, new("/lam-viec/ho-tro", "mortarboard", T("Yêu cầu hỗ trợ", "Requests for help"))),
                When(Permission.SuperviseWork, new("/lam-viec/tre-han", "hourglass-split", T("Trễ hạn", "Late"))),
                hasInbox ? null : reminders,
                caller.Positions.Count == 0 ? null : new("/lam-viec/lich", "calendar3", T("Lịch làm việc", "Calendar"), But: "/lam-viec/lich/tinh-lai"),
                caller.Positions.Count == 0 ? null : new("/tinh-thoi-han", "clock", T("Tính thời hạn", "Count a limit"))),
            Group(
                T("Quản trị", "Administration"),
                When(Permission.ManageCalendar, new("/lam-viec/lich/tinh-lai", "hourglass-split", T("Tính lại hạn", "Recounts"))),
                When(Permission.ReadAuthority, new("/lam-viec/tham-quyen", "patch-check", T("Thẩm quyền", "Authority"))),
                Either(Permission.ManageProcedures, Permission.PublishProcedures, new("/lam-viec/thu-tuc", "file-earmark-text", T("Thủ tục", "Procedures"), But: "/lam-viec/thu-tuc/ban-thao")),
                Either(Permission.ManageProcedures, Permission.PublishProcedures, new("/lam-viec/thu-tuc/ban-thao", "pencil-square", T("Bản thảo thủ tục", "Drafts of procedures"))),
                When(Permission.ManageProcedures, new("/lam-viec/tu-thuong-dung", "chat-left-text", T("Từ thường dùng", "Everyday words"))),
                When(Permission.ManageOrganization, new("/lam-viec/to-chuc", "diagram-3", T("Tổ chức, cán bộ", "Organisation"))),
                When(Permission.ReviewSuccession, new("/lam-viec/sap-xep", "box-seam", T("Sắp xếp tổ chức", "Units merged, split"))),
                When(Permission.ManageOrganization, new("/lam-viec/tai-khoan", "people", T("Tài khoản", "Accounts"))),
                When(Permission.ManageLadders, new("/lam-viec/nhac-viec/bac-thang", "bar-chart", T("Bậc thang nhắc việc", "Ladders of reminders"))),
                When(Permission.ManageTemplates, new("/lam-viec/mau-van-ban", "file-earmark-richtext", T("Mẫu văn bản", "Letter templates"))),
                When(Permission.ManageOrganization, new("/lam-viec/khoa-ket-noi", "key", T("Khóa kết nối", "API keys"))),
                When(Permission.ManageWebhooks, new("/lam-viec/webhook", "box-arrow-right", T("Hệ thống nhận tin", "Webhooks")))),
        ];
    }

    /// <summary>Whether the search box for dossiers stands in the head.</summary>
    public static bool MayFind(CallerContext caller) => May(caller, Permission.ReadDossier);

    public static bool May(CallerContext caller, Permission permission) => caller.Positions.Any(p => Access.RoleAllows(p.Role, permission));

    private static MenuGroup Group(string? title, params MenuItem?[] items) => new(title, [.. items.OfType<MenuItem>()]);
}
