namespace HaiCap.Core.Letters.Templates;

internal static class TemplateProblems
{
    public static Problem Unknown(string key) => new("LET-030", $"Không có mẫu văn bản «{key}».", $"There is no letter template '{key}'.");

    public static readonly Problem NoSource = new("LET-031", "Nội dung mẫu còn trống.", "The template is empty.", "Source");

    public static readonly Problem TooLong = new(
        "LET-032", $"Mẫu dài quá {LetterTemplate.MaxSourceLength} ký tự.", $"The template has more than {LetterTemplate.MaxSourceLength} characters.", "Source");

    public static readonly Problem NoNote = new("LET-033", "Ghi lý do thay đổi để người sau hiểu.", "Say why it changes, for those who come after.", "Note");

    public static readonly Problem InThePast = new(
        "LET-034", "Ngày bắt đầu áp dụng không được ở quá khứ: văn bản đã lập phải lập lại được như cũ.",
        "The first day may not lie in the past: letters already made must stay as they were.", "ValidFrom");

    public static Problem Breaks(string name, Problem problem) => new(
        problem.Code, $"Khung này làm hỏng mẫu «{name}»: {problem.Vi}", $"This frame breaks the template '{name}': {problem.En}", "Source");
}
