namespace HaiCap.Core.Letters.Sheets;

/// <summary>Invented forms for the preview of a template. None is about a real person.</summary>
internal static class SampleForms
{
    private static readonly LetterHead Head = new(null, "UBND phường Thành Vinh", null, "Thành Vinh", new(2026, 7, 6));

    private static readonly LetterHead Department = new("UBND tỉnh Nghệ An", "Sở Khoa học và Công nghệ", null, "Nghệ An", new(2026, 7, 8));

    private const string Office = "Phòng Quản lý công nghệ";

    private const string Centre = "Trung tâm Phục vụ hành chính công phường Thành Vinh";

    private static readonly DossierSheet Dossier = new()
    {
        Code = "H41.19-260706-0001",
        Content = "Cấp giấy phép tiến hành công việc bức xạ – sử dụng thiết bị X-quang chẩn đoán trong y tế",
        ProcedureCode = "2.002380",
        Owner = "Phòng khám đa khoa Sông Lam",
        Submitter = "Nguyễn Thị Ngọc Ánh",
        Address = "Số 12 đường Nguyễn Thị Minh Khai, phường Thành Vinh, tỉnh Nghệ An",
        Phone = "0912345678",
        Email = "phongkham@example.vn",
        IdentityNumber = "2900123456",
    };

    private static readonly FormHead AtCounter = new(Head, Centre, Dossier, SampleResults.Check);

    private static readonly FormHead InOffice = new(Department, Office, Dossier, SampleResults.Check);

