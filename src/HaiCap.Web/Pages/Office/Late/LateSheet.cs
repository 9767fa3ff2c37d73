using HaiCap.Core.Dossiers.Late;
using HaiCap.Web.Hosting.Sheets;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Late;

/// <summary>The list as a table. Hours are working hours.</summary>
internal static class LateSheet
{
    public static IReadOnlyList<SheetColumn> Columns =>
    [
        new(T("Mã hồ sơ", "Code"), 24), new(T("Chủ hồ sơ", "Applicant"), 28), new(T("Mã thủ tục", "Procedure code"), 14), new(T("Thủ tục", "Procedure"), 50),
        new(T("Lý do", "Reason"), 26), new(T("Bước", "Step"), 28), new(T("Đơn vị đang giữ", "Unit"), 28), new(T("Cán bộ đang giữ", "Officer"), 24), new(T("Giữ từ", "Held since"), 18),
        new(T("Đã giữ (giờ làm việc)", "Held (working hours)")), new(T("Người giữ trước", "Held before by"), 24), new(T("Hạn gần nhất", "Due"), 18),
        new(T("Quá hạn (giờ làm việc)", "Late by (working hours)")), new(T("Hẹn trả", "Promised"), 18), new(T("Quá hẹn trả (giờ làm việc)", "Past the promise (working hours)")),
        new(T("Tổng thời gian (giờ làm việc)", "In all (working hours)")),
    ];

    public static object?[] Row(LateLine line) =>
    [
        line.Code, line.Applicant, line.ProcedureCode, line.ProcedureName, LateWords.Of(line.Reason), line.Step ?? LateWords.Opinion, line.Unit, line.Officer ?? LateWords.Nobody, line.HeldSince,
        Hours(line.Held), line.Before, line.DueAt, line.DueAt is null ? null : Hours(Math.Max(0, line.Late)), line.PromisedAt, line.PromisedLate is { } past ? Hours(past) : null, Hours(line.Total),
    ];

    private static decimal Hours(int minutes) => decimal.Round(minutes / 60m, 2);
}
