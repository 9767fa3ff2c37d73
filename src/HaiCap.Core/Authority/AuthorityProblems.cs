using HaiCap.Core.Authority.Rules;

namespace HaiCap.Core.Authority;

public static class AuthorityProblems
{
    public static readonly Problem NoInstrument = new("AUT-001", "Không tìm thấy văn bản này.", "No such instrument.", "Instrument");
    public static readonly Problem NoGrant = new("AUT-002", "Không tìm thấy quy định thẩm quyền này.", "No such grant of competence.");
    public static readonly Problem NoNumber = new("AUT-003", "Nhập số, ký hiệu của văn bản.", "Give the number of the instrument.", "Number");
    public static readonly Problem NoIssuer = new("AUT-004", "Nhập cơ quan ban hành.", "Give who issued it.", "Issuer");
    public static readonly Problem NoTitle = new("AUT-005", "Nhập trích yếu.", "Say what it is about.", "Title");
    public static readonly Problem KnownNumber = new("AUT-006", "Đã có văn bản mang số này.", "An instrument of this number is there already.", "Number");
    public static readonly Problem InForceBeforeSigned = new("AUT-007", "Ngày có hiệu lực không thể trước ngày ký.", "It cannot be in force before it is signed.", "InForceFrom");
    public static readonly Problem EndsBeforeItBegins = new("AUT-008", "Ngày cuối không thể trước ngày đầu.", "The last day cannot be before the first.", "To");
    public static readonly Problem AlreadyEnded = new("AUT-009", "Đã kết thúc từ trước.", "It has ended already.");
    public static readonly Problem NoReason = new("AUT-010", "Ghi lý do, văn bản làm căn cứ.", "Give the reason and what it rests on.", "Why");
    public static readonly Problem NothingCovered = new("AUT-011", "Chọn thủ tục, lĩnh vực hoặc nhãn.", "Choose procedures, a field or a tag.", "Codes");
    public static readonly Problem NoHolder = new("AUT-012", "Chọn ai được giao thẩm quyền.", "Choose who gets the competence.", "To");
    public static readonly Problem NoGrantor = new("AUT-013", "Chọn ai giao thẩm quyền, hoặc quy định thẩm quyền làm gốc.", "Choose who gives the competence, or the grant above.", "From");
    public static readonly Problem NoCondition = new("AUT-014", "Ghi điều kiện bằng lời như văn bản.", "Give the condition in the words of the instrument.", "Case");
    public static readonly Problem NoLink = new("AUT-015", "Địa chỉ văn bản bắt đầu bằng https:// hoặc http://.", "A link begins with https:// or http://.", "Link");
    public static readonly Problem NoSuchPlace = new("AUT-016", "Không có xã, phường với mã này trong tỉnh.", "No commune of this code in the province.", "Territory");

    public static readonly Problem NoCode = new("AUT-018", "Mã thủ tục viết như 2.002385.", "A procedure's code is written as 2.002385.", "Codes");

    public static readonly Problem NoEnd = new(
        "AUT-030", "Ủy quyền phải có thời hạn: ghi ngày cuối.", "An authorisation is limited in time: give its last day.", "To");

    public static readonly Problem PassedOn = new(
        "AUT-031",
        "Người được ủy quyền không được ủy quyền lại (Nghị định 30/2020/NĐ-CP, Điều 13.3).",
        "An authorisation is never passed on (decree 30/2020, article 13.3).",
        "Parent");

    public static readonly Problem MayNotPassOn = new(
        "AUT-032", "Quy định gốc không cho phép giao tiếp thẩm quyền này.", "The grant above does not allow passing it on.", "Parent");

    public static readonly Problem NotTheHolder = new(
        "AUT-033", "Chỉ người đang giữ thẩm quyền theo quy định gốc mới giao tiếp được.", "Only the holder by the grant above passes it on.", "From");

    public static readonly Problem LongerThanParent = new(
        "AUT-034", "Thời gian phải nằm trong hiệu lực của quy định gốc.", "It must lie within the days of the grant above.", "To");

    public static readonly Problem LongerThanInstrument = new(
        "AUT-035", "Thời gian phải nằm trong hiệu lực của văn bản.", "It must lie within the days of its instrument.", "ValidFrom");