    private static readonly FormEnd Signed = new(null, ["Như trên", Centre, "Lưu: hồ sơ"], new(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Trần Quốc Thành"));

    private static DateTimeOffset At(int day, int hour, int minute) => new DateOnly(2026, 7, day).AtLocal(new(hour, minute));

    public static Form01Data Form01 { get; } = new(AtCounter)
    {
        Papers =
        [
            new("Đơn đề nghị cấp giấy phép tiến hành công việc bức xạ", Original: 1),
            new("Phiếu khai báo nhân viên bức xạ", Original: 1),
            new("Phiếu khai báo thiết bị X-quang", Original: 1, Note: "bản điện tử"),
            new("Báo cáo đánh giá an toàn", Copy: 1),
            new("Kết quả kiểm xạ", Certified: 1),
            new("Giấy chứng nhận kiểm định thiết bị", Certified: 1),
        ],
        LegalTime = "25 ngày",
        ReceivedAt = At(6, 9, 30),
        DueAt = At(31, 17, 30),
        Basis = "Tiếp nhận lúc 09:30 thứ Hai 06/07/2026. Tính đủ 25 ngày (tính cả ngày nghỉ): 7/7–31/7.",
        ResultPlace = Centre,
        Fee = 2_000_000,
        FeePayment = "đã thanh toán trực tuyến",
        ReceivingOfficer = "Nguyễn Thị Lan",
    };

    public static Form02Data Form02 { get; } = new(new(Department, Centre, Dossier, SampleResults.Check))
    {
        Missing =
        [
            new("Kết quả kiểm xạ", "Bản kiểm xạ đã quá 12 tháng. Đề nghị nộp kết quả kiểm xạ mới của đơn vị được cấp phép."),
            new("Phiếu khai báo nhân viên bức xạ", "Chưa có chữ ký của người phụ trách an toàn."),
        ],
        AnswerBy = new(2026, 7, 23),
        ClockRule = "Khi hồ sơ đầy đủ, thời hạn giải quyết được tính lại từ đầu.",
        GuidingOfficer = "Lê Văn Hùng",
        GuidingPhone = "02383123456",
    };

    public static Form03Data Form03 { get; } = new(AtCounter)
    {
        Reason = "Thiết bị đặt tại tỉnh Hà Tĩnh, không thuộc thẩm quyền giải quyết của cơ quan trên địa bàn tỉnh Nghệ An.",
        LegalBasis = "Quy định về nơi nộp hồ sơ của thủ tục 2.002380: thiết bị cố định do tỉnh nơi đặt thiết bị giải quyết.",
        Advice = "Nộp hồ sơ tại Trung tâm Phục vụ hành chính công tỉnh Hà Tĩnh hoặc trên Cổng dịch vụ công quốc gia.",
        ReceivingOfficer = "Nguyễn Thị Lan",
    };

    public static Form04Data Form04 { get; } = new(InOffice, Signed)
    {
        ReceivedAt = At(6, 9, 30),
        DueAt = At(24, 17, 30),
        NewDueAt = At(31, 17, 30),
        LateUnit = Office,
        Reason = "Phải kiểm tra thực tế tại cơ sở thêm một lần do thiết bị đang bảo trì vào ngày hẹn kiểm tra.",
    };

    public static DeemedData Deemed { get; } = new(InOffice, Signed with { Signing = new(["SỞ KHOA HỌC VÀ CÔNG NGHỆ"], "Hệ thống lập tự động") })
    {
        ReceivedAt = At(6, 9, 30),
        DueAt = At(24, 17, 30),
        LegalBasis = "Điều khoản của văn bản quy định việc im lặng là đồng ý",
    };

    public static Form05Data Form05 { get; } = new(InOffice, Signed)
    {
        ReceivedAt = At(6, 9, 30),
        StoppedAt = At(24, 8, 0),
        Reason = "Quá 15 ngày kể từ ngày yêu cầu bổ sung, cơ quan chưa nhận được nội dung bổ sung, hoàn thiện hồ sơ.",
        LegalBasis = "Khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP",
    };

    public static Form06Data Form06 { get; } = new(AtCounter)
    {
        ReceivedAt = At(6, 9, 30),
        DueAt = At(31, 17, 30),
        Hops =
        [
            new("Nguyễn Thị Lan – " + Centre, "Sở Khoa học và Công nghệ", At(6, 9, 40), SheetPace.Early),
            new("Sở Khoa học và Công nghệ", "Lê Văn Hùng – Phòng Quản lý công nghệ", At(6, 14, 5), SheetPace.OnTime),
            new("Lê Văn Hùng – Phòng Quản lý công nghệ", "Trần Quốc Thành – Phó Giám đốc", At(17, 16, 20), SheetPace.Late, "Chờ kết quả thẩm định tại chỗ"),
            new("Trần Quốc Thành – Phó Giám đốc", Centre, At(20, 9, 30), SheetPace.Early),
        ],
    };

    public static ClockSheetData ClockSheet { get; } = new(AtCounter)
    {
        LegalTime = "5 ngày làm việc",
        ReceivedAt = At(6, 9, 30),
        DueAt = At(17, 17, 30),
        CountedTo = At(13, 17, 30),
        Lines =
        [
            new("Tiếp nhận lúc 09:30 thứ Hai 06/07/2026."),
            new("Dừng tính chờ bổ sung hồ sơ từ 09:30 thứ Ba 07/07/2026 đến 10:00 thứ Sáu 10/07/2026: tính lại thời hạn từ đầu."),
            new("Tính đủ 5 ngày làm việc: 13/7–17/7."),
            new("Ngày làm việc thứ 1 đến 5: thứ Hai 13/07/2026 đến thứ Sáu 17/07/2026.", Detail: true),
            new("Hạn: 17:30 thứ Sáu 17/07/2026."),
        ],
        Stops = [new("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", At(7, 9, 30), At(10, 10, 0), "Đã bổ sung 1 giấy tờ", 1470)],
        Charges =
        [
            new("Nơi tiếp nhận, cấp xã", Centre, 90), new("Phòng chuyên môn, cấp tỉnh", "Phòng An toàn bức xạ và hạt nhân", 1080), new("Người nộp hồ sơ", "Bổ sung hồ sơ", 1470),
        ],
        TotalMinutes = 2640,
        Lanes =
        [
            new("Thời hạn", [new("ran", 0.02, 0.13), new("stood", 0.13, 0.45), new("ran", 0.45, 0.62), new("left", 0.62, 1)]),
            new("Thẩm định · Phòng An toàn bức xạ và hạt nhân", [new("ran", 0.04, 0.13), new("ran", 0.45, 0.62)]),
            new("Dừng: chờ bổ sung · Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", [new("stood", 0.13, 0.45)]),
        ],
        Off = [new("off", 0.48, 0.55)],
        Marks = [new("accepted", 0.02, At(6, 9, 30)), new("due", 1, At(17, 17, 30)), new("now", 0.62, At(13, 17, 30))],
    };

    public static Form07Data Form07 { get; } = new()
    {
        Head = Head,
        Unit = Centre,
        From = new(2026, 7, 6),
        To = new(2026, 7, 10),
        Rows =
        [
            .. Enumerable.Range(1, 12).Select(i => new RegisterRow
            {
                Number = i,
                Code = $"H41.19-2607{6 + (i % 5):00}-{i:0000}",
                Content = i % 3 == 0 ? "Khai báo thiết bị X-quang chẩn đoán y tế" : Dossier.Content,
                Owner = i % 2 == 0 ? Dossier.Owner : "Nguyễn Văn Bình",
                Address = Dossier.Address,
                Phone = Dossier.Phone,
                ReceivedAt = At(6 + (i % 5), 8, 5 * (i % 12)),
                DueAt = At(31, 17, 30),
                SentAt = At(6 + (i % 5), 10, 0),
                ResultReceivedAt = i < 6 ? At(20, 9, 30) : null,
                ReturnedAt = i < 4 ? At(21, 8, 15) : null,
                SignedFor = i < 4 ? "Trực tuyến" : null,
            }),
        ],
    };

    public static FormAnswersData Answers { get; } = new()
    {
        Title = "Đơn đề nghị cấp giấy phép tiến hành công việc bức xạ",
        Addressee = "Sở Khoa học và Công nghệ tỉnh Nghệ An",
        Place = "Nghệ An",
        Day = new(2026, 7, 6),
        DossierCode = Dossier.Code,
        SubmittedAt = At(6, 8, 55),
        DeclaredBy = "Nguyễn Thị Ngọc Ánh",
        Check = SampleResults.Check,
        Sections =
        [
            new("Tổ chức đề nghị", [new("Tên tổ chức", Dossier.Owner), new("Mã số doanh nghiệp", "2900123456"), new("Địa chỉ", Dossier.Address), new("Số fax", null)]),
            new("Người phụ trách an toàn", [new("Họ và tên", "Nguyễn Thị Ngọc Ánh"), new("Số định danh cá nhân", "040188001234"), new("Chứng chỉ", "Số 08/GCN-SKHCN\nngày 20/7/2021")]),
            new("Thiết bị 1", [new("Loại thiết bị", "Máy X-quang tổng hợp"), new("Điện áp cực đại", "150 kV"), new("Nơi đặt", "Phòng X-quang, tầng 1")]),
            new("Thiết bị 2", [new("Loại thiết bị", "Máy X-quang răng"), new("Điện áp cực đại", "70 kV"), new("Nơi đặt", "Phòng nha, tầng 2")]),
        ],
    };
}
