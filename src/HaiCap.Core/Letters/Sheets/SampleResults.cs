namespace HaiCap.Core.Letters.Sheets;

/// <summary>Invented papers an administrator sees in the preview of a template. None is about a real person.</summary>
internal static class SampleResults
{
    public static readonly CheckMark Check = QrPicture.For("https://dichvucong.example.vn/kiem-tra/H41.19-260706-0001");

    private static readonly LetterHead Head = new("UBND tỉnh Nghệ An", "Sở Khoa học và Công nghệ", "05/GP-SKHCN", "Nghệ An", new(2026, 7, 20));

    private static readonly SigningBlock Deputy = new(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Trần Quốc Thành");

    private static readonly SigningBlock Director = new(["GIÁM ĐỐC"], "Hoàng Thị Minh Nguyệt");

    public static ResultData Licence { get; } = new()
    {
        Kind = ResultKind.Licence,
        Head = Head,
        TypeName = "Giấy phép",
        Subject = "Tiến hành công việc bức xạ – sử dụng thiết bị X-quang chẩn đoán trong y tế",
        Authority = "Giám đốc Sở Khoa học và Công nghệ",
        Bases =
        [
            "Căn cứ Luật Năng lượng nguyên tử",
            "Căn cứ quy định về chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Khoa học và Công nghệ tỉnh Nghệ An",
            "Xét hồ sơ đề nghị cấp giấy phép số H41.19-260706-0001 của Phòng khám đa khoa Sông Lam",
        ],
        ProposedBy = "Trưởng phòng Quản lý công nghệ",
        Granted = "Cấp phép cho",
        Facts =
        [
            new("Tên tổ chức", "Phòng khám đa khoa Sông Lam", Strong: true),
            new("Địa chỉ", "Số 12 đường Nguyễn Thị Minh Khai, phường Thành Vinh, tỉnh Nghệ An"),
            new("Công việc bức xạ", "Sử dụng thiết bị X-quang chẩn đoán trong y tế"),
            new("Thiết bị", "Máy X-quang tổng hợp DRX-Ascend, số máy 2023-1187, điện áp cực đại 150 kV, dòng cực đại 630 mA"),
            new("Nơi đặt thiết bị", "Phòng X-quang, tầng 1"),
            new("Người phụ trách an toàn", "Nguyễn Thị Ngọc Ánh"),
            new("Giấy phép có giá trị đến hết ngày", "19/7/2029"),
        ],
        Paragraphs =
        [
            "Tổ chức được cấp giấy phép phải thực hiện đầy đủ các quy định về an toàn bức xạ và đề nghị gia hạn trước khi giấy phép hết hạn ít nhất 45 ngày.",
        ],
        Recipients = ["Phòng khám đa khoa Sông Lam", "UBND tỉnh (để b/c)", "Trung tâm PVHCC tỉnh", "Lưu: VT, QLCN"],
        Signing = Deputy,
        DossierCode = "H41.19-260706-0001",
        Check = Check,
    };

    public static ResultData Confirmation { get; } = Licence with
    {
        Kind = ResultKind.Confirmation,
        Head = Head with { Number = "12/GXN-SKHCN" },
        TypeName = "Giấy xác nhận",
        Subject = "Khai báo thiết bị X-quang chẩn đoán y tế",
        Authority = null,
        Bases = [],
        ProposedBy = null,
        Granted = "Sở Khoa học và Công nghệ tỉnh Nghệ An xác nhận",
        Paragraphs = ["Giấy xác nhận này không thay cho giấy phép tiến hành công việc bức xạ."],
        Signing = Director,
    };

    public static ResultData Certificate { get; } = Licence with
    {
        Kind = ResultKind.Certificate,
        Head = Head with { Number = "08/GCN-SKHCN" },
        TypeName = "Chứng chỉ nhân viên bức xạ",
        Subject = null,
        Authority = null,
        Bases = [],
        ProposedBy = null,
        Granted = "Giám đốc Sở Khoa học và Công nghệ chứng nhận",
        Facts =
        [
            new("Ông/Bà", "Nguyễn Thị Ngọc Ánh", Strong: true),
            new("Ngày sinh", "14/02/1988"),
            new("Số định danh cá nhân", "040188001234"),
            new("Nơi công tác", "Phòng khám đa khoa Sông Lam"),
            new("Chuyên ngành", "Người phụ trách an toàn bức xạ trong y tế"),
            new("Có giá trị từ ngày", "20/7/2026 đến hết ngày 19/7/2031"),
        ],
        Paragraphs = [],
        Signing = Director,
    };

    public static ResultData Decision { get; } = Licence with
    {
        Kind = ResultKind.Decision,
        Head = new(null, "Ủy ban nhân dân\ntỉnh Nghệ An", "1024/QĐ-UBND", "Nghệ An", new(2026, 7, 20)),
        TypeName = "Quyết định",
        Subject = "Về việc công nhận trung tâm nghiên cứu và phát triển",
        Authority = "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An",
        Bases = ["Căn cứ Luật Tổ chức chính quyền địa phương", "Căn cứ Luật Khoa học, công nghệ và đổi mới sáng tạo"],
        ProposedBy = "Giám đốc Sở Khoa học và Công nghệ tại Tờ trình số 77/TTr-SKHCN ngày 15 tháng 7 năm 2026",
        Granted = null,
        Facts = [],
        Paragraphs =
        [
            "Công nhận Trung tâm Nghiên cứu và Phát triển Dược liệu Pù Mát thuộc Công ty cổ phần Dược liệu Pù Mát là trung tâm nghiên cứu và phát triển.",
            "Quyết định này có hiệu lực kể từ ngày ký.",
            "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Khoa học và Công nghệ, các cơ quan có liên quan và Công ty cổ phần Dược liệu Pù Mát chịu trách nhiệm thi hành Quyết định này.",
        ],
        Recipients = ["Như Điều 3", "Bộ Khoa học và Công nghệ (để b/c)", "Chủ tịch, các PCT UBND tỉnh", "Lưu: VT, KGVX"],
        Signing = new(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Lê Văn Đức"),
    };

    public static ResultData Notice { get; } = Licence with
    {
        Kind = ResultKind.Notice,
        Head = Head with { Number = "31/TB-SKHCN" },
        TypeName = "Thông báo",
        Subject = "Tiếp nhận hồ sơ công bố hợp quy",
        Authority = null,
        Addressee = "Công ty TNHH Gạch Hoàng Mai",
        Bases = [],
        ProposedBy = null,
        Granted = null,
        Facts = [],
        Paragraphs =
        [
            "Sở Khoa học và Công nghệ tỉnh Nghệ An đã tiếp nhận Bản công bố hợp quy số 02/2026 của Công ty TNHH Gạch Hoàng Mai cho sản phẩm gạch ốp lát, phù hợp QCVN 16:2023/BXD.",
            "Thông báo này ghi nhận sự cam kết của doanh nghiệp, không có giá trị chứng nhận cho sản phẩm. Doanh nghiệp chịu trách nhiệm về tính phù hợp của sản phẩm đã công bố.",
        ],
        Signing = new(["TL. GIÁM ĐỐC", "CHI CỤC TRƯỞNG CHI CỤC TIÊU CHUẨN ĐO LƯỜNG CHẤT LƯỢNG"], "Phan Thị Hồng"),
    };
}
