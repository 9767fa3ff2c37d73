namespace HaiCap.Core.Succession;

public static class SuccessionProblems
{
    public static readonly Problem NoPlan = new("SUC-001", "Không tìm thấy phương án này.", "No such plan.");
    public static readonly Problem NotNow = new("SUC-002", "Phương án không còn ở bước này.", "The plan is no longer at this step.");
    public static readonly Problem OwnPlan = new("SUC-003", "Người lập không tự thẩm tra phương án của mình; nhờ người thứ hai.", "Who drew it up does not review it; ask a second person.");
    public static readonly Problem Blocked = new("SUC-004", "Còn điều chặn trong bản chạy thử: sửa phương án trước khi đồng ý.", "The dry run still has blocks: mend the plan before it is agreed to.");
    public static readonly Problem NoReason = new("SUC-005", "Ghi lý do.", "Give the reason.", "Note");
    public static readonly Problem NoTitle = new("SUC-006", "Đặt tên cho phương án.", "Give the plan a title.", "Title");
    public static readonly Problem NoInstrument = new("SUC-007", "Chọn văn bản làm căn cứ, có trong danh mục văn bản.", "Choose the instrument that orders it, from the register.", "Instrument");
    public static readonly Problem InstrumentLater = new("SUC-008", "Văn bản chưa có hiệu lực vào ngày này.", "The instrument is not in force on that day.", "EffectiveOn");
    public static readonly Problem InThePast = new("SUC-009", "Ngày áp dụng không thể ở quá khứ.", "The day cannot lie in the past.", "EffectiveOn");
    public static readonly Problem NoUnit = new("SUC-010", "Ghi ít nhất một đơn vị thay đổi.", "Name at least one unit that changes.", "Handings");
    public static readonly Problem NoNewName = new("SUC-016", "Ghi tên và tên ngắn.", "Give the name and the short name.", "Names");
    public static readonly Problem TooLong = new("SUC-027", "Nội dung dài quá mức cho phép.", "Too long.");
    public static readonly Problem NoProcedure = new("SUC-028", "Mã thủ tục viết như 2.002385.", "A procedure's code is written as 2.002385.", "Handings");

    public static Problem NoSuchUnit(string code) => new("SUC-011", $"Không có đơn vị đang hoạt động mang mã {code}.", $"No unit in force has the code {code}.", "Handings");

    public static Problem NoSuccessor(string code) => new("SUC-012", $"Đơn vị kế thừa {code} không tồn tại vào ngày áp dụng.", $"The successor {code} does not exist on that day.", "Handings");

    public static Problem SuccessorEnds(string code) => new("SUC-013", $"{code} vừa kết thúc vừa là đơn vị kế thừa.", $"{code} both ends and succeeds.", "Handings");

    public static Problem CodeTaken(string code) => new("SUC-014", $"Mã {code} không đúng dạng, hoặc đã có cơ quan dùng.", $"The code {code} is no code, or is taken.", "New");

    public static Problem NoParent(string code) => new("SUC-015", $"Cơ quan cấp trên {code} không tồn tại vào ngày áp dụng.", $"The agency above, {code}, does not exist on that day.", "New");

    public static Problem NoPlace(string code) => new("SUC-017", $"Không có xã, phường mã {code} trong tỉnh.", $"No commune {code} in the province.", "Handings");

    public static Problem OtherKind(string from, string to) => new("SUC-018", $"{to} không thể kế thừa {from}: khác loại cơ quan.", $"{to} cannot succeed {from}: it is another kind of agency.", "Handings");

    public static Problem TwoRests(string code) => new("SUC-019", $"{code} có hai nơi nhận phần còn lại.", $"The rest of {code} goes to two units.", "Handings");

    public static Problem StaysAndLeaves(string code) => new("SUC-020", $"{code} tiếp tục hoạt động nên giữ phần còn lại; bỏ dòng không có điều kiện.", $"{code} goes on and keeps the rest: leave out the line without a condition.", "Handings");

    public static Problem NoSuchPost(Guid id) => new("SUC-021", $"Không có chức vụ {id:N} ở các đơn vị này.", $"No post {id:N} in these units.", "Posts");

    public static Problem OtherPlan(string code, string title) => new("SUC-022", $"{code} đang nằm trong phương án khác: {title}.", $"{code} is part of another plan: {title}.", "Handings");

    public static Problem Children(string code, string under) => new(
        "SUC-023", $"{under} trực thuộc {code}, chưa có dòng nói về đâu.", $"{under} stands under {code} and no line says where it goes.", "Handings");

    public static Problem WorkWithoutRule(string unit, int count, string example) => new(
        "SUC-030", $"{count} hồ sơ đang mở của {unit} chưa có quy tắc nói giao cho ai (ví dụ {example}).", $"{count} open dossiers of {unit} have no rule saying to whom they go (for example {example}).");

    public static Problem TwoClaims(string unit, int count, string example) => new(
        "SUC-031", $"{count} hồ sơ đang mở của {unit} có hai nơi cùng nhận (ví dụ {example}).", $"{count} open dossiers of {unit} are claimed by two successors (for example {example}).");

    public static Problem TwoHeads(string unit, string names) => new(
        "SUC-032", $"{unit} sẽ có hơn một người đứng đầu: {names}. Ghi chức vụ mới cho người thôi đứng đầu.", $"{unit} would have more than one head: {names}. Say which post the others get.");

    public static Problem TwoSuccessors(string what) => new("SUC-033", $"Hai đơn vị cùng kế thừa một thẩm quyền: {what}.", $"Two successors for one competence: {what}.");

    public static Problem NoHolder(string what) => new("SUC-034", $"Không đơn vị nào kế thừa: {what}.", $"Nobody succeeds to: {what}.");

    public static Problem PostWithoutRule(string post) => new("SUC-035", $"Chức vụ chưa biết về đơn vị nào: {post}.", $"No unit for the post: {post}.");
}
