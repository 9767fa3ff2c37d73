using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Dossiers;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api.Missions;

/// <summary>What the OpenAPI document says of difficulties, recommendations and answers; the contract test sends the examples.</summary>
internal static class MissionDescriptions
{
    private const string Code = "KN-40-26-000012";
    private const string DifficultyCode = "KK-40-26-000015";
    private const string Field = "Sở hữu trí tuệ";
    private const string Asked = "Thống nhất cách đếm ngày làm việc giữa các xã.";
    private const string Met = "Nơi ghi ngày, nơi ghi ngày làm việc.";

    private static readonly DateTimeOffset At = new(2026, 7, 6, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly DateTimeOffset Due = At.AddDays(28);
    private static readonly AgencyItem Asker = new("H41.102", "Ủy ban nhân dân phường Trường Vinh");
    private static readonly AgencyItem Owner = new("H41.19", "Sở Khoa học và Công nghệ tỉnh Nghệ An");
    private static readonly Guid AnswerId = Guid.Parse("019f3527-5d00-7000-8052-b74a7b5110a8");

    private static readonly AnswerItem Sent = new(
        AnswerId, Code, AnswerKind.Guidance, AnswerState.Sent, "Tính theo ngày làm việc.", [new("61/2018/NĐ-CP", "Điều 19")], null, null, null, Owner.Name, At.AddDays(3));

    private static readonly DifficultyItem Difficult = new(
        DifficultyCode, "phap-luat", Field, null, Severity.Hinders, "16690", Asker, At, Met, "Người nộp hồ sơ", "Mẫu 02 và quyết định công bố", "N. V. A.", Code);

    private static readonly RecommendationDone Done = new(Code, "recommendation.routed", RecommendationState.Routed, Owner, Due, null, 2, MissionEndpoints.Recommendations + Code);

    private static readonly ApiParameter Kind = new(
        "kind", "Loại: ha-tang, csdl-dung-chung, con-nguoi, to-chuc, kinh-phi, phap-luat.", "The kind: ha-tang, csdl-dung-chung, con-nguoi, to-chuc, kinh-phi, phap-luat.", "phap-luat");

    private static readonly ApiParameter OfField = new("field", "Lĩnh vực.", "The field, as the catalogue of fields has it.", Field);

    private static readonly Dictionary<string, string> OfCode = new(StringComparer.Ordinal) { ["code"] = Code };
    private static readonly Dictionary<string, string> OfId = new(StringComparer.Ordinal) { ["id"] = AnswerId.ToString() };

    public static readonly ApiOperation Difficulties = new("listDifficulties", ApiTags.Missions, "Danh sách khó khăn, vướng mắc", "List difficulties")
    {
        MoreVi = "Trong phạm vi của khóa, mới nhất trước, không nêu tên ai.",
        MoreEn = "In the key's territory, newest first, naming nobody.",
        Query = [Kind, OfField, ApiParameter.Of<Severity>("severity", "Mức độ.", "How far it hinders."), ApiParameter.Limit, ApiParameter.After],
        Answer = new PageOf<DifficultyLine>([new(DifficultyCode, "phap-luat", Field, null, Severity.Hinders, "16690", Asker, At, Met, Code)], null),
    };

    public static readonly ApiOperation Kinds = new("listDifficultyKinds", ApiTags.Missions, "Các loại khó khăn, vướng mắc", "List kinds of difficulties")
    {
        MoreVi = "Sáu loại có sẵn và những loại Bộ đã thêm, trong một trang; loại có offered là false không ghi mới được nữa.",
        MoreEn = "The six that are always there and those the ministry added, in one page; one whose offered is false is not recorded anew.",
        Answer = new PageOf<KindItem>([new("phap-luat", "Pháp luật", "Law", 20, Offered: true)], null),
    };

    public static readonly ApiOperation Difficulty = new("getDifficulty", ApiTags.Missions, "Xem một khó khăn", "Show a difficulty")
    {
        MoreVi = "Tên người phản ánh chỉ nêu đủ cho khóa của chính cơ quan đã ghi nhận; nơi khác chỉ thấy chữ đầu.",
        MoreEn = "Who complained is named in full only to a key of the very agency that recorded it; elsewhere by initials.",
        Path = new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = DifficultyCode },
        Answer = Difficult,
    };

    public static readonly ApiOperation Record = new("recordDifficulty", ApiTags.Missions, "Ghi nhận khó khăn, vướng mắc", "Record a difficulty")
    {
        MoreVi = "Thay cán bộ nêu ở officer, cho cơ quan của người đó. Nêu asks thì thành một kiến nghị, chuyển ngay đến đơn vị có thẩm quyền của lĩnh vực; thời hạn trả lời bắt đầu.",
        MoreEn = "In the name of the officer, for that officer's agency. With asks a recommendation is made, given at once to the unit competent for the field; the clock starts.",
        Body = new DifficultyBody("phap-luat", Field, Met, Affected: "Người nộp hồ sơ", Person: "Nguyễn Văn Mẫu", Asks: Asked, Addressee: Addressee.Province, Agency: "H41.102", Officer: "tiepnhan.truongvinh"),
        Answer = new DifficultyMade(DifficultyCode, Code, MissionEndpoints.Difficulties + DifficultyCode),
        Status = StatusCodes.Status201Created,
        Once = true,
        Refusals = [StatusCodes.Status409Conflict],
    };

