using HaiCap.Core.Statistics;
using HaiCap.Web.Hosting.Sheets;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Statistics;

/// <summary>The table of the page as a file, with its sum as the last line.</summary>
internal static class StatisticsSheet
{
    public static IReadOnlyList<SheetColumn> Columns(StatisticsBy by) =>
    [
        new(IndexModel.NameOf(by), 50), new(T("Tiếp nhận: tổng số", "Received: total")), new(T("Mới trong kỳ", "New in the period")), new(T("Trực tuyến", "Online")),
        new(T("Cán bộ nộp hộ trực tuyến", "Filed online by an officer")), new(T("Trực tiếp", "At the counter")), new(T("Bưu chính", "By post")),
        new(T("Kỳ trước chuyển qua", "Carried over")), new(T("Tỷ lệ trực tuyến (%)", "Online rate (%)")), new(T("Đã giải quyết: tổng số", "Resolved: total")),
        new(T("Trước hạn", "Early")), new(T("Đúng hạn", "On time")), new(T("Quá hạn", "Late")), new(T("Tỷ lệ trước và đúng hạn (%)", "In time (%)")),
        new(T("Rút, dừng giải quyết", "Withdrawn, stopped")), new(T("Đang giải quyết: tổng số", "In progress: total")), new(T("Trong hạn", "Within the limit")),
        new(T("Trong đó đang tạm dừng", "Of which waiting")), new(T("Đã quá hạn", "Overdue")),
    ];

    public static IEnumerable<object?[]> Rows(IndexModel page) =>
        page.Counted.Rows.Select(row => Row(page.NameOf(row), row)).Append(Row(T("Tổng cộng", "Total"), page.Counted.Total));

    private static object?[] Row(string name, StatisticsRow row) =>
    [
        name, row.Received.Total, row.Received.New, row.Received.Online, row.Received.Assisted, row.Received.Counter, row.Received.Post, row.Received.CarriedOver, row.OnlineRate,
        row.Resolved.Total, row.Resolved.Early, row.Resolved.OnTime, row.Resolved.Late, row.InTimeRate, row.Stopped, row.InProgress.Total, row.InProgress.Within,
        row.InProgress.Waiting, row.InProgress.Overdue,
    ];
}
