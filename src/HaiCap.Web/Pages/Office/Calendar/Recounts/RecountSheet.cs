using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Web.Hosting.Sheets;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Calendar.Recounts;

/// <summary>Who is to be told, as a file. What only moved a unit's own time names no applicant.</summary>
internal static class RecountSheet
{
    public static IReadOnlyList<SheetColumn> Columns =>
    [
        new(T("Mã hồ sơ", "Code"), 24), new(T("Thủ tục", "Procedure"), 50), new(T("Đơn vị đang giữ", "Unit"), 28), new(T("Người giữ", "Holder"), 24), new(T("Người nộp", "Applicant"), 28),
        new(T("Cách báo", "Reached by"), 28), new(T("Hạn trước", "Before"), 18), new(T("Hạn mới", "Now"), 18), new(T("Số ngày làm việc", "Working days")),
        new(T("Phải báo người nộp", "Tell the applicant")),
    ];

    public static object?[] Row(RecountedLine line) =>
    [
        line.Code, line.ProcedureName, line.Unit, line.Officer, line.Promise ? line.Applicant.Name : null, line.Promise ? string.Join("; ", RecountWords.Ways(line.Applicant)) : null,
        line.Before, line.After, line.Days, line.Promise ? T("có", "yes") : T("không", "no"),
    ];
}
