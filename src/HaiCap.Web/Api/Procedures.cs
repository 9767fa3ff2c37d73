using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;
using HaiCap.Web.Hosting;

namespace HaiCap.Web.Api;

public static class Procedures
{
    public static void MapProcedures(this ApiDoors api)
    {
        api.Public.MapGet("/procedures", ListAsync).Describe(new("listProcedures", ApiTags.Procedures, "Tra cứu thủ tục", "Find procedures")
        {
            MoreVi = "Tìm theo từ thường dùng, tên hoặc mã, không cần dấu, gõ sai một hai chữ cũng được; found nói vì sao tìm thấy. Không có từ khóa thì trả cả danh mục, thủ tục dùng nhiều trước. Không cần khóa.",
            MoreEn = "By common words, name or code, with or without accents and with a slip or two; found says why. Without words the whole catalogue, the most used first. No key needed.",
            Query =
            [
                new("q", "Từ khóa hoặc mã.", "Words or a code.", "x quang"),
                ApiParameter.Of<ProcedureLevel>("level", "Cấp giải quyết.", "Where it is decided."),
                new("field", "Lĩnh vực, đúng như trong danh mục.", "The field, as the catalogue writes it."),
                ApiParameter.Of<Audience>("audience", "Dành cho ai.", "For whom it is."),
                ApiParameter.Of<ServiceLevel>("serviceLevel", "Mức độ trực tuyến.", "How far it goes online."),
                ApiParameter.Of<LifeEvent>("lifeEvent", "Việc trong đời sống.", "What happens in life."),
                ApiParameter.Limit, ApiParameter.After,
            ],
            Answer = new PageOf<ProcedureItem>([Item], null),
        });
        api.Public.MapGet("/procedures/{code}", ShowAsync).Describe(new("getProcedure", ApiTags.Procedures, "Xem một thủ tục", "Show a procedure")
        {
            MoreVi = "Thành phần hồ sơ, phí, thời hạn, tờ khai, quy trình nội bộ và căn cứ pháp lý của bản đang có hiệu lực. Thủ tục đã bãi bỏ: bản cuối, state là abolished, validTo là ngày cuối có hiệu lực. Không cần khóa.",
            MoreEn = "Components, fees, limits, form, internal steps and legal basis of the version in force. Of an abolished procedure the last version, state abolished and validTo its last day. No key needed.",
            Path = new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = "2.002385" },
            Answer = Detail,
        });
    }

    private static async Task<IResult> ListAsync(HttpContext http, ProcedureCatalogue catalogue, SiteIdentity site)
    {
        var query = new ApiQuery(http);
        var text = query.Text("q");
        var filter = new CatalogueFilter(
            query.Word<ProcedureLevel>("level"), query.Text("field"), query.Word<LifeEvent>("lifeEvent"), query.Word<Audience>("audience"), query.Word<ServiceLevel>("serviceLevel"));
        var limit = query.Limit();
        var after = query.After();
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        // The order of a search has no key of its own; the code of the last one shown finds its place again in the same search.
        var found = (await catalogue.GetAsync(site.ProvinceCode, http.RequestAborted)).Search(text, filter, take: int.MaxValue);
        return Paging.Json(Paging.Of(found.Entries, limit, after, entry => entry.Code, entry => ItemOf(entry, FoundOf(found.Why(entry)))));
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string code, ProcedureCatalogue catalogue, PublishedProcedures published, AbolishedProcedures abolished, SiteIdentity site)
    {
        var entry = (await catalogue.GetAsync(site.ProvinceCode, http.RequestAborted)).Find(code);
        if (entry is not null && await published.FindAsync(entry.VersionId, http.RequestAborted) is { } version)
        {
            return TypedResults.Json(DetailOf(version), ApiJson.Of<ProcedureDetail>());
        }

        // Whoever follows a code is told that it has ended, and when; nothing of this kind ever was is another answer.
        return await abolished.LastAsync(code, http.RequestAborted) is { } last
            ? TypedResults.Json(DetailOf(last) with { State = ProcedureState.Abolished }, ApiJson.Of<ProcedureDetail>())
            : ApiProblems.Refuse(ApiProblems.NotFound);
    }

    private static ProcedureItem ItemOf(CatalogueEntry entry, ProcedureFound? found) => new(
        entry.Code, entry.Name, entry.NameEn, entry.Field, entry.Level, entry.ServiceLevel, entry.Summary, entry.TimeLimits, entry.Fees, entry.CodeIsSample, entry.Audiences, entry.LifeEvents, found, entry.Kind);

    private static ProcedureFound? FoundOf(CatalogueWhy why) => why.Marks.Count + why.Reasons.Count == 0 ? null
        : new([.. why.Marks.Select(mark => new ProcedureMark(mark.Start, mark.Length))], [.. why.Reasons.Select(reason => new ProcedureReason(reason.Kind, reason.Said, reason.Meant))]);

    private static ProcedureDetail DetailOf(ProcedureVersion version)
    {
        if (version.Kind == PublicationKind.Information)
        {
            var notice = version.ReadNotice();
            return new(
                version.Code, [], version.Name, null, version.Field, version.Level, version.ServiceLevel, version.CodeIsSample, version.Number, version.ValidFrom, version.ValidTo, notice.Agency,
                notice.WhoMayApply, notice.Agency, [], [], notice.OneLimit() is { } limit ? [limit] : [], notice.Authority ?? notice.Agency, null, notice.Authority ?? notice.Agency, null, [],
                [new LegalReference(notice.Decision, Confirmed: true)], null, version.Kind, new(notice.Levels, notice.Channels, notice.TimeLimits, notice.ResultCodes, version.Origin));
        }

        var d = version.Read();
        return new(
            version.Code, [.. d.OtherCodes.Select(code => code.Value)], version.Name, d.NameEn, version.Field, version.Level, version.ServiceLevel, version.CodeIsSample,
            version.Number, version.ValidFrom, version.ValidTo, d.Summary, d.WhoMayApply, d.FileAt, d.Components, d.Fees, d.TimeLimits,
            d.CompetentAgency.Text, d.CompetentAgency.AgencyCode, d.DecidedBy.Text, d.Result, d.Steps, d.LegalBasis, d.Form, version.Kind, null);
    }

    private static readonly ProcedureItem Item = new(
        "2.002385", "Khai báo thiết bị X-quang chẩn đoán trong y tế", "Declaration of a diagnostic X-ray device", "Năng lượng nguyên tử, an toàn bức xạ và hạt nhân",
        ProcedureLevel.Province, ServiceLevel.Full, "Khai báo thiết bị trước khi sử dụng.", [new TimeLimit(5, TimeUnit.WorkingDay, Confirmed: true)], [new Fee("Phí", 0)], CodeIsSample: false,
        [Audience.Business, Audience.Organization], [LifeEvent.RunningAClinic],
        new ProcedureFound([new ProcedureMark(9, 15)], [new ProcedureReason(CatalogueReasonKind.Everyday, "máy chụp x quang", "thiết bị X-quang")]), PublicationKind.Handled);

    private static readonly ProcedureDetail Detail = new(
        Item.Code, [], Item.Name, Item.NameEn, Item.Field, Item.Level, Item.ServiceLevel, Item.CodeIsSample, 1, new DateOnly(2025, 7, 1), null, Item.Summary,
        "Cơ sở y tế có thiết bị X-quang.", "Trực tuyến, hoặc tại trung tâm phục vụ hành chính công bất kỳ trong tỉnh.",
        [new DossierComponent("phieu-khai-bao", "Phiếu khai báo thiết bị", 1, FromForm: true, NeedsFile: false, FormNumber: "Mẫu số 01")], Item.Fees, Item.Limits,
        "Sở Khoa học và Công nghệ", "H41.19", "Giám đốc Sở Khoa học và Công nghệ", new ResultDocument("GXN", "Giấy xác nhận khai báo"),
        [new ProcessStep("tiep-nhan", "Tiếp nhận", StepPerformer.Reception, StepTier.ReceivingCentre, 4, [StepAct.Receive, StepAct.RequestSupplement])],
        [new LegalReference("Luật Năng lượng nguyên tử", Confirmed: true)],
        new FormDefinition
        {
            Title = "Phiếu khai báo",
            Sections =
            [
                new FormSection
                {
                    Key = "co-so", Title = "Cơ sở", Fields = [new FormField { Key = "ten", Label = "Tên cơ sở", Required = true, MaxLength = 200 }],
                },
            ],
        },
        PublicationKind.Handled, null);
}

