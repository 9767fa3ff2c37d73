namespace HaiCap.Core.Letters.Sheets;

/// <summary>Changes of competence an administrator sees in the preview of their template.</summary>
internal static class SampleChanges
{
    public static CompetenceChangesData Changes { get; } = new()
    {
        Head = new(null, "Ủy ban nhân dân\ntỉnh Nghệ An", null, "Nghệ An", new(2026, 7, 20)),
        Unit = "Ủy ban nhân dân phường Thành Vinh",
        From = new(2025, 6, 30),
        To = new(2025, 7, 1),
        Compared = 25,
        Groups =
        [
            new(
                "An toàn bức xạ và hạt nhân",
                [
                    new(
                        "2.002385", "Khai báo thiết bị X-quang chẩn đoán trong y tế", "Bộ Khoa học và Công nghệ", "Giám đốc Sở Khoa học và Công nghệ tỉnh Nghệ An (TUQ.)",
                        "Điều 1 Quyết định số 2107/QĐ-UBND"),
                ]),
            new(
                "Phát thanh, truyền hình và thông tin điện tử",
                [
                    new(
                        "1.013792", "Cấp giấy chứng nhận đủ điều kiện hoạt động điểm cung cấp dịch vụ trò chơi điện tử công cộng", "UBND cấp huyện",
                        "Chủ tịch Ủy ban nhân dân phường Thành Vinh", "Nghị định số 132/2025/NĐ-CP"),
                    new(
                        "1.013794", "Gia hạn giấy chứng nhận đủ điều kiện hoạt động điểm cung cấp dịch vụ trò chơi điện tử công cộng", "UBND cấp huyện",
                        "Chủ tịch Ủy ban nhân dân phường Thành Vinh", "Nghị định số 132/2025/NĐ-CP"),
                ]),
        ],
    };
}
