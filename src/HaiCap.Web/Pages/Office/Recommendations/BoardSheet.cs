using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Web.Hosting.Sheets;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>The tables of the board as one file: by place, by kind, by kind and month, and the whole.</summary>
internal static class BoardSheet
{
    public static IReadOnlyList<SheetColumn> Columns =>
    [
        new(T("Tính theo", "Counted by"), 20), new(T("Nơi hỏi", "Place"), 30), new(T("Loại khó khăn", "Kind"), 30), new(T("Tháng hỏi", "Month of asking")), new(T("Kiến nghị", "Recommendations")),
        new(T("Đã trả lời", "Answered")), new(T("Tỷ lệ trả lời (%)", "Answered (%)")), new(T("Chưa trả lời", "Owed")), new(T("Trong đó quá hạn", "Of which late")),
    ];

    public static IEnumerable<object?[]> Rows(BoardModel page, IReadOnlyList<KindLine> kinds)
    {
        foreach (var (code, name) in page.Names)
        {
            yield return Row(T("Nơi hỏi", "Place"), name, null, null, page.CountOf(code));
        }

        foreach (var kind in kinds)
        {
            yield return Row(T("Loại khó khăn", "Kind"), null, T(kind.Name, kind.NameEn), null, page.Board.Kinds.GetValueOrDefault(kind.Code));
        }

        foreach (var kind in kinds)
        {
            foreach (var month in page.Board.Months)
            {
                yield return Row(T("Loại và tháng", "Kind and month"), null, T(kind.Name, kind.NameEn), BoardModel.Month(month), page.Board.ByMonth.GetValueOrDefault((kind.Code, month)));
            }
        }

        yield return Row(T("Tổng cộng", "Total"), null, null, null, page.Board.Total);
    }

    private static object?[] Row(string by, string? place, string? kind, string? month, BoardCount count) =>
        [by, place, kind, month, count.Asked, count.Answered, count.Share, count.Owed, count.Late];
}