/// <summary>Một thủ tục trong danh sách. / A procedure as lists show it.</summary>
/// <param name="Code">Mã thủ tục. / Its code.</param>
/// <param name="Name">Tên. / Its name.</param>
/// <param name="NameEn">Tên thường gọi bằng tiếng Anh. / What it is commonly called in English.</param>
/// <param name="Field">Lĩnh vực. / The field.</param>
/// <param name="Level">Cấp giải quyết: ministry (bộ), province (tỉnh), commune (xã). / Where it is decided.</param>
/// <param name="ServiceLevel">full (toàn trình), partial (một phần), information (cung cấp thông tin). / How far it goes online.</param>
/// <param name="Summary">Tóm tắt. / What it is about.</param>
/// <param name="Limits">Thời hạn, theo từng chặng. / Time limits, stage by stage.</param>
/// <param name="Fees">Phí, lệ phí bằng đồng. / Fees in VND.</param>
/// <param name="CodeIsSample">Mã mẫu, chưa công bố. / The code was made for the sample.</param>
/// <param name="Audiences">Dành cho ai: citizen, business, organization, foreigner. / For whom it is.</param>
/// <param name="LifeEvents">Việc trong đời sống. / What happens in life.</param>
/// <param name="Found">Vì sao tìm thấy; không có khi không tìm theo từ khóa. / Why it was found; absent when nothing was looked for.</param>
/// <param name="Kind">handled (tỉnh tiếp nhận), information (chỉ công bố để biết, không nộp được). / Taken by the province, or told of only and never filed.</param>
public sealed record ProcedureItem(
    string Code, string Name, string? NameEn, string Field, ProcedureLevel Level, ServiceLevel ServiceLevel, string Summary,
    IReadOnlyList<TimeLimit> Limits, IReadOnlyList<Fee> Fees, bool CodeIsSample, IReadOnlyList<Audience> Audiences, IReadOnlyList<LifeEvent> LifeEvents, ProcedureFound? Found, PublicationKind Kind);

