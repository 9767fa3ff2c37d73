namespace HaiCap.Core.Procedures.National;

/// <summary>What may be wrong with a file of the national catalogue.</summary>
public static class NationalProblems
{
    public static readonly Problem NotReadable = new(
        "PRO-040", "Không đọc được tệp: cần tệp JSON (một danh sách) hoặc XLSX (dòng đầu là tên cột).", "The file cannot be read: JSON (one list) or XLSX (titles in the first row) is needed.", "file");

    public static readonly Problem Strange = new("PRO-043", "Giá trị phải là chữ hoặc danh sách chữ.", "The value must be text or a list of text.");

    public static readonly Problem NoLevel = new(
        "PRO-045", "Cấp thực hiện phải là Cấp bộ, Cấp tỉnh, Cấp xã hoặc Cơ quan khác, cách nhau bằng dấu phẩy.", "The level must be Cấp bộ, Cấp tỉnh, Cấp xã or Cơ quan khác, with commas between.");

    public static readonly Problem Empty = new("PRO-047", "Tệp không có thủ tục nào.", "There is no procedure in the file.", "file");

    public static readonly Problem Stale = new(
        "PRO-050", "Danh mục đã thay đổi sau khi xem trước. Xem trước lại rồi nhập.", "The catalogue has changed since the preview. Look again, then import.");

    public static readonly Problem Gone = new("PRO-051", "Tệp xem trước không còn. Tải tệp lên lại.", "The previewed file is gone. Upload it again.", "file");

    public static Problem Missing(string key) => new("PRO-041", $"Thiếu cột “{key}”.", $"“{key}” is missing.");

    public static Problem NoCode(string text) => new("PRO-042", $"“{Cut(text)}” không phải mã thủ tục, ví dụ 1.003542.", $"“{Cut(text)}” is no procedure code such as 1.003542.");

    public static Problem TooLong(int most) => new("PRO-044", $"Dài quá {most} ký tự hoặc quá nhiều mục.", $"Longer than {most} characters, or too many items.");

    public static Problem Twice(int row) => new("PRO-046", $"Mã đã có ở dòng {row}.", $"The code stands in row {row} already.");

    public static Problem TooLarge(string what) => new("PRO-048", $"Tệp quá lớn: {what}.", $"The file is too large: {what}.", "file");

    public static Problem Faulty(int rows) => new(
        "PRO-049", $"{rows} dòng có lỗi; chưa nhập gì. Sửa các dòng đó rồi nhập lại.", $"{rows} rows are faulty; nothing was imported. Mend them and import again.", "file");

    private static string Cut(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
