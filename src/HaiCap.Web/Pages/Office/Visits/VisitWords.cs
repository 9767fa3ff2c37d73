using HaiCap.Core.Missions.Visits;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Visits;

/// <summary>Parts of a visit as people say them.</summary>
public static class VisitWords
{
    public static string Of(VisitSide side) => side == VisitSide.Delegation ? T("Đoàn công tác", "The delegation") : T("Nơi đoàn đến", "The place");

    /// <summary>«Nguyễn Văn An – Cục trưởng, Cục Sở hữu trí tuệ».</summary>
    public static string Of(Attendee one)
    {
        var post = string.Join(", ", new[] { one.Title, one.Unit }.Where(part => part is not null));
        return post.Length == 0 ? one.Name ?? "" : $"{one.Name} – {post}";
    }

    public static string Of(VisitPart part) => part switch
    {
        VisitPart.SiteSurvey => T("Phiếu khảo sát", "Site survey"),
        VisitPart.Preparation => T("Báo cáo chuẩn bị", "Preparation report"),
        _ => T("Nội dung làm việc", "What was said"),
    };

    /// <summary>In an address: «khao-sat», «chuan-bi».</summary>
    public static string Slug(VisitPart part) => part == VisitPart.Preparation ? "chuan-bi" : "khao-sat";

    public static VisitPart PartOf(string slug) => slug == "chuan-bi" ? VisitPart.Preparation : VisitPart.SiteSurvey;

    public static string Of(FigureKind kind) => kind switch
    {
        FigureKind.Received => T("Hồ sơ tiếp nhận", "Dossiers received"),
        FigureKind.OnlineRate => T("Tỷ lệ nộp trực tuyến (%)", "Online rate (%)"),
        FigureKind.Resolved => T("Hồ sơ đã giải quyết", "Dossiers resolved"),
        FigureKind.InTimeRate => T("Tỷ lệ giải quyết đúng hạn, trước hạn (%)", "Resolved in time (%)"),
        FigureKind.Overdue => T("Hồ sơ quá hạn", "Dossiers overdue"),
        _ => T("Lượt người đến giao dịch", "Visitors at the counters"),
    };

    /// <summary>«1.142»; «91,77 %».</summary>
    public static string Of(FigureKind kind, decimal value) => VisitFigure.IsRate(kind) ? $"{Number(value)} %" : Number(value);
}