/// <summary>Vì sao một thủ tục được tìm thấy. / Why a procedure was found.</summary>
/// <param name="Marks">Chỗ khớp trong tên. / What matched in the name.</param>
/// <param name="Reasons">Cách hiểu khác với chữ đã gõ. / Readings beside the words as typed.</param>
public sealed record ProcedureFound(IReadOnlyList<ProcedureMark> Marks, IReadOnlyList<ProcedureReason> Reasons);

/// <summary>Một đoạn của tên. / A part of the name.</summary>
/// <param name="Start">Bắt đầu từ ký tự thứ, đếm từ 0 (UTF-16). / First character, from 0 (UTF-16).</param>
/// <param name="Length">Số ký tự. / Characters.</param>
public sealed record ProcedureMark(int Start, int Length);

/// <summary>Một cách hiểu. / A reading.</summary>
/// <param name="Kind">everyday (từ đời thường), spelling (gõ gần đúng), layWords (tên gọi khác), field (lĩnh vực), rest (cơ quan, kết quả). / What kind of reading.</param>
/// <param name="Said">Chữ đã gõ. / As typed.</param>
/// <param name="Meant">Chữ của danh mục. / As the catalogue has it.</param>
public sealed record ProcedureReason(CatalogueReasonKind Kind, string Said, string Meant);

