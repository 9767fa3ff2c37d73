using HaiCap.Core.Statistics;
using HaiCap.Web.Hosting.Sheets;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Times;

/// <summary>The tables of the page as files, and what their parts are called. Hours are working hours.</summary>
internal static class TimeSheets
{
    public static IReadOnlyList<SheetColumn> StepColumns =>
    [
        new(T("Mã thủ tục", "Procedure code")), new(T("Thủ tục", "Procedure"), 50), new(T("Bước", "Step"), 30), new(T("Số lượt", "Stays"), 10), new(T("Trung bình (giờ)", "Average (hours)")),
        new(T("Trung vị (giờ)", "Median (hours)")), new(T("90% xong trong (giờ)", "90% within (hours)")), new(T("Được giao (giờ)", "Allowed (hours)")), new(T("Số lượt quá giờ", "Over their hours")),
        new(T("Tỷ lệ quá giờ (%)", "Over (%)")),
    ];

    public static IReadOnlyList<SheetColumn> TierColumns =>
    [
        new(T("Mã thủ tục", "Procedure code")), new(T("Thủ tục", "Procedure"), 50), .. Enum.GetValues<TimePart>().SelectMany(part => new SheetColumn[]
        {
            new($"{Of(part)} {T("(giờ)", "(hours)")}", 18), new($"{Of(part)} (%)", 12), new($"{Of(part)}: {T("trung bình một lượt (giờ)", "average of a stay (hours)")}", 18),
        }),
        new(T("Tổng (giờ)", "Total (hours)")), new(T("Cấp xã (giờ)", "Communes (hours)")), new(T("Cấp tỉnh (giờ)", "Province (hours)")),
    ];

    public static object?[] StepRow(StepTime row) =>
        [row.Procedure, row.ProcedureName, row.StepName, row.Stays, Hours(row.Average), Hours(row.Median), Hours(row.Ninetieth), Hours(row.Allowed), row.Over, row.OverRate];

    public static IEnumerable<object?[]> TierRows(TierTimes times) => times.Procedures.Append(times.All with { Name = T("Tổng cộng", "Total") }).Select(row => (object?[])
    [
        row.Key, row.Name, .. Enum.GetValues<TimePart>().SelectMany(part => new object?[] { Hours(row.Parts[part].Minutes), row.ShareOf(row.Parts[part].Minutes), Hours(row.Parts[part].Average) }),
        Hours(row.Total), Hours(row.Commune.Minutes), Hours(row.Province.Minutes),
    ]);

    public static decimal Hours(decimal minutes) => decimal.Round(minutes / 60m, 1, MidpointRounding.AwayFromZero);

    public static string Of(TimePart part) => part switch
    {
        TimePart.ReceivingCentre => T("Nơi tiếp nhận", "Receiving centre"),
        TimePart.CompetentAgency => T("Cơ quan có thẩm quyền", "Competent agency"),
        TimePart.Division => T("Phòng chuyên môn", "Division"),
        TimePart.Applicant => T("Chờ người nộp", "Waiting for the applicant"),
        _ => T("Chờ nơi được hỏi ý kiến", "Waiting for an opinion"),
    };

    /// <summary>A letter in the picture, so that it reads without colour.</summary>
    public static string Letter(TimePart part) => part switch
    {
        TimePart.ReceivingCentre => "A",
        TimePart.CompetentAgency => "B",
        TimePart.Division => "C",
        TimePart.Applicant => "D",
        _ => "E",
    };
}
