using System.Text.Json;
using System.Text.Json.Serialization;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api;

public static class Competence
{
    public static void MapCompetence(this ApiDoors api) => api.Public.MapGet("/competence", ShowAsync).Describe(new("findCompetence", ApiTags.Procedures, "Ai có thẩm quyền", "Who decides")
    {
        MoreVi = "Cơ quan và chức vụ có thẩm quyền giải quyết một thủ tục tại một nơi, vào một ngày, hình thức ký, và chuỗi văn bản chứng minh. outcome là one, none (khoảng trống, kèm reason) "
            + "hoặc several (chồng lấn, kèm several). cases là quy định chỉ áp dụng cho một số trường hợp, tùy nội dung hồ sơ. Không cần khóa.",
        MoreEn = "Agency and post that decide a procedure at a place on a day, the signing form, and the chain of instruments that proves it. outcome is one, none (a gap, with reason) or several "
            + "(an overlap, with several). cases are grants for some dossiers only, by their answers. No key needed.",
        Query =
        [
            new("procedure", "Mã thủ tục.", "Code of the procedure.", "2.002385"),
            new("place", "Mã xã, phường, hoặc mã tỉnh; bỏ trống là cả tỉnh.", "Code of a commune or of the province; empty is the whole province.", "16681"),
            new("on", "Ngày, mặc định hôm nay.", "The day; today when empty.", "2025-07-01"),
        ],
        Answer = new CompetenceAnswer(
            "2.002385", "16681", new DateOnly(2026, 7, 1), Found.One, new CompetenceAgency("H41.19", "Sở Khoa học và Công nghệ tỉnh Nghệ An"), "Giám đốc", SigningTerm.Authorised,
            "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An",
            [
                new ChainItem(
                    GrantKind.Authorisation, "Quyết định số 2107/QĐ-UBND", "Điều 1", "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An", "Giám đốc Sở Khoa học và Công nghệ tỉnh Nghệ An", new DateOnly(2025, 7, 1),
                    new DateOnly(2028, 6, 30), Confirmed: false),
            ],
            Vacant: false, null, [], []),
    });

    private static async Task<IResult> ShowAsync(HttpContext http, WhoDecides who)
    {
        var query = new ApiQuery(http);
        var (procedure, place, on) = (query.Text("procedure", 40), query.Text("place", 5), query.Day("on"));
        if (procedure is null && query.Refusal is null)
        {
            query.Fault("procedure", "Cần mã thủ tục.", "The code of a procedure is needed.");
        }

        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await who.HandleAsync(new(procedure!, place, on), http.RequestAborted);
        return found.Ok ? TypedResults.Json(AnswerOf(found.Value), ApiJson.Of<CompetenceAnswer>())
            : ApiProblems.Refuse(found.Problems[0].Code == WhoDecides.NoProcedure.Code ? ApiProblems.NotFound : found.Problems[0]);
    }

    private static CompetenceAnswer AnswerOf(WhoDecides.Answer answer)
    {
        var one = answer.Found.One;
        return new(
            answer.Version.Code, answer.Place, answer.On, answer.Found.Found, one is null ? null : AgencyOf(one), one?.Position, one?.Agency is null ? null : TermOf(one.Form),
            one?.Principal is { } before ? OfficeTitles.Of(before.Agency, before.Outside, before.Office) : null, one is null ? [] : ChainOf(one),
            one is { Agency: not null, Signer: null }, answer.Found.Gap is { } gap ? JsonNamingPolicy.CamelCase.ConvertName(gap.ToString()) : null,
            answer.Found.Found == Found.Several ? [.. answer.Found.All.Select(other => new CompetenceCandidate(AgencyOf(other), other.Position, ChainOf(other)))] : [],
            [.. (answer.Found.Cases ?? []).Select(grant => new CompetenceCase(grant.Terms.Case, grant.Terms.Territory, grant.Instrument.Citation, grant.Article))]);
    }

    private static SigningTerm TermOf(SigningForm form) => form switch
    {
        SigningForm.OnBehalf => SigningTerm.OnBehalf,
        SigningForm.Deputy => SigningTerm.Deputy,
        SigningForm.ByOrder => SigningTerm.ByOrder,
        SigningForm.Authorised => SigningTerm.Authorised,
        SigningForm.Acting => SigningTerm.Acting,
        _ => SigningTerm.Direct,
    };

    private static CompetenceAgency AgencyOf(Competent one) => new(one.Agency?.Code.Text, one.AgencyName);

    private static IReadOnlyList<ChainItem> ChainOf(Competent one) =>
        [.. one.Chain.Select(link => new ChainItem(link.Kind, link.Instrument, link.Article, link.From, link.To, link.ValidFrom, link.ValidTo, link.Confirmed))];
}

