using System.Globalization;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Recommendations;

namespace HaiCap.Core.Missions.Report;

/// <summary>How a report says it: an official text, in Vietnamese.</summary>
internal static class ReportWords
{
    private static readonly CultureInfo Vi = VietnameseText.Culture;

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset at) => at.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString("N0", Vi);

    public static string Share(BoardCount count) => count.Share is { } share ? share.ToString("0.#", Vi) + " %" : "–";

    public static string Hours(int? hours) => hours switch { null => "–", < 24 => $"{hours} giờ", _ when hours % 24 == 0 => $"{hours / 24} ngày", _ => $"{hours / 24} ngày {hours % 24} giờ" };

    public static string VisitsLine(MissionReport report) =>
        $"Đã đến {Count(report, VisitState.Visited)}, theo kế hoạch {Count(report, VisitState.Planned)}, chưa có kế hoạch {Count(report, VisitState.NotPlanned)} tỉnh, thành phố.";

    private static string Count(MissionReport report, VisitState state) => Number(report.Visits.Count(one => one.Visit.State == state));

    public static string Of(ProvinceVisit visit) => visit switch
    {
        { State: VisitState.Visited, Day: { } day } => $"đã đến, {Day(day)}",
        { State: VisitState.Planned, Day: { } day } => $"theo kế hoạch, {Day(day)}",
        { State: VisitState.Planned } => "theo kế hoạch",
        _ => "chưa có kế hoạch",
    };

    public static string Of(AnswerKind kind) => kind switch
    {
        AnswerKind.Guidance => "Hướng dẫn",
        AnswerKind.Done => "Đã thực hiện",
        AnswerKind.Planned => "Sẽ thực hiện",
        AnswerKind.AmendText => "Sửa đổi văn bản",
        AnswerKind.OtherAuthority => "Thuộc cơ quan khác",
        _ => "Không tiếp thu, có lý do",
    };

    public static string Of(RecommendationState state) => state switch
    {
        RecommendationState.Received => "đã nhận, chờ phân",
        RecommendationState.Routed => "đã chuyển đơn vị",
        RecommendationState.Drafting => "đang soạn trả lời",
        RecommendationState.Approved => "đã duyệt, chờ gửi",
        RecommendationState.Answered => "đã trả lời",
        RecommendationState.Reopened => "hỏi lại",
        _ => "đã khép",
    };

    /// <summary>«133/2025/NĐ-CP, Điều 7».</summary>
    public static string Cites(RecommendationAnswer answer) => string.Join("; ", answer.ReadCites().Select(one => one.Article is { } article ? $"{one.Number}, {article}" : one.Number));
}
