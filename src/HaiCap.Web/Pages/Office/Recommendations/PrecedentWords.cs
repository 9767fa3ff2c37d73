using HaiCap.Core.Missions.Precedents;
using HaiCap.Web.Design.Tags;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>How an answer to go by stands, as people say it.</summary>
public static class PrecedentWords
{
    public static string Of(PrecedentStanding standing) => standing switch
    {
        PrecedentStanding.InForce => T("đang áp dụng", "in force"),
        PrecedentStanding.ToReview => T("cần xem lại", "to be reviewed"),
        PrecedentStanding.LawEnded => T("văn bản đã hết hiệu lực", "its law has ended"),
        _ => T("đã thay thế", "superseded"),
    };

    public static Tone ToneOf(PrecedentStanding standing) => standing switch
    {
        PrecedentStanding.InForce => Tone.Good,
        PrecedentStanding.Superseded => Tone.Off,
        _ => Tone.Warn,
    };

    public static string OfAct(string name) => name switch
    {
        "precedent.published" => T("Công bố giải đáp", "Published"),
        "precedent.reviewed" => T("Xem lại, giữ nguyên", "Reviewed, it stands"),
        "precedent.superseded" => T("Thôi áp dụng", "Not to be followed any more"),
        "precedent.review-due" => T("Văn bản viện dẫn thay đổi, cần xem lại", "A cited instrument changed, to be reviewed"),
        _ => name,
    };
}