/// <summary>Ai có thẩm quyền, và văn bản nào chứng minh. / Who decides, and which instruments prove it.</summary>
/// <param name="Procedure">Mã thủ tục. / The procedure's code.</param>
/// <param name="Place">Mã xã, phường đã hỏi. / The commune asked for.</param>
/// <param name="On">Ngày đã hỏi. / The day asked for.</param>
/// <param name="Outcome">one (một), none (không ai), several (nhiều nơi mâu thuẫn nhau). / One, nobody, or several that contradict each other.</param>
/// <param name="Agency">Cơ quan giải quyết. / The agency that decides.</param>
/// <param name="Position">Chức vụ ký. / The post that signs.</param>
/// <param name="SigningForm">direct (trực tiếp), TM. (thay mặt tập thể), KT. (cấp phó ký thay), TL. (thừa lệnh), TUQ. (thừa ủy quyền), Q. (quyền cấp trưởng). / How it is signed: directly, for the committee, by a deputy, by order, by authorisation, by an acting head.</param>
/// <param name="Principal">Ký theo ủy quyền hoặc thừa lệnh của ai. / Whose authorisation or order it is signed by.</param>
/// <param name="Chain">Chuỗi văn bản, từ thẩm quyền gốc. / The chain of instruments, from the original competence on.</param>
/// <param name="Vacant">Chức vụ đang khuyết, chưa ai được giao phụ trách. / The post is vacant and nobody was charged with it.</param>
/// <param name="Reason">Vì sao không có ai: placeNeeded, noAgency, otherProvince, notPublished. / Why there is nobody.</param>
/// <param name="Several">Những nơi chồng lấn. / Those that overlap.</param>
/// <param name="Cases">Quy định chỉ áp dụng cho một số trường hợp hoặc nơi. / Grants for some cases or places only.</param>
public sealed record CompetenceAnswer(
    string Procedure, string? Place, DateOnly On, Found Outcome, CompetenceAgency? Agency, string? Position, SigningTerm? SigningForm, string? Principal, IReadOnlyList<ChainItem> Chain, bool Vacant,
    string? Reason, IReadOnlyList<CompetenceCandidate> Several, IReadOnlyList<CompetenceCase> Cases);

/// <summary>Hình thức ký, như ghi trên văn bản (Nghị định 30/2020/NĐ-CP, Điều 13). / The form of signing as papers have it (decree 30/2020, article 13).</summary>
public enum SigningTerm
{
    [JsonStringEnumMemberName("direct")]
    Direct,

    [JsonStringEnumMemberName("TM.")]
    OnBehalf,

    [JsonStringEnumMemberName("KT.")]
    Deputy,

    [JsonStringEnumMemberName("TL.")]
    ByOrder,

    [JsonStringEnumMemberName("TUQ.")]
    Authorised,

    [JsonStringEnumMemberName("Q.")]
    Acting,
}

/// <summary>Cơ quan có thẩm quyền. / An agency that decides.</summary>
/// <param name="Code">Mã cơ quan; không có với cơ quan ngoài tỉnh. / Its code; none for a body outside the province.</param>
/// <param name="Name">Tên. / Its name.</param>
public sealed record CompetenceAgency(string? Code, string Name);

/// <summary>Một mắt xích của chuỗi văn bản. / One link of the chain.</summary>
/// <param name="Kind">original, decentralisation (phân cấp), devolution (phân quyền), delegation, authorisation (ủy quyền), byOrder (thừa lệnh). / How competence moved.</param>
/// <param name="Instrument">Văn bản. / The instrument.</param>
/// <param name="Article">Điều, khoản. / Its article.</param>
/// <param name="From">Ai giao; không có với thẩm quyền gốc. / Who gave it; none for an original competence.</param>
/// <param name="To">Ai nhận. / Who got it.</param>
/// <param name="ValidFrom">Ngày đầu. / First day.</param>
/// <param name="ValidTo">Ngày cuối. / Last day.</param>
/// <param name="Confirmed">Đã đối chiếu văn bản; false là dữ liệu mẫu. / Seen in the instrument; false is sample data.</param>
public sealed record ChainItem(GrantKind Kind, string Instrument, string? Article, string? From, string To, DateOnly ValidFrom, DateOnly? ValidTo, bool Confirmed);

/// <summary>Một trong những nơi chồng lấn. / One of those that overlap.</summary>
/// <param name="Agency">Cơ quan. / The agency.</param>
/// <param name="Position">Chức vụ. / The post.</param>
/// <param name="Chain">Chuỗi văn bản. / Its chain.</param>
public sealed record CompetenceCandidate(CompetenceAgency Agency, string? Position, IReadOnlyList<ChainItem> Chain);

/// <summary>Quy định chỉ áp dụng cho một số trường hợp. / A grant for some cases only.</summary>
/// <param name="Case">Trường hợp, như văn bản ghi. / The case in the words of the instrument.</param>
/// <param name="Territory">Mã các xã, phường; rỗng là cả tỉnh. / Codes of communes; empty is the whole province.</param>
/// <param name="Instrument">Văn bản. / The instrument.</param>
/// <param name="Article">Điều, khoản. / Its article.</param>
public sealed record CompetenceCase(string? Case, IReadOnlyList<string> Territory, string Instrument, string Article);
