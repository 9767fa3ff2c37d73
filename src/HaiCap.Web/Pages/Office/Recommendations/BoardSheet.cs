using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Web.Hosting.Sheets;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>The tables of the board as one file: by place, by kind, by kind and month, by delegation, by topic, and the whole.</summary>
internal static class BoardSheet
{
    public static IReadOnlyList<SheetColumn> Columns =>
    [
        new(T("Tính theo", "Counted by"), 20), new(T("Nơi hỏi", "Place"), 30), new(T("Loại khó khăn", "Kind"), 30), new(T("Tháng hỏi", "Month of asking")), new(T("Kiến nghị", "Recommendations")),
        new(T("Đã trả lời", "Answered")), new(T("Tỷ lệ trả lời (%)", "Answered (%)")), new(T("Chưa trả lời", "Owed")), new(T("Trong đó quá hạn", "Of which late")),
        new(T("Đoàn hoặc chủ đề", "Delegation or topic"), 40), new(T("Giải quyết tại chỗ", "Resolved on the spot")), new(T("Số nơi hỏi", "Places")), new(T("Số tỉnh", "Provinces")),
        new(T("Đoàn công tác", "Visit"), 24),
    ];

    public static IEnumerable<object?[]> Rows(BoardModel page, IReadOnlyList<KindLine> kinds)
    {
        foreach (var (code, name) in page.Names)
        {
            yield return Row(T("Nơi hỏi", "Place"), name, null, null, page.CountOf(code), visit: page.Board.Viewer.IsMinistry ? BoardModel.Told(page.VisitOf(code)) : null);
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

        foreach (var one in page.Board.Delegations)
        {
            yield return Row(T("Đoàn công tác", "Delegation"), null, null, null, one.Count, one.Name, one.OnTheSpot);
        }

        foreach (var one in page.Board.Topics)
        {
            yield return [T("Chủ đề", "Topic"), null, null, null, one.Asked, null, null, one.Owed, null, one.Title, null, one.Places, one.Provinces, null];
        }

        yield return Row(T("Tổng cộng", "Total"), null, null, null, page.Board.Total, spot: page.Board.OnTheSpot);
    }

    private static object?[] Row(string by, string? place, string? kind, string? month, BoardCount count, string? name = null, int? spot = null, string? visit = null) =>
        [by, place, kind, month, count.Asked, count.Answered, count.Share, count.Owed, count.Late, name, spot, null, null, visit];
}
