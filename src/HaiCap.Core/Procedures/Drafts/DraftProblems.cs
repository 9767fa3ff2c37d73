namespace HaiCap.Core.Procedures.Drafts;

public static class DraftProblems
{
    public static readonly Problem NotFound = new("PRO-010", "Không có bản thảo này.", "There is no such draft.");

    public static readonly Problem SavedElsewhere = new(
        "PRO-011",
        "Người khác vừa lưu hoặc xử lý bản thảo này. Nội dung vừa nhập vẫn còn trên màn hình: mở lại bản thảo ở cửa sổ khác, xem chỗ khác nhau rồi lưu lại.",
        "Somebody else has just saved or moved on this draft. What you typed is still on the screen: open the draft in another window, look at what differs, then save again.");

    public static readonly Problem AlreadyOpen = new(
        "PRO-012", "Thủ tục này đang có một bản thảo: sửa tiếp bản thảo đó.", "This procedure has an open draft: go on with that one.", "Code");

    public static readonly Problem NoCode = new(
        "PRO-013", "Nhập mã thủ tục như 1.234567, có thể kèm phần đuôi của địa phương.", "Enter a procedure code such as 1.234567, with a local ending if it has one.", "Code");

    public static readonly Problem CodeTaken = new(
        "PRO-013", "Mã này đã có thủ tục: mở bản thảo từ thủ tục đó, hoặc chọn mã khác.", "A procedure has this code: open a draft from it, or choose another code.", "Code");

    public static readonly Problem OtherCode = new("PRO-013", "Mã trong định nghĩa phải là mã của bản thảo.", "The code in the definition must be the draft's.", "Source");

    public static readonly Problem NoSource = new("PRO-014", "Không có thủ tục để sao chép.", "There is no procedure to copy.", "CopyOf");

    public static readonly Problem NoName = new(
        "PRO-015", $"Nhập tên thủ tục, không quá {ProcedureDraft.LongestName} ký tự.", $"Enter the procedure's name, at most {ProcedureDraft.LongestName} characters.", "Name");

    public static readonly Problem NoField = new(
        "PRO-015", $"Nhập lĩnh vực, không quá {ProcedureDraft.LongestField} ký tự.", $"Enter the field, at most {ProcedureDraft.LongestField} characters.", "Field");

    public static readonly Problem TooLong = new("PRO-015", "Định nghĩa quá dài.", "The definition is too long.", "Source");

    public static readonly Problem NotWritable = new(
        "PRO-016", "Bản thảo đang chờ thẩm định hoặc đã xong: không sửa được lúc này.", "The draft is being reviewed or has ended: it cannot be changed now.");

    public static readonly Problem NotInReview = new("PRO-016", "Bản thảo không ở bước thẩm định.", "The draft is not in review.");

    public static readonly Problem NotApproved = new(
        "PRO-016", "Chỉ công bố được bản thảo mà bộ phận pháp chế đã đồng ý.", "Only a draft the legal unit has agreed to can be published.");

    public static readonly Problem Ended = new("PRO-016", "Bản thảo đã kết thúc.", "The draft has ended.");

    public static readonly Problem SameEyes = new(
        "PRO-017",
        "Người đã soạn bản thảo không được tự thẩm định hay công bố bản thảo đó: cần một người khác của bộ phận pháp chế.",
        "Whoever wrote a draft may not agree to or publish it: it takes somebody else of the legal unit.");

    public static readonly Problem NoRemarks = new(
        "PRO-018", $"Ghi điều cần sửa, không quá {ProcedureDraft.LongestRemarks} ký tự.", $"Say what is to be mended, in at most {ProcedureDraft.LongestRemarks} characters.", "Remarks");

    /// <param name="field">The box it stands in.</param>
    public static Problem NoteTooLong(string field) => new(
        "PRO-018", $"Ghi không quá {ProcedureDraft.LongestRemarks} ký tự.", $"At most {ProcedureDraft.LongestRemarks} characters.", field);

    public static readonly Problem ReadAgain = new(
        "PRO-019",
        "Sau khi thẩm định đã có phiên bản khác được công bố: thẩm định lại trên chỗ khác với phiên bản đó.",
        "Another version was published after the review: it must be reviewed again beside that one.");

    /// <summary>Publishing serves a sample to everybody: no stored file comes to be one by its hash alone.</summary>
    public static Problem StraySample(string paper) => new(
        "PRO-024",
        $"Tệp mẫu của “{paper}” không phải của thủ tục này: tải tệp lên ở trang Thành phần hồ sơ.",
        $"The sample of “{paper}” is not one of this procedure: upload the file on the page of papers.",
        "Source");
}