    public static readonly ApiOperation Recommendations = new("listRecommendations", ApiTags.Missions, "Danh sách kiến nghị", "List recommendations")
    {
        MoreVi = "Trong phạm vi của khóa: của nơi hỏi và của đơn vị trả lời; khóa cả nước thấy mọi tỉnh. Mới nhất trước, hoặc theo hạn khi có due (overdue, soon, một ngày hoặc một thời điểm).",
        MoreEn = "In the key's territory: of who asks and of who answers; a key for the nation sees every province. Newest first, or by what is due when due is given (overdue, soon, a day or an instant).",
        Query =
        [
            ApiParameter.Of<RecommendationState>("state", "Trạng thái.", "The state."), Kind, OfField,
            new("due", "overdue, soon, 2026-01-31 hoặc 2026-01-31T08:00:00+07:00.", "overdue, soon, 2026-01-31 or 2026-01-31T08:00:00+07:00.", "soon"), ApiParameter.Limit, ApiParameter.After,
        ],
        Answer = new PageOf<RecommendationLine>(
            [new(Code, RecommendationState.Routed, Owner, Due, Late: false, Addressee.Province, "phap-luat", Field, null, "16690", Asker, At, null, 0, Asked)], null),
    };

    public static readonly ApiOperation Recommendation = new("getRecommendation", ApiTags.Missions, "Xem một kiến nghị", "Show a recommendation")
    {
        MoreVi = "Với khó khăn phía sau, các câu trả lời đã gửi và diễn biến. owner luôn có; dueAt chỉ trống khi đã trả lời hoặc đã khép. ETag là số của việc cuối cùng.",
        MoreEn = "With the difficulty behind it, the answers that were sent and its acts. There is always an owner; dueAt is null only when it is answered or closed. The ETag is the number of the last act.",
        Path = OfCode,
        Tagged = true,
        Answer = new RecommendationItem(
            Code, RecommendationState.Answered, Owner, null, Late: false, Addressee.Province, "phap-luat", Field, null, "16690", Asker, At, At.AddDays(3), 0, Asked, Difficult, [Sent], null,
            [new(1, "recommendation.received", At, RecommendationState.Received, Owner, Due), new(2, "recommendation.answered", At.AddDays(3), RecommendationState.Answered, Owner, null)], 2),
    };

    public static readonly ApiOperation Ask = new("askRecommendation", ApiTags.Missions, "Gửi kiến nghị", "Ask for something")
    {
        MoreVi = "Thay cán bộ nêu ở officer. Kiến nghị luôn có khó khăn phía sau: ghi ở difficulty.",
        MoreEn = "In the name of the officer. There is always a difficulty behind it: say it in difficulty.",
        Body = new RecommendationBody(Asked, Met, "phap-luat", Field, Addressee: Addressee.Province, Agency: "H41.102", Officer: "tiepnhan.truongvinh"),
        Answer = Done,
        Status = StatusCodes.Status201Created,
        Once = true,
        Refusals = [StatusCodes.Status409Conflict],
    };

    public static readonly ApiOperation Answers = new("listAnswers", ApiTags.Missions, "Danh sách câu trả lời", "List answers")
    {
        MoreVi = "Câu trả lời đã gửi của những kiến nghị khóa được xem, mới nhất trước; bản đang soạn chỉ có cho đơn vị soạn.",
        MoreEn = "Answers sent to what the key may see, newest first; drafts only for the unit that writes them.",
        Query =
        [
            ApiParameter.Of<AnswerKind>("kind", "Cách trả lời.", "The kind of answer."), new("recommendation", "Mã kiến nghị.", "Code of the recommendation.", Code), ApiParameter.Limit, ApiParameter.After,
        ],
        Answer = new PageOf<AnswerItem>([Sent], null),
    };

    public static readonly ApiOperation Answer = new("getAnswer", ApiTags.Missions, "Xem một câu trả lời", "Show an answer")
    {
        MoreVi = "Đã gửi, hoặc đang soạn khi khóa là của đơn vị soạn.",
        MoreEn = "One that was sent, or a draft for the unit that writes it.",
        Path = OfId,
        Answer = Sent,
    };

    public static readonly ApiOperation Draft = new("draftAnswer", ApiTags.Missions, "Soạn câu trả lời", "Draft an answer")
    {
        MoreVi = "Thay cán bộ của đơn vị đang giữ kiến nghị. Bản đang soạn hoặc đã duyệt mà chưa gửi được viết lại.",
        MoreEn = "In the name of an officer of the unit that has the recommendation. A draft that is not sent is written anew.",
        Body = RecommendationActs.Draft.Example,
        Answer = Done with { Act = "recommendation.answer-drafted", State = RecommendationState.Drafting, Answer = AnswerId, Seq = 3 },
        Status = StatusCodes.Status201Created,
        Once = true,
        Matched = true,
    };

    public static ApiOperation Of(RecommendationAct act) => new(
        string.Concat(act.Name.Split('-').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])) + (act.OnAnswer ? "Answer" : "Recommendation"), ApiTags.Missions, act.Vi, act.En)
    {
        MoreVi = act.OfAsker ? "Thay cán bộ của cơ quan đã hỏi (officer)." : "Thay cán bộ của đơn vị đang giữ kiến nghị (officer), theo quyền của chính người đó và phạm vi của khóa.",
        MoreEn = act.OfAsker ? "In the name of an officer of the agency that asked (officer)."
            : "In the name of an officer of the unit that has the recommendation (officer), by that officer's own authority and within the key's territory.",
        Path = act.OnAnswer ? OfId : OfCode,
        Body = act.ExampleBody,
        Answer = act.OnAnswer ? Done with { Act = "recommendation.answered", State = RecommendationState.Answered, DueAt = null, Answer = AnswerId, Seq = 5 } : Done,
        Once = true,
        Matched = true,
    };
}
