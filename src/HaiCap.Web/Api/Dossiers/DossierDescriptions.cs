using System.Text.Json.Nodes;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>What the OpenAPI document says of dossiers; the contract test sends the examples.</summary>
internal static class DossierDescriptions
{
    private const string Code = "H41.19-260706-0001";

    private static readonly DateTimeOffset Filed = new(2026, 7, 6, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly AgencyItem Centre = new("H41.01.02", "Trung tâm Phục vụ hành chính công tỉnh Nghệ An");
    private static readonly AgencyItem Department = new("H41.19", "Sở Khoa học và Công nghệ tỉnh Nghệ An");
    private static readonly AgencyItem Division = new("H41.19.05", "Phòng An toàn bức xạ và hạt nhân");
    private static readonly ProcedureName Procedure = new("2.002385", "Khai báo thiết bị X-quang chẩn đoán trong y tế");
    private static readonly StepItem Step = new("phan-cong", "Phân công", StepPerformer.HeadOfOffice);
    private static readonly Dictionary<string, string> OfCode = new(StringComparer.Ordinal) { ["code"] = Code };
    private static readonly Dictionary<string, string> OfFile = new(StringComparer.Ordinal) { ["code"] = Code, ["id"] = "019f3527-5d00-7000-8052-b74a7b5110a8" };

    private static readonly ApiParameter Reader = new(
        "officer", "Tên đăng nhập của cán bộ mà phần mềm đọc thay: thấy những gì cán bộ đó được thấy.", "User name of the officer the system reads for: it sees what that officer sees.");

    public static readonly ApiOperation File = new("fileDossier", ApiTags.Dossiers, "Nộp hồ sơ", "File a dossier")
    {
        MoreVi = "Nộp thay người dân (không nêu officer), nộp trực tuyến có cán bộ hỗ trợ, hoặc nhận hồ sơ giấy tại quầy, qua bưu chính (channel counter, post; nêu officer). "
            + "Tệp gửi trước bằng POST /files. Gửi lại cùng Idempotency-Key chỉ thành một hồ sơ. Người dùng khóa này sau đó thay người nộp: bổ sung, rút, đọc toàn bộ.",
        MoreEn = "For an applicant (no officer), online with an officer's help, or on paper at a counter or by post (channel counter or post, with an officer). Files are sent ahead by "
            + "POST /files. Sent again with the same Idempotency-Key it stays one dossier. This key then stands for the applicant: it completes, withdraws and reads the whole.",
        Body = new DossierFiling(
            Procedure.Code, Centre.Code,
            new ApplicantBody(PartyKind.Citizen, "Nguyễn Văn Mẫu", "040085000001", "Phường Trường Vinh, tỉnh Nghệ An", "0900000001", "nguyen.van.mau@congdan.example"),
            JsonNode.Parse(Answers)!.AsObject(), "Nguyễn Văn Mẫu", [new("tai-lieu-ky-thuat", "tài liệu kỹ thuật.pdf", null, DossierActs.Hash)]),
        Answer = new DossierFiled(Code, DossierState.Submitted, Filed, Filed.AddHours(8), 1, $"/api/v1/dossiers/{Code}", $"/api/v1/dossiers/{Code}/acts"),
        Status = StatusCodes.Status201Created,
        Once = true,
        Refusals = [StatusCodes.Status409Conflict],
    };

    public static readonly ApiOperation List = new("listDossiers", ApiTags.Dossiers, "Danh sách hồ sơ", "List dossiers")
    {
        MoreVi = "Hồ sơ trong phạm vi của khóa, không nêu tên ai; mới nhất trước, hoặc theo hạn khi có due. agency: hồ sơ mà trung tâm đã nhận, phòng thẩm định, hoặc cơ quan giải quyết. "
            + "due: overdue (đã quá hạn), soon (đến hết ngày kia), một ngày (đến hết ngày đó) hoặc một thời điểm; chỉ tính việc đang mở, không tính việc đang chờ người khác.",
        MoreEn = "Dossiers in the key's territory, naming nobody; newest first, or by what is due when due is given. agency: what a centre took, a division appraises, or another agency decides. "
            + "due: overdue, soon (to the end of the day after tomorrow), a day (to its end) or an instant; of open work only, not of what waits for somebody outside.",
        Query =
        [
            new("agency", "Mã cơ quan.", "Code of an agency.", Department.Code),
            ApiParameter.Of<DossierState>("state", "Trạng thái.", "The state."),
            new("due", "overdue, soon, 2026-01-31 hoặc 2026-01-31T08:00:00+07:00.", "overdue, soon, 2026-01-31 or 2026-01-31T08:00:00+07:00.", "soon"),
            ApiParameter.Limit, ApiParameter.After,
        ],
        Answer = new PageOf<DossierLine>([new(Code, Procedure, DossierState.InProcess, Channel.Online, Filed, Filed.AddDays(7), Filed.AddHours(8), Department, Centre, Division)], null),
    };

    public static readonly ApiOperation Show = new("getDossier", ApiTags.Dossiers, "Xem một hồ sơ", "Show a dossier")
    {
        MoreVi = "Người nộp được che (chữ đầu của tên, 4 số cuối), không có liên kết tải tệp, trừ khi hồ sơ nộp bằng chính khóa này hoặc nêu officer được đọc hồ sơ. ETag là số của việc cuối cùng.",
        MoreEn = "The applicant is masked (initials, last four digits) and no file is linked, unless this very key filed the dossier or an officer is named who may read it. The ETag is the number "
            + "of the last act.",
        Path = OfCode,
        Query = [Reader],
        Tagged = true,
        Answer = new DossierItem(
            Code, Procedure, DossierState.InProcess, Step, Division, Channel.Online, Filed, Filed.AddHours(8), Filed.AddHours(1), Filed.AddDays(7), DueIsProvisional: false, Paused: false, null,
            null, Department, Division, Centre, new ApplicantItem(PartyKind.Citizen, "N. V. M.", "••••••••0001", null, null, null, Masked: true),
            [new(Guid.Parse(OfFile["id"]), "tai-lieu-ky-thuat", PaperForm.Electronic, 1, null, 182_334, null, Filed, Supplemented: false, null)],
            [new(Guid.Parse(OfFile["id"]), DocumentKind.Receipt, null, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", Filed.AddHours(1), null)], [], $"/api/v1/dossiers/{Code}/acts", 3),
    };

    public static readonly ApiOperation Clock = new("getDossierClock", ApiTags.Dossiers, "Đồng hồ của hồ sơ", "Show a dossier's clocks")
    {
        MoreVi = "Hạn và vì sao là hạn đó, từng dòng; các lần dừng với văn bản và trả lời; bước đang chạy; thời gian làm việc từ khi tiếp nhận tính cho từng đơn vị, cộng đúng bằng tổng. "
            + "Hạn nội bộ chỉ có khi nêu officer được đọc hồ sơ. ETag là số của việc cuối cùng; số phút còn thay đổi giữa hai việc, tính đến countedTo.",
        MoreEn = "The due time and why, line by line; the stops with their documents and answers; the running step; the working time since acceptance charged to each unit, which adds up exactly. "
            + "The internal limit only with an officer who may read the dossier. The ETag is the number of the last act; minutes change between acts and are counted to countedTo.",
        Path = OfCode,
        Query = [Reader],
        Tagged = true,
        Answer = new ClockItem(
            Code, Filed.AddHours(1), Filed.AddDays(7).AddHours(8.5), Filed.AddDays(7).AddHours(8.5), null, Provisional: false, Stopped: false,
            [new(5, HaiCap.Core.Calendar.TimeUnit.WorkingDay)], [], null, new("phan-cong", 4, Filed.AddHours(7.5)),
            [new(ChargeTo.Unit, Centre, StepTier.ReceivingCentre, 5), new(ChargeTo.Unit, Division, StepTier.CompetentDivision, 25)], 30, Filed.AddHours(1.5),
            [
                new(HaiCap.Core.Calendar.ClockLineKind.Sum, Filed.AddHours(15), Filed.AddDays(8).AddHours(-9), "Tính đủ 5 ngày làm việc: 7/7–10/7, 13/7.", "5 working days counted: 7 Jul – 10 Jul, 13 Jul."),
            ],
            3),
    };

    public static readonly ApiOperation Acts = new("listDossierActs", ApiTags.Dossiers, "Diễn biến của hồ sơ", "List a dossier's acts")
    {
        MoreVi = "Cũ nhất trước; không nêu tên người, ghi chú và lý do.",
        MoreEn = "Oldest first; without names of people, notes and reasons.",
        Path = OfCode,
        Query = [ApiParameter.Limit, ApiParameter.After],
        Answer = new PageOf<ActItem>(
            [new(2, "dossier.received", Filed, ActorKind.Officer, Centre, null, DossierState.Received, "tiep-nhan", Filed.AddDays(7), "Tiếp nhận hồ sơ.", "Accepted the dossier.")], null),
    };

    public static readonly ApiOperation Paper = new("getDossierFile", ApiTags.Files, "Tải tệp đính kèm", "Download an attachment")
    {
        MoreVi = "Cho khóa đã nộp hồ sơ, hoặc thay cán bộ được đọc (officer).",
        MoreEn = "For the key that filed the dossier, or in the name of an officer who may read it (officer).",
        Path = OfFile,
        Query = [Reader],
    };

    public static readonly ApiOperation Document = new("getDossierDocument", ApiTags.Files, "Tải văn bản đã ban hành", "Download an issued letter")
    {
        MoreVi = "Phiếu, thông báo, kết quả, bản PDF. Kết quả chỉ có cho người nộp khi đã phát hành. Cho khóa đã nộp hồ sơ, hoặc thay cán bộ được đọc (officer).",
        MoreEn = "Forms, notices and the result as PDF. The applicant has the result once it is issued. For the key that filed the dossier, or in the name of an officer who may read it (officer).",
        Path = OfFile,
        Query = [Reader],
        Refusals = [StatusCodes.Status503ServiceUnavailable],
    };

    public static readonly ApiOperation Send = new("sendFile", ApiTags.Files, "Gửi tệp đính kèm", "Send an attachment")
    {
        MoreVi = "Nội dung tệp là thân yêu cầu, hoặc một tệp trong biểu mẫu multipart/form-data. Loại tệp xét theo nội dung: PDF, JPEG, PNG, DOCX, XLSX. Gửi lại cùng nội dung vẫn là một tệp. "
            + "Nêu tệp bằng sha256 khi nộp hồ sơ, chỉ bằng chính khóa này.",
        MoreEn = "The content is the body, or one file of a multipart/form-data form. What it is follows from its content: PDF, JPEG, PNG, DOCX, XLSX. The same content again stays one file. "
            + "It is named by its sha256 in a dossier, by this very key only.",
        Answer = new FileSent(DossierActs.Hash, 182_334, "application/pdf"),
        Status = StatusCodes.Status201Created,
        Query = [new("agency", "Mã cơ quan của tỉnh khác, khi hồ sơ nộp ở đó.", "Code of an agency of another province, when the dossier is filed there.")],
        Refusals = [StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity],
    };

    public static ApiOperation Of(DossierAct act) => new("act" + string.Concat(act.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])), ApiTags.Acts, act.Vi, act.En)
    {
        MoreVi = act.Applicant
            ? "Khóa đã nộp hồ sơ làm thay người nộp; hoặc nêu officer của trung tâm đã nhận hồ sơ."
            : "Làm thay cán bộ nêu ở officer, theo quyền của chính cán bộ đó và phạm vi của khóa. Thiếu officer: 422, turn cho biết đang đến lượt ai.",
        MoreEn = act.Applicant
            ? "The key that filed the dossier stands for the applicant; or name an officer of the centre that took it."
            : "In the name of the officer, by that officer's own authority and within the key's territory. Without officer: 422, and turn tells whose turn it is.",
        Path = OfCode,
        Body = act.ExampleBody,
        Answer = new ActDone(Code, "dossier.forwarded", DossierState.InProcess, Step, Division, Filed.AddDays(7), 3),
        Once = true,
        Matched = true,
    };

    private const string Answers = """
        {
          "ten-to-chuc": "Phòng khám đa khoa Sông Lam", "ma-so-thue": "2901234568",
          "dia-chi-tru-so": { "province": "40", "commune": "16690", "street": "Số 1 đường Thử Nghiệm" }, "dien-thoai": "0912345678",
          "nguoi-dai-dien": "Nguyễn Văn Mẫu", "chuc-vu": "Giám đốc", "so-dinh-danh": "040085000001",
          "loai-co-so": "phong-kham", "cach-lap-dat": "co-dinh", "noi-dat": { "province": "40", "commune": "16690", "street": "Số 1 đường Thử Nghiệm" },
          "phong-dat": "Phòng X-quang, tầng 1",
          "thiet-bi": [ { "loai": "tong-hop", "hang": "Hãng Mẫu", "model": "X100", "serial": "SN-001", "nuoc": "Việt Nam", "nam": "2024", "kv": 150, "ma": 500 } ],
          "nguon-goc": "mua-moi", "ngay-co": "2026-07-01", "nguoi-an-toan": "Trần Thị Ví Dụ", "trinh-do": "Cử nhân vật lý", "dien-thoai-an-toan": "0912345679",
          "cach-nhan": "khong"
        }
        """;
}
