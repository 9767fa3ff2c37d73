using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Design;

public sealed record MenuItem(string Url, string Icon, string Text, bool Exact = false)
{
    public bool IsCurrent(PathString path) => Exact ? path.Equals(Url, StringComparison.OrdinalIgnoreCase) : path.StartsWithSegments(Url, StringComparison.OrdinalIgnoreCase);
}

public sealed record MenuGroup(string? Title, IReadOnlyList<MenuItem> Items);

/// <summary>What the portal's bar and the office's rail lead to. An icon named here is also listed in icons.txt.</summary>
public static class Menus
{
    public static IReadOnlyList<MenuItem> Portal =>
    [
        new("/", "house", T("Trang chủ", "Home"), Exact: true),
        new("/thu-tuc", "file-earmark-text", T("Thủ tục hành chính", "Procedures")),
        new("/ho-so", "folder", T("Hồ sơ của tôi", "My dossiers")),
        new("/tra-cuu", "search", T("Tra cứu hồ sơ", "Track a dossier")),
    ];

    public static IReadOnlyList<MenuGroup> Office =>
    [
        new(null,
        [
            new("/lam-viec", "inbox", T("Việc cần làm", "Inbox"), Exact: true),
            new("/lam-viec/tiep-nhan", "folder-plus", T("Tiếp nhận", "Receive")),
            new("/lam-viec/tra-cuu", "search", T("Tìm hồ sơ", "Find")),
            new("/lam-viec/thong-ke", "bar-chart", T("Thống kê", "Statistics")),
        ]),
        new(T("Quản trị", "Administration"),
        [
            new("/lam-viec/thu-tuc", "file-earmark-text", T("Thủ tục", "Procedures")),
            new("/lam-viec/to-chuc", "diagram-3", T("Tổ chức, cán bộ", "Organisation")),
            new("/lam-viec/lich", "calendar3", T("Lịch làm việc", "Calendar")),
            new("/lam-viec/mau-van-ban", "file-earmark-richtext", T("Mẫu văn bản", "Letter templates")),
        ]),
    ];
}
