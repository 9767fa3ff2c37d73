using System.Globalization;
using System.Text;
using HaiCap.Core.Statistics;
using HaiCap.Web.Hosting;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Statistics;

/// <summary>The table as RFC 4180 with a byte-order mark, which spreadsheets need to read Vietnamese.</summary>
internal static class StatisticsCsv
{
    public static byte[] Write(IndexModel page)
    {
        var text = new StringBuilder();
        Line(text,
        [
            IndexModel.NameOf(page.By), T("Tiếp nhận: tổng số", "Received: total"), T("Mới trong kỳ", "New in the period"), T("Trực tuyến", "Online"),
            T("Cán bộ nộp hộ trực tuyến", "Filed online by an officer"), T("Trực tiếp", "At the counter"), T("Bưu chính", "By post"),
            T("Kỳ trước chuyển qua", "Carried over"), T("Tỷ lệ trực tuyến (%)", "Online rate (%)"), T("Đã giải quyết: tổng số", "Resolved: total"),
            T("Trước hạn", "Early"), T("Đúng hạn", "On time"), T("Quá hạn", "Late"), T("Tỷ lệ trước và đúng hạn (%)", "In time (%)"),
            T("Rút, dừng giải quyết", "Withdrawn, stopped"), T("Đang giải quyết: tổng số", "In progress: total"), T("Trong hạn", "Within the limit"),
            T("Trong đó đang tạm dừng", "Of which waiting"), T("Đã quá hạn", "Overdue"),
        ]);
        foreach (var row in page.Counted.Rows)
        {
            Line(text, Fields(page.NameOf(row), row));
        }

        Line(text, Fields(T("Tổng cộng", "Total"), page.Counted.Total));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static IEnumerable<string> Fields(string name, StatisticsRow row) =>
    [
        name, .. new[]
        {
            row.Received.Total, row.Received.New, row.Received.Online, row.Received.Assisted, row.Received.Counter, row.Received.Post, row.Received.CarriedOver,
        }.Select(N), Rate(row.OnlineRate), N(row.Resolved.Total), N(row.Resolved.Early), N(row.Resolved.OnTime), N(row.Resolved.Late), Rate(row.InTimeRate),
        N(row.Stopped), N(row.InProgress.Total), N(row.InProgress.Within), N(row.InProgress.Waiting), N(row.InProgress.Overdue),
    ];

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(CsvField.Of)).Append("\r\n");

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Rate(decimal? rate) => rate?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