/// <summary>Một thủ tục đầy đủ, bản đang có hiệu lực, hoặc bản cuối của thủ tục đã bãi bỏ. / A procedure in full, the version in force, or the last of one that was abolished.</summary>
/// <param name="Code">Mã thủ tục. / Its code.</param>
/// <param name="OtherCodes">Mã khác của cùng thủ tục. / Other codes of the same filing.</param>
/// <param name="Name">Tên. / Its name.</param>
/// <param name="NameEn">Tên thường gọi bằng tiếng Anh. / What it is commonly called in English.</param>
/// <param name="Field">Lĩnh vực. / The field.</param>
/// <param name="Level">Cấp giải quyết: ministry (bộ), province (tỉnh), commune (xã). / Where it is decided.</param>
/// <param name="ServiceLevel">full (toàn trình), partial (một phần), information (cung cấp thông tin). / How far it goes online.</param>
/// <param name="CodeIsSample">Mã mẫu, chưa công bố. / The code was made for the sample.</param>
/// <param name="Version">Số thứ tự của bản công bố. / Number of the publication.</param>
/// <param name="ValidFrom">Ngày đầu có hiệu lực. / First day in force.</param>
/// <param name="ValidTo">Ngày cuối có hiệu lực, nếu đã biết. / Last day in force, when known.</param>
/// <param name="Summary">Tóm tắt. / What it is about.</param>
/// <param name="WhoMayApply">Ai được nộp. / Who may apply.</param>
/// <param name="FileAt">Nộp ở đâu. / Where to file.</param>
/// <param name="Components">Thành phần hồ sơ. / Papers and data the dossier must hold.</param>
/// <param name="Fees">Phí, lệ phí bằng đồng. / Fees in VND.</param>
/// <param name="Limits">Thời hạn, theo từng chặng. / Time limits, stage by stage.</param>
/// <param name="CompetentAgency">Cơ quan giải quyết. / The competent agency.</param>
/// <param name="CompetentAgencyCode">Mã cơ quan, khi là một cơ quan cố định. / Its code, when it is always the same agency.</param>
/// <param name="DecidedBy">Người ký quyết định. / Who signs the decision.</param>
/// <param name="Result">Kết quả; không có khi chỉ công bố để biết. / The result; absent of what is told of only.</param>
/// <param name="Steps">Quy trình nội bộ. / Internal steps.</param>
/// <param name="LegalBasis">Căn cứ pháp lý. / The legal basis.</param>
/// <param name="Form">Tờ khai trực tuyến; khóa của trường là khóa trong answers khi nộp; không có khi chỉ công bố để biết. / The online form; a field's key is its key in answers when filing; absent of what is told of only.</param>
/// <param name="Kind">handled (tỉnh tiếp nhận), information (chỉ công bố để biết). / Taken by the province, or told of only.</param>
/// <param name="Information">Như danh mục quốc gia ghi, khi chỉ công bố để biết. / As the national catalogue has it, of what is told of only.</param>
/// <param name="State">inForce (đang có hiệu lực), abolished (đã bãi bỏ, validTo là ngày cuối). / In force, or abolished with validTo its last day.</param>
public sealed record ProcedureDetail(
    string Code, IReadOnlyList<string> OtherCodes, string Name, string? NameEn, string Field, ProcedureLevel Level, ServiceLevel ServiceLevel, bool CodeIsSample,
    int Version, DateOnly ValidFrom, DateOnly? ValidTo, string Summary, string WhoMayApply, string FileAt, IReadOnlyList<DossierComponent> Components,
    IReadOnlyList<Fee> Fees, IReadOnlyList<TimeLimit> Limits, string CompetentAgency, string? CompetentAgencyCode, string DecidedBy, ResultDocument? Result,
    IReadOnlyList<ProcessStep> Steps, IReadOnlyList<LegalReference> LegalBasis, FormDefinition? Form, PublicationKind Kind, ProcedureInformation? Information, ProcedureState State = ProcedureState.InForce);

/// <summary>inForce (đang có hiệu lực), abolished (đã bãi bỏ). / In force, or abolished.</summary>
public enum ProcedureState
{
    InForce,
    Abolished,
}

/// <summary>Thủ tục công bố để biết, theo danh mục quốc gia. / A procedure told of for information, as the national catalogue has it.</summary>
/// <param name="Levels">Các cấp thực hiện. / Levels it is done at.</param>
/// <param name="Channels">Cách thức nộp. / How it is filed.</param>
/// <param name="TimeLimits">Thời hạn như đã ghi. / Time limits as written.</param>
/// <param name="ResultCodes">Mã kết quả. / Codes of results.</param>
/// <param name="Origin">Nhập từ đâu. / Where it was imported from.</param>
public sealed record ProcedureInformation(
    string Levels, IReadOnlyList<string> Channels, IReadOnlyList<string> TimeLimits, IReadOnlyList<string> ResultCodes, string? Origin);
