using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api.Missions;

/// <summary>What the OpenAPI document says of programmes of visits; the contract test sends the examples.</summary>
internal static class ProgrammeDescriptions
{
    private const string Title = "Làm việc với 34 tỉnh, thành phố về vận hành chính quyền địa phương hai cấp";
    private const string Decision = "Quyết định số 2083/QĐ-BKHCN";
    private const string Secretary = "thuky.bo";

    // Those of the sample.
    private static readonly Guid Mission = Guid.Parse("0197c348-8800-7212-86b9-8b9a8f9a89a7");
    private static readonly Guid SixthDelegation = Guid.Parse("0197c348-8800-7f64-bdde-b1de8b74003a");
    private static readonly Guid VisitStop = Guid.Parse("0197c348-8800-76c7-b4be-100d7ba42563");
    private static readonly DateOnly Begins = new(2025, 8, 12);
    private static readonly DateOnly Ends = new(2025, 8, 22);
    private static readonly DateTimeOffset At = new(2025, 8, 15, 14, 0, 0, TimeSpan.FromHours(7));

    private static readonly Dictionary<string, string> OfMission = new(StringComparer.Ordinal) { ["id"] = Mission.ToString() };
    private static readonly Dictionary<string, string> OfDelegation = new(StringComparer.Ordinal) { ["id"] = Mission.ToString(), ["number"] = "6" };
    private static readonly Dictionary<string, string> OfStop = new(StringComparer.Ordinal) { ["id"] = Mission.ToString(), ["number"] = "6", ["stop"] = VisitStop.ToString() };

    private static readonly ProgrammeBody Programme = new("2083/QĐ-BKHCN", Title, Begins, Ends, "Tháo gỡ khó khăn tại chỗ, ghi nhận mọi kiến nghị.", "Báo cáo kết quả từ ngày 01/7/2025.", Secretary);

    private static readonly DelegationBody Delegation = new(
        "Đoàn phúc tra", [new(MemberPart.Head, Name: "Trần Văn Mẫu", Title: "Vụ trưởng"), new(MemberPart.Secretary, Name: "Lê Thị Ví Dụ")],
        [new("40", "Văn phòng UBND tỉnh"), new("Phường Trường Vinh, Nghệ An")], Secretary);

    private static readonly VisitBody Visit = new(
        VisitKind.SiteVisit, "16690", "Trung tâm Phục vụ hành chính công", "Khảo sát trung tâm", At, At.AddHours(2), "Số liệu hồ sơ từ ngày 01/7/2025.", Secretary);

    private static readonly MissionDone Done = new(Mission, 6, VisitStop, "mission.stop-set", 4, ProgrammeEndpoints.Missions + Mission);

    public static readonly ApiOperation List = new("listMissions", ApiTags.Missions, "Danh sách chương trình công tác", "List programmes of visits")
    {
        MoreVi = "Của nơi cử đoàn: tất cả các đoàn; nơi khác: những đoàn đến. Mới nhất trước.",
        MoreEn = "Where they were opened with all delegations, elsewhere with those that come. Newest first.",
        Query = [ApiParameter.Limit, ApiParameter.After],
        Answer = new PageOf<MissionLine>([new(Mission, Title, Decision, Begins, Ends, [new(SixthDelegation, 6, "Đoàn số 6")])], null),
    };

    public static readonly ApiOperation Show = new("getMission", ApiTags.Missions, "Xem một chương trình công tác", "Show a programme of visits")
    {
        MoreVi = "Với các đoàn và lịch trình. Nơi đến chỉ thấy phần của mình. seq dùng cho If-Match: của chương trình, của từng đoàn.",
        MoreEn = "With its delegations and their stops. A place sees its own part. seq is for If-Match: the programme's, and each delegation's.",
        Path = OfMission,
        Answer = new MissionItem(
            Mission, Title, Decision, Begins, Ends, Programme.Purpose, Programme.Prepares,
            [
                new(
                    SixthDelegation, 6, "Đoàn số 6", [new(MemberPart.Head, "Trần Văn Mẫu", "Cục trưởng", "Cục An toàn bức xạ và hạt nhân")],
                    [new("16690", "Phường Trường Vinh, Tỉnh Nghệ An", "Trung tâm Phục vụ hành chính công", "0900000101")],
                    [new(VisitStop, VisitKind.SiteVisit, "16690", "Phường Trường Vinh, Tỉnh Nghệ An", Visit.Venue, Visit.Title, At, At.AddHours(2), Visit.Prepares, Cancelled: false)], 3),
            ],
            1),
    };

    public static readonly ApiOperation Open = Act("openMission", "Mở chương trình công tác", "Open a programme of visits", new Dictionary<string, string>(StringComparer.Ordinal), Programme) with
    {
        Answer = Done with { Delegation = null, Stop = null, Act = "mission.programme-opened", Seq = 1 },
        Status = StatusCodes.Status201Created,
        Matched = false,
    };

    public static readonly ApiOperation Change = Act("changeMission", "Sửa chương trình công tác", "Change a programme of visits", OfMission, Programme) with
    {
        Answer = Done with { Delegation = null, Stop = null, Act = "mission.programme-changed", Seq = 2 },
    };

    public static readonly ApiOperation Name = Act("nameDelegation", "Lập đoàn công tác", "Name a delegation", OfMission, Delegation) with
    {
        Answer = Done with { Delegation = 13, Stop = null, Act = "mission.delegation-set", Seq = 1 },
        Status = StatusCodes.Status201Created,
        Matched = false,
    };

    public static readonly ApiOperation ChangeDelegation = Act(
        "changeDelegation", "Sửa đoàn công tác", "Change a delegation", OfDelegation, Delegation with { Name = "Đoàn số 6" }) with { Answer = Done with { Stop = null, Act = "mission.delegation-set" } };

    public static readonly ApiOperation Stop = Act("setStop", "Thêm điểm đến", "Set a stop", OfDelegation, Visit) with { Status = StatusCodes.Status201Created };

    public static readonly ApiOperation ChangeStop = Act("changeStop", "Sửa điểm đến", "Change a stop", OfStop, Visit);

    public static readonly ApiOperation CancelStop = Act(
        "cancelStop", "Hủy điểm đến, nêu lý do", "Call a stop off, with the reason", OfStop, new ReasonBody("Bão.", Secretary)) with { Answer = Done with { Act = "mission.stop-cancelled" } };

    private static ApiOperation Act(string id, string vi, string en, IReadOnlyDictionary<string, string> path, object body) => new(id, ApiTags.Missions, vi, en)
    {
        MoreVi = "Thay cán bộ nêu ở officer, theo quyền của chính người đó: văn phòng của nơi cử đoàn; lịch trình thì cả trưởng, phó đoàn và thư ký.",
        MoreEn = "In the name of the officer, by that officer's own authority: the secretariat of who sends; for itineraries the delegation's head, deputies and secretaries as well.",
        Path = path,
        Body = body,
        Answer = Done,
        Once = true,
        Matched = true,
        Refusals = [StatusCodes.Status409Conflict],
    };
}