    public static readonly Problem NotWritten = new(
        "AUT-036",
        "Ủy quyền phải bằng văn bản: chọn quyết định hoặc giấy ủy quyền, ký trước hoặc trong ngày bắt đầu.",
        "An authorisation is written: choose a decision or an authorisation, signed on or before its first day.",
        "Instrument");

    public static readonly Problem NotADeputy = new(
        "AUT-037", "Chọn một cấp phó đang giữ chức vụ tại cơ quan này.", "Choose a deputy who holds a post in this agency.", "Position");

    public static readonly Problem NoCover = new("AUT-038", "Không tìm thấy việc giao phụ trách này.", "No such charge.");

    public static readonly Problem NoFile = new("AUT-039", "Văn bản này chưa có tệp.", "There is no file of this instrument.", "file");

    public static readonly Problem NoFileChosen = new("AUT-039", "Chọn tệp toàn văn của văn bản.", "Choose the file of its text.", "file");

    public static Problem TooLong(string field, int most) => new("AUT-017", $"Nội dung dài quá {most} ký tự.", $"Longer than {most} characters.", field);

    /// <summary>Signing outside one's authority: the reason, and the name of who may.</summary>
    public static Problem AnothersAuthority(Competent one) => new(
        "AUT-020",
        $"Không ký được: việc này thuộc thẩm quyền của {Who(one)}{By(one)}.",
        $"You may not sign: this is for {Who(one)} to decide{By(one, "by")}.");

    public static Problem NotPassedOn(Competent one) => new(
        "AUT-021",
        $"Không ký được: chỉ {Who(one)} được ủy quyền{By(one)}; cấp phó không ký thay người được ủy quyền (Nghị định 30/2020/NĐ-CP, Điều 13.3).",
        $"You may not sign: only {Who(one)} is authorised{By(one, "by")}; deputies do not sign for an authorised officer (decree 30/2020, article 13.3).");

    public static Problem Vacant(Competent one) => new(
        "AUT-022",
        $"Không ký được: chức vụ {OfficeTitles.Of(one.Agency, one.Outside, Office.Head)} đang khuyết và chưa ai được giao phụ trách. Ghi nhận quyết định giao phụ trách trước.",
        $"You may not sign: the post of {OfficeTitles.Of(one.Agency, one.Outside, Office.Head)} is vacant and nobody was charged with it. Record the charge first.");

    public static Problem Contradiction(IReadOnlyList<Competent> all) => new(
        "AUT-023",
        $"Chưa ký được: các văn bản giao thẩm quyền này cho nhiều nơi khác nhau ({string.Join("; ", all.Select(Who))}). Đơn vị pháp chế cần xử lý chồng lấn trước.",
        $"Not yet: instruments give this competence to several ({string.Join("; ", all.Select(Who))}). The legal unit has to settle the overlap first.");

    public static Problem Nobody(GapReason gap) => new("AUT-024", $"Không ký được: {Reason(gap).Vi}", $"You may not sign: {Reason(gap).En}");

    public static (string Vi, string En) Reason(GapReason gap) => gap switch
    {
        GapReason.PlaceNeeded => ("thẩm quyền thuộc cấp xã, cần biết xã, phường nào.", "a commune decides; say which."),
        GapReason.OtherProvince => ("thẩm quyền thuộc tỉnh khác theo nơi đặt thiết bị hoặc trụ sở.", "another province decides, by where the equipment or the head office is."),
        GapReason.NotPublished => ("thủ tục không có hiệu lực vào ngày này.", "the procedure is not in force on that day."),
        _ => ("cơ quan được giao thẩm quyền không tồn tại vào ngày này.", "the agency that has the competence does not exist on that day."),
    };

    private static string Who(Competent one) => one.Signer is { } signer
        ? $"{signer.Post.Title} {one.AgencyName} ({signer.Post.OfficerName})" : OfficeTitles.Of(one.Agency, one.Outside, one.Office);

    private static string By(Competent one, string word = "theo") => one.By is { } grant ? $", {word} {grant.Instrument.Citation}{(grant.Article.Length == 0 ? "" : $" ({grant.Article})")}" : "";
}
